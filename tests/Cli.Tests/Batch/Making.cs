using System.Collections.Immutable;
using WorkedSolutions.Cli.Batch;
using WorkedSolutions.Render;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Cli.Tests.Batch;

/// <summary>Makes batches in this process.</summary>
internal static class Making
{
    public static BatchOptions Options(string problem, string output, int? count = null, string? roster = null, params string[] formats) => new(
        problem, count, roster, 7, output, BatchOptions.PapersOf(formats, [PaperCopy.Question, PaperCopy.Solution]),
        [.. PlatformFiles.Names.Where(formats.Contains)], 2, (1, 1), false, false, [], null, true);

    public static int Make(BatchOptions options)
    {
        var diagnostics = new List<Diagnostic>();
        var plan = BatchPlan.Read(options, diagnostics);
        Assert.True(plan is not null, string.Join("\n", diagnostics));
        return BatchRun.Execute(plan);
    }

    public static SortedDictionary<string, string> Made(BatchOptions options)
    {
        Assert.Equal(ExitCode.Done, Make(options));
        return Scratch.Files(options.Out);
    }

    public static BatchOptions Allowing(this BatchOptions options, params string[] rules) => options with { Allowed = rules.ToImmutableSortedSet(StringComparer.Ordinal) };
}
