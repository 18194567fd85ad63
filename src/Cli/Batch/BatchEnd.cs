using System.Text;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Variants;

namespace WorkedSolutions.Cli.Batch;

/// <summary>What is done when all variants of a batch, or of its part, are there.</summary>
internal static class BatchEnd
{
    /// <summary>Puts the common files together, writes the manifest last, and clears up; the exit status.</summary>
    public static int Finish(BatchPlan plan, BatchFolder folder, BatchJournal journal, CancellationToken stop)
    {
        if (SameNumbers(plan, journal) is { } same)
        {
            Cli.Report.Write([same]);
            if (same.Severity == Severity.Error)
            {
                return ExitCode.Usage;
            }
        }

        var files = new List<WrittenFile> { folder.Write("problem.yaml", Encoding.UTF8.GetBytes(plan.Text)) };
        if (plan.Options.IsShard)
        {
            files.AddRange(PiecesOf(plan).Select(folder.There));
        }
        else
        {
            foreach (var platform in plan.Options.Platforms)
            {
                files.Add(folder.Write(PlatformFiles.FileName(platform), stream => PlatformFiles.Assemble(platform, plan, new PieceReader(folder, platform, stop), stream)));
            }

            if (plan.Options.Booklet)
            {
                var (booklets, diagnostics) = Booklets.Write(plan, folder, journal, stop);
                if (Cli.Report.Write(diagnostics.Where(d => d.Severity == Severity.Error)))
                {
                    return ExitCode.Usage;
                }

                files.AddRange(booklets);
            }
        }

        files.Add(folder.Write("manifest.csv", stream => ManifestText.WriteCsv(stream, plan, journal.Entry)));
        folder.Write("manifest.json", stream => ManifestText.WriteJson(stream, plan, files, journal.Bytes));
        journal.Dispose();
        folder.Clean(pieces: !plan.Options.IsShard);
        return Report(plan, folder);
    }

    /// <summary>The pieces of a part, which its manifest lists for the merge.</summary>
    private static IEnumerable<string> PiecesOf(BatchPlan plan) =>
        from index in Enumerable.Range(plan.First, plan.End - plan.First)
        from platform in plan.Options.Platforms
        select VariantFiles.PiecesName(index, platform);

    /// <summary>Says what is there; the exit status.</summary>
    public static int Report(BatchPlan plan, BatchFolder folder)
    {
        if (plan.Options.Report && !BatchReport.Print(folder))
        {
            return ExitCode.Output;
        }

        if (!plan.Options.Quiet)
        {
            Console.Error.WriteLine($"wrote {plan.End - plan.First} variants to {folder.Root}");
        }

        return ExitCode.Done;
    }

    /// <summary>Students with the same given numbers: an error, unless that is allowed.</summary>
    private static Diagnostic? SameNumbers(BatchPlan plan, BatchJournal journal)
    {
        var first = new Dictionary<UInt128, int>();
        for (var i = plan.First; i < plan.End; i++)
        {
            using var entry = journal.Entry(i);
            var numbers = UInt128.Parse(entry.RootElement.GetProperty("numbers").GetString()!, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
            if (first.TryGetValue(numbers, out var other) && !plan.Options.Allowed.Contains(VariantRules.SameNumbers))
            {
                var place = new Place(plan.Options.Roster ?? plan.Options.Problem, 0, 0);
                return Diagnostic.Error("same-numbers", place, $"{plan.At(other).Label} and {plan.At(i).Label} have the same given numbers", "take another --seed or widen the generators; --allow same-numbers lets it pass");
            }

            first.TryAdd(numbers, i);
        }

        return null;
    }
}
