using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using WorkedSolutions.Render;
using WorkedSolutions.Render.Json;
using WorkedSolutions.Render.Pictures;
using WorkedSolutions.Render.Styles;
using WorkedSolutions.Render.Writers;
using WorkedSolutions.Solver;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Traces;
using WorkedSolutions.Solver.Variants;

namespace WorkedSolutions.Cli.Commands;

/// <summary><c>worked solve FILE…</c></summary>
internal static class SolveCommand
{
    public static Command Create()
    {
        var files = CommandOptions.Files("problem files, or folders of them; - reads standard input");
        var formats = CommandOptions.Formats("md, html, pdf, tex or json; may be repeated (default: from -o's ending, else md)");
        var output = new Option<string?>("-o", "--output") { HelpName = "PATH", Description = "a file, or a folder for several files; - or nothing: standard output" };
        var copy = new Option<string>("--copy") { HelpName = "COPY", Description = "solution, question, answers or marking", DefaultValueFactory = _ => "solution" };
        copy.AcceptOnlyFromAmong("solution", "question", "answers", "marking");
        var style = new Option<string?>("--style") { HelpName = "NAME|DIR", Description = "a template style, or a folder with one of your own" };
        var seed = CommandOptions.Seed("N", "which random variant");
        var flavour = new Option<string>("--flavour") { HelpName = "DIALECT", Description = "of Markdown: github, pandoc or moodle", DefaultValueFactory = _ => "github" };
        flavour.AcceptOnlyFromAmong("github", "pandoc", "moodle");
        var quiet = new Option<bool>("--quiet") { Description = "no warnings, no list of written files" };
        var command = new Command("solve", "Solves problems and writes their worked solutions.") { files, formats, output, copy, style, seed, flavour, quiet };
        command.SetAction(parsed => new SolveRun(
            parsed.GetValue(files)!,
            parsed.GetValue(formats)!,
            parsed.GetValue(output),
            PaperWords.Copy(parsed.GetValue(copy)!),
            parsed.GetValue(style),
            parsed.GetValue(seed),
            CommandOptions.Flavour(parsed.GetValue(flavour)!),
            parsed.GetValue(quiet)).Execute());
        return command;
    }
}

/// <summary>One run of <c>worked solve</c>.</summary>
internal sealed record SolveRun(string[] Files, string[] Formats, string? Output, PaperCopy Copy, string? Style, ulong Seed, MarkdownFlavour Flavour, bool Quiet)
{
    private readonly Dictionary<string, string> _written = new(StringComparer.Ordinal);

    private bool ToFolder => Output is not null and not "-" && (Output.EndsWith('/') || Output.EndsWith(Path.DirectorySeparatorChar) || Directory.Exists(Output));

    public int Execute()
    {
        var formats = ChosenFormats();
        if (UsageProblem(formats) is { } problem)
        {
            Report.Error(problem.Message, problem.Hint);
            return ExitCode.Usage;
        }

        if (!CommandOptions.TryStyle(Style, out var folder))
        {
            return ExitCode.Usage;
        }

        var status = ExitCode.Done;
        foreach (var file in Files.SelectMany(Cli.Files.Problems))
        {
            status = Math.Max(status, SolveFile(file, formats, folder));
        }

        return status;
    }

    private List<PaperFormat> ChosenFormats()
    {
        if (Formats.Length > 0)
        {
            return [.. Formats.Select(PaperWords.Format).Distinct()];
        }

        var ending = Output is null ? "" : Path.GetExtension(Output).TrimStart('.').ToLowerInvariant();
        return [PaperWords.Endings.TryGetValue(ending, out var format) ? format : PaperFormat.Markdown];
    }

    private (string Message, string Hint)? UsageProblem(List<PaperFormat> formats)
    {
        var several = Files.Length > 1 || formats.Count > 1 || Directory.Exists(Files[0]);
        var toOutput = Output is null or "-";
        if (Output is not null && string.IsNullOrWhiteSpace(Output))
        {
            return ("-o has no name behind it", "name a file, a folder that ends with /, or - for standard output");
        }

        if (toOutput && formats.Count > 1)
        {
            return ("several formats cannot go to standard output together", "name a folder: -o DIR/");
        }

        if (several && toOutput && formats[0] is PaperFormat.Pdf or PaperFormat.Html or PaperFormat.Latex)
        {
            return ($"several {PaperWords.Ending(formats[0])} documents cannot go to standard output together", "name a folder: -o DIR/");
        }

        if (several && !toOutput && !ToFolder && (Path.HasExtension(Output) || File.Exists(Output)))
        {
            return ($"{Output} is one file, but there are several results", "name a folder: -o DIR/");
        }

        return null;
    }

