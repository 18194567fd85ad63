using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using WorkedSolutions.Cli.Batch;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Variants;

namespace WorkedSolutions.Cli.Commands;

/// <summary><c>worked batch PROBLEM</c></summary>
internal static class BatchCommand
{
    private const int MostVariants = 1_000_000;

    private static readonly ImmutableArray<string> CopyNames = ["solution", "question", "answers", "marking"];

    private static readonly ImmutableArray<string> FormatNames = [.. PaperWords.Endings.Keys, .. PlatformFiles.Names];

    public static Command Create()
    {
        var problem = new Argument<string?>("PROBLEM") { Description = "a problem file with generators", Arity = ArgumentArity.ZeroOrOne };
        var count = CommandOptions.Count("--count", "N", "so many numbered variants");
        var roster = new Option<string?>("--roster") { HelpName = "FILE", Description = "a variant for each student of a CSV file with the columns id, name and any others" };
        var seed = CommandOptions.Seed("S", "the seed of all variants");
        var output = new Option<string?>("--out", "-o") { HelpName = "DIR", Description = "the folder for all files" };
        var formats = new Option<string[]>("--to") { HelpName = "FORMAT", Description = "json, md, html, pdf, tex; moodle, qti21, canvas; may be repeated", Arity = ArgumentArity.OneOrMore };
        formats.AllowMultipleArgumentsPerToken = false;
        var copies = new Option<string[]>("--copy") { HelpName = "COPY", Description = "question, solution, answers, marking; may be repeated (default: question and solution)", Arity = ArgumentArity.OneOrMore };
        var jobs = CommandOptions.Count("--jobs", "N", "so many variants at the same time (default: one per core)");
        var shard = new Option<string?>("--shard") { HelpName = "I/N", Description = "only the I-th of N parts, for --merge" };
        var booklet = new Option<bool>("--booklet") { Description = "one document per copy, each variant on new pages" };
        var report = new Option<bool>("--report") { Description = "print how the answers spread and what was thrown away" };
        var allow = new Option<string[]>("--allow") { HelpName = "RULE", Description = $"do not keep a rule: {string.Join(", ", VariantRules.Names)}; may be repeated", Arity = ArgumentArity.OneOrMore };
        allow.AcceptOnlyFromAmong([.. VariantRules.Names]);
        var merge = new Option<string[]>("--merge") { HelpName = "DIR", Description = "join the parts in these folders", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };
        var style = new Option<string?>("--style") { HelpName = "NAME", Description = "a template style" };
        var quiet = new Option<bool>("--quiet") { Description = "no progress, no warnings" };
        var command = new Command("batch", "Makes many random variants of a problem.") { problem, count, roster, seed, output, formats, copies, jobs, shard, booklet, report, allow, merge, style, quiet };
        command.SetAction(parsed => new BatchArguments(
            parsed.GetValue(problem),
            parsed.GetValue(count),
            parsed.GetValue(roster),
            parsed.GetValue(seed),
            parsed.GetValue(output),
            Words(parsed.GetValue(formats)),
            Words(parsed.GetValue(copies)),
            parsed.GetValue(jobs),
            parsed.GetValue(shard),
            parsed.GetValue(booklet),
            parsed.GetValue(report),
            parsed.GetValue(allow) ?? [],
            parsed.GetValue(merge) ?? [],
            parsed.GetValue(style),
            parsed.GetValue(quiet)).Execute());
        return command;
    }

    /// <summary>
    /// The command line with each of <c>--to pdf html</c> under an option of its own. Only names of formats and copies are taken, so
    /// that a problem file may follow.
    /// </summary>
    public static string[] Spread(string[] arguments)
    {
        if (arguments is not ["batch", ..])
        {
            return arguments;
        }

        var spread = new List<string>(arguments.Length);
        string? repeated = null;
        foreach (var word in arguments)
        {
            var names = repeated == "--to" ? FormatNames : CopyNames;
            if (repeated is not null && names.Contains(word))
            {
                if (spread[^1] != repeated)
                {
                    spread.Add(repeated);
                }
            }
            else
            {
                repeated = word is "--to" or "--copy" ? word : null;
            }

            spread.Add(word);
        }

        return [.. spread];
    }

