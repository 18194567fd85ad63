using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Render;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Pictures;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Variants;

namespace WorkedSolutions.Cli.Batch;

/// <summary>One document per copy and format that holds all variants, each on new pages with a bookmark.</summary>
internal static class Booklets
{
    /// <summary>A booklet is made in one go, so its length has an end.</summary>
    public const int MostVariants = 1000;

    /// <summary>The error of a batch, all its parts together, that is too long for a booklet; null where it is not.</summary>
    public static Diagnostic? TooLong(BatchOptions options, int count) => options.Booklet && count > MostVariants
        ? Diagnostic.Error(
            "booklet-too-long",
            new Place(options.Roster ?? options.Problem, 0, 0),
            string.Create(CultureInfo.InvariantCulture, $"a booklet holds up to {MostVariants} variants, not {count}"),
            "leave out --booklet, which makes a file for each variant, or make several smaller batches")
        : null;

    /// <summary>Writes the booklets: their files, or diagnostics where one is an error.</summary>
    public static (List<WrittenFile> Files, ImmutableArray<Diagnostic> Diagnostics) Write(BatchPlan plan, BatchFolder folder, BatchJournal journal, CancellationToken stop)
    {
        var files = new List<WrittenFile>();
        var copies = plan.Options.Papers.Where(paper => paper.Format != PaperFormat.Json).GroupBy(paper => paper.Copy).ToList();
        using var progress = new Progress(plan.Count * copies.Count, 0, plan.Options.Quiet);
        foreach (var copy in copies)
        {
            var parts = new List<(string, Document)>();
            for (var i = 0; i < plan.Count; i++)
            {
                stop.ThrowIfCancellationRequested();
                var made = Papers.Document(Trace(plan, journal, i), copy.Key, plan.Options.Style);
                if (made.Document is not { } document)
                {
                    return ([], made.Diagnostics);
                }

                parts.Add((plan.At(i).Label, document));
                progress.Step();
            }

            var booklet = DocumentJoin.Join(parts[0].Item2.Head with { Title = plan.Title, Course = null }, parts);
            foreach (var paper in copy)
            {
                using var buffer = new MemoryStream();
                var figures = new FigureFiles(Papers.Name(paper.Copy), (name, svg) => files.Add(folder.Write(name, System.Text.Encoding.UTF8.GetBytes(svg))));
                var diagnostics = Papers.Write(booklet, paper, plan.Options.Problem, buffer, figures);
                if (diagnostics.Any(d => d.Severity == Severity.Error))
                {
                    return ([], diagnostics);
                }

                files.Add(folder.Write($"{Papers.Name(paper.Copy)}.{PaperWords.Ending(paper.Format)}", buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
            }
        }

        return (files, []);
    }

    private static Solver.Traces.Trace Trace(BatchPlan plan, BatchJournal journal, int index)
    {
        using var entry = journal.Entry(index);
        var recipient = plan.At(index);
        var key = new VariantKey(plan.Options.Seed, recipient.Key, entry.RootElement.GetProperty("attempt").GetInt32());
        return VariantSelection.Rebuild(plan.Source, key, recipient.Head).Trace ?? throw new InvalidOperationException($"variant {recipient.Key} cannot be made again");
    }
}
