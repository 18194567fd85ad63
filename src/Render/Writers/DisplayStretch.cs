using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Writers;

/// <summary>Displays that follow each other, cut into runs whose relations stand below each other. Lengths in em.</summary>
internal static class DisplayStretch
{
    /// <summary>The runs of the displays from one on, each with its displays.</summary>
    public static IEnumerable<(DisplayRun Run, ImmutableArray<Block.DisplayMath> Displays)> From(ImmutableArray<Block> blocks, int at, double width)
    {
        var displays = blocks.Skip(at).TakeWhile(block => block is Block.DisplayMath).Cast<Block.DisplayMath>().ToImmutableArray();
        var next = 0;
        foreach (var run in Runs(displays, width))
        {
            yield return (run, displays.Slice(next, run.Count));
            next += run.Count;
        }
    }

    private static ImmutableArray<DisplayRun> Runs(ImmutableArray<Block.DisplayMath> displays, double width) => displays.Length == 1
        ? [new DisplayRun(1, 0, 0)]
        : DisplayRun.Of([.. displays.Select(display => DisplayExtent.Of(display.Formula, 1))], width);
}