    /// <summary>Values that were repeated or joined by commas.</summary>
    private static string[] Words(string[]? values) => [.. (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>The words of the command line before they are understood.</summary>
    private sealed record BatchArguments(
        string? Problem, int? Count, string? Roster, ulong Seed, string? Out, string[] Formats, string[] Copies, int? Jobs, string? Shard,
        bool Booklet, bool Report, string[] Allow, string[] Merge, string? Style, bool Quiet)
    {
        public int Execute()
        {
            if (UsageProblem() is { } problem)
            {
                Cli.Report.Error(problem.Message, problem.Hint);
                return ExitCode.Usage;
            }

            if (Merge.Length > 0)
            {
                return BatchMerge.Execute(Merge, Out!, Report, Quiet);
            }

            var diagnostics = new List<Diagnostic>();
            var plan = BatchPlan.Read(Options(), diagnostics);
            var failed = Cli.Report.Write(Quiet ? diagnostics.Where(d => d.Severity == Severity.Error) : diagnostics);
            return failed || plan is null ? ExitCode.Usage : BatchRun.Execute(plan);
        }

        private BatchOptions Options()
        {
            string[] copies = Copies.Length == 0 ? ["question", "solution"] : Copies;
            return new BatchOptions(
                Problem!,
                Count,
                Roster,
                Seed,
                Out!,
                BatchOptions.PapersOf(Formats, [.. copies.Select(PaperWords.Copy)]),
                [.. PlatformFiles.Names.Where(Formats.Contains)],
                Jobs ?? Environment.ProcessorCount,
                ShardOf(Shard) ?? (1, 1),
                Booklet,
                Report,
                Allow.ToImmutableSortedSet(StringComparer.Ordinal),
                Style,
                Quiet);
        }

        private (string Message, string? Hint)? UsageProblem()
        {
            if (string.IsNullOrEmpty(Out))
            {
                return ("there is no folder to write to", "name one: --out DIR");
            }

            if (Merge.Length > 0)
            {
                return Problem is not null || Count is not null || Roster is not null || Formats.Length > 0 || Shard is not null
                    ? ("--merge takes only folders, --out and --report", "the parts say what they were made from")
                    : null;
            }

            if (Problem is null || (Problem.Length > 1 && Problem[0] == '-'))
            {
                return (Problem is null ? "there is no problem file" : $"there is no option {Problem}", "worked batch PROBLEM --count N --out DIR --to FORMAT");
            }

            return NumbersProblem() ?? WordsProblem();
        }

        private (string Message, string? Hint)? NumbersProblem()
        {
            if (Count is null == Roster is null)
            {
                return (Count is null ? "how many variants?" : "--count and --roster exclude each other", "--count N makes N numbered variants, --roster FILE.csv one for each student");
            }

            if (Count is < 1 or > MostVariants)
            {
                return (string.Create(CultureInfo.InvariantCulture, $"--count must be from 1 to {MostVariants}, not {Count}"), null);
            }

            if (Jobs is < 1 or > 1024)
            {
                return (string.Create(CultureInfo.InvariantCulture, $"--jobs must be from 1 to 1024, not {Jobs}"), null);
            }

            return Shard is not null && ShardOf(Shard) is null ? ($"--shard must be I/N with I from 1 to N, not {Shard}", "e.g. --shard 3/10 is the third of ten parts") : null;
        }

        private (string Message, string? Hint)? WordsProblem()
        {
            if (Formats.FirstOrDefault(format => !FormatNames.Contains(format)) is { } unknown)
            {
                return ($"there is no format {unknown}", "formats: " + string.Join(", ", FormatNames));
            }

            if (Copies.FirstOrDefault(copy => !CopyNames.Contains(copy)) is { } copy)
            {
                return ($"there is no copy {copy}", "copies: " + string.Join(", ", CopyNames));
            }

            return Formats.Length == 0 ? ("no format is named", "e.g. --to pdf --to moodle") : null;
        }

        private static (int Part, int Of)? ShardOf(string? text) =>
            text?.Split('/') is [var part, var of]
            && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var p)
            && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var o)
            && p >= 1 && p <= o && o <= MostVariants
                ? (p, o)
                : null;
    }
}