    private int SolveFile(string file, List<PaperFormat> formats, StyleSource? folder)
    {
        var diagnostics = new List<Diagnostic>();
        var trace = Solve(file, diagnostics);
        var failed = diagnostics.Any(d => d.Severity == Severity.Error);
        if (failed || trace is null)
        {
            Report.Write(diagnostics);
            return ExitCode.Usage;
        }

        if (trace.Verification.Disagreements.Length > 0)
        {
            Report.Error($"{file}: internal error: the routes of verification disagree on {string.Join(", ", trace.Verification.Disagreements.Take(5))}", "no document is written; please report this problem file");
            return ExitCode.Internal;
        }

        if (!Quiet)
        {
            Report.Write(diagnostics);
        }

        if (!IsFirst(file, trace.Problem.Head.Id))
        {
            return ExitCode.Usage;
        }

        var status = ExitCode.Done;
        foreach (var format in formats)
        {
            status = Math.Max(status, WritePaper(trace, format, folder));
        }

        return status;
    }

    /// <summary>Whether no earlier problem has the same id; else its papers would be overwritten.</summary>
    private bool IsFirst(string file, string id)
    {
        if (Output is null or "-" || _written.TryAdd(id, file))
        {
            return true;
        }

        Report.Error($"{file}: {_written[id]} has the id `{id}`, too; its papers would be overwritten", "give one of them another `id`");
        return false;
    }

    private Trace? Solve(string file, List<Diagnostic> diagnostics)
    {
        var text = Cli.Files.Read(file, ReadLimits.FileSize, diagnostics);
        if (text is null)
        {
            return null;
        }

        var source = ProblemSource.Parse(text, file == "-" ? "<stdin>" : file);
        var solved = VariantSelection.One(source, Seed);
        diagnostics.AddRange(solved.Diagnostics);
        if (Style is null && Papers.UnknownStyle(source.Style) is { } unknown)
        {
            diagnostics.Add(unknown);
        }

        return solved.Trace;
    }

    private int WritePaper(Trace trace, PaperFormat format, StyleSource? folder)
    {
        if (format == PaperFormat.Json && PathOf(trace, format) is { } file)
        {
            return Deliver(file, stream => TraceJson.Write(trace, stream));
        }

        using var buffer = new MemoryStream();
        var path = PathOf(trace, format);
        var pictures = new List<(string Name, string Svg)>();
        var figures = path is null || Cli.Files.IsDevice(path) ? null : new FigureFiles(Path.GetFileNameWithoutExtension(path), (name, svg) => pictures.Add((name, svg)));
        var diagnostics = Papers.Write(trace, new PaperRequest(format, Copy, folder is null ? Style : null, Flavour), buffer, folder, figures);
        if (folder is null)
        {
            // A style that ships mentions lines that a short paper leaves out; nobody but us can mend that.
            diagnostics = diagnostics.RemoveAll(diagnostic => diagnostic.Code == "link-without-place");
        }

        if (Report.Write(Quiet ? diagnostics.Where(d => d.Severity == Severity.Error) : diagnostics))
        {
            return ExitCode.Usage;
        }

        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (path is null)
        {
            return Cli.Files.WriteToOutput(bytes.Span) ? ExitCode.Done : ExitCode.Output;
        }

        foreach (var (name, svg) in pictures)
        {
            if (Deliver(Path.Combine(Path.GetDirectoryName(path) ?? "", name), stream => stream.Write(Encoding.UTF8.GetBytes(svg))) is var status and not ExitCode.Done)
            {
                return status;
            }
        }

        return Deliver(path, stream => stream.Write(bytes.Span));
    }

    /// <summary>The file that a paper goes to; null for standard output.</summary>
    private string? PathOf(Trace trace, PaperFormat format) => Output is null or "-"
        ? null
        : ToFolder || Files.Length > 1 || Formats.Length > 1 || Directory.Exists(Files[0]) ? Path.Combine(Output, FileName(trace, format)) : Output;

    private int Deliver(string path, Action<Stream> write)
    {
        if (!Cli.Files.Write(path, write))
        {
            return ExitCode.Output;
        }

        if (!Quiet)
        {
            Console.Error.WriteLine($"wrote {path}");
        }

        return ExitCode.Done;
    }

    private string FileName(Trace trace, PaperFormat format)
    {
        var copy = Copy == PaperCopy.Solution || format == PaperFormat.Json ? "" : "." + Papers.Name(Copy);
        return $"{trace.Problem.Head.Id}{copy}.{PaperWords.Ending(format)}";
    }
}
