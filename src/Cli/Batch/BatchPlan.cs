using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Variants;

namespace WorkedSolutions.Cli.Batch;

/// <summary>A batch whose problem and roster have been read: what is to be made, for whom, in which order.</summary>
internal sealed class BatchPlan
{
    private readonly ImmutableArray<Recipient> _roster;

    private BatchPlan(BatchOptions options, string text, ProblemSource source, VariantSelection selection, string id, string title, ImmutableArray<Recipient> roster)
    {
        Options = options;
        Text = text;
        Source = source;
        Selection = selection;
        Id = id;
        Title = title;
        _roster = roster;
        ProblemHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>What was asked for.</summary>
    public BatchOptions Options { get; }

    /// <summary>The problem file.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of the problem file.</summary>
    public string ProblemHash { get; }

    /// <summary>The problem.</summary>
    public ProblemSource Source { get; }

    /// <summary>The choice of variants.</summary>
    public VariantSelection Selection { get; }

    /// <summary>The problem's id.</summary>
    public string Id { get; }

    /// <summary>The title of what all variants have in common.</summary>
    public string Title { get; }

    /// <summary>How many variants the whole batch has.</summary>
    public int Count => Options.Count ?? _roster.Length;

    /// <summary>The first of this part, from 0.</summary>
    public int First => (int)((long)Count * (Options.Shard.Part - 1) / Options.Shard.Of);

    /// <summary>One past the last of this part.</summary>
    public int End => (int)((long)Count * Options.Shard.Part / Options.Shard.Of);

    /// <summary>Whether variants with the numbers of an earlier one are drawn again. A student's variant never depends on others.</summary>
    public bool DrawsAgain => Options.Roster is null && !Options.Allowed.Contains(VariantRules.SameNumbers);

    /// <summary>For whom variant i, from 0, is.</summary>
    public Recipient At(int i) => Options.Roster is null ? Roster.Numbered(i + 1) : _roster[i];

    /// <summary>All that decides the bytes of the batch, the part apart: two runs with the same text go on with each other's files.</summary>
    public string Fingerprint
    {
        get
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"{Product.Version}\n{Pcg32.Algorithm}\n{ProblemHash}\n{Path.GetFileName(Options.Problem)}\n{Options.Seed}\n{Count}\n");
            text.AppendJoin(' ', Options.Papers.Select(paper => $"{paper.Format}/{paper.Copy}")).Append('\n');
            text.AppendJoin(' ', Options.Platforms).Append('\n').AppendJoin(' ', Options.Allowed.Where(rule => Options.Roster is null || rule != VariantRules.SameNumbers)).Append('\n');
            text.Append(Options.Style).Append('\n').Append(Options.Booklet).Append('\n');
            foreach (var recipient in _roster)
            {
                text.AppendJoin('\u001f', recipient.Columns.Select(cell => $"{cell.Column}={cell.Cell}")).Append('\n');
            }

            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    /// <summary>Reads problem and roster; null with diagnostics where something is wrong.</summary>
    public static BatchPlan? Read(BatchOptions options, List<Diagnostic> diagnostics)
    {
        var text = Files.Read(options.Problem, ReadLimits.FileSize, diagnostics);
        var roster = options.Roster is { } file ? ReadRoster(file, diagnostics) : [];
        if (text is null || diagnostics.Any(d => d.Severity == Severity.Error))
        {
            return null;
        }

        if (Booklets.TooLong(options, options.Count ?? roster.Length) is { } tooLong)
        {
            diagnostics.Add(tooLong);
            return null;
        }

        var source = ProblemSource.Parse(text, options.Problem);
        var prepared = VariantSelection.Prepare(source, options.Seed, options.Allowed);
        diagnostics.AddRange(prepared.Diagnostics);
        if (prepared.Selection is not { } selection)
        {
            return null;
        }

        var head = prepared.Head!;
        diagnostics.AddRange(roster.Take(1).SelectMany(student => student.UnknownColumns(head)).Select(column =>
            Diagnostic.Warning("unknown-column", new Place(options.Problem, 0, 0), $"{{{column}}} names no column of the roster and stays as it is", $"its columns are {string.Join(", ", roster[0].Columns.Select(cell => $"{{{cell.Column}}}"))}")));
        if (head.Drawn.IsEmpty && !options.Allowed.Contains(VariantRules.SameNumbers) && (options.Count ?? roster.Length) > 1)
        {
            diagnostics.Add(Diagnostic.Error("no-generators", new Place(options.Problem, 0, 0), "the problem has no generators, so that all variants would be the same", "put {uniform: [-1, 1], step: 0.05} in the place of a number, or --allow same-numbers"));
            return null;
        }

        return new BatchPlan(options, text, source, selection, head.Id, CommonTitle(head, roster), roster);
    }

    /// <summary>The batch of which a manifest lists a part; null with diagnostics where something is wrong.</summary>
    public static BatchPlan? Joined(JsonElement manifest, string problem, string output, IReadOnlyList<Recipient> recipients, bool report, bool quiet, List<Diagnostic> diagnostics)
    {
        if (Files.Read(problem, ReadLimits.FileSize, diagnostics) is not { } text)
        {
            return null;
        }

        var formats = Strings(manifest, "to").ToList();
        var copies = Strings(manifest, "copies").Select(PaperWords.Copy).ToList();
        var allowed = Strings(manifest, "allowed").ToImmutableSortedSet(StringComparer.Ordinal);
        var seed = ulong.Parse(manifest.GetProperty("seed").GetString()!, CultureInfo.InvariantCulture);
        var roster = manifest.GetProperty("roster").GetBoolean();
        var file = manifest.GetProperty("problem_file").GetString()!;
        var options = new BatchOptions(
            file, roster ? null : recipients.Count, roster ? output : null, seed, output, BatchOptions.PapersOf(formats, copies),
            [.. PlatformFiles.Names.Where(formats.Contains)], 1, (1, 1), manifest.GetProperty("booklet").GetBoolean(), report, allowed, manifest.GetProperty("style").GetString(), quiet);
        var source = ProblemSource.Parse(text, file);
        var prepared = VariantSelection.Prepare(source, seed, allowed);
        diagnostics.AddRange(prepared.Diagnostics);
        return prepared.Selection is { } selection
            ? new BatchPlan(options, text, source, selection, prepared.Head!.Id, CommonTitle(prepared.Head, recipients), roster ? [.. recipients] : [])
            : null;
    }

    /// <summary>The title of what all students have in common: the problem's, or its id where the title names columns of the roster.</summary>
    private static string CommonTitle(ProblemHead head, IReadOnlyList<Recipient> recipients) =>
        recipients.Count > 0 && recipients[0].Head(head).Title != head.Title ? head.Id : head.Title;

    private static IEnumerable<string> Strings(JsonElement manifest, string name) => manifest.GetProperty(name).EnumerateArray().Select(value => value.GetString() ?? "");

    private static ImmutableArray<Recipient> ReadRoster(string file, List<Diagnostic> diagnostics)
    {
        const int mostBytes = 64 << 20;
        if (Files.Read(file, mostBytes, diagnostics) is not { } text)
        {
            return [];
        }

        var roster = Roster.Read(text, file);
        diagnostics.AddRange(roster.Diagnostics);
        return roster.Recipients;
    }
}
