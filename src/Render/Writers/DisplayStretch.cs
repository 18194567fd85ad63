using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Writers;

/// <summary>A display and the lines of two cells that it is set in; null: as it is.</summary>
internal readonly record struct DisplayInLines(Block.DisplayMath Display, GridRows? Lines);

/// <summary>
/// Displays that follow each other, cut into runs whose relations stand below each other, each broken where it is wider than the
/// line, as on the pages of a PDF. Lengths in em.
/// </summary>
internal static class DisplayStretch
{
    /// <summary>The runs of the displays from one on, each with its displays.</summary>
    public static IEnumerable<(DisplayRun Run, ImmutableArray<DisplayInLines> Displays)> From(ImmutableArray<Block> blocks, int at, double width)
    {
        var displays = blocks.Skip(at).TakeWhile(block => block is Block.DisplayMath).Cast<Block.DisplayMath>().ToImmutableArray();
        var next = 0;
        foreach (var run in Runs(displays, width))
        {
            yield return (run, ImmutableArray.CreateRange(displays.Slice(next, run.Count), display => InLines(display, run, width)));
            next += run.Count;
        }
    }

    private static ImmutableArray<DisplayRun> Runs(ImmutableArray<Block.DisplayMath> displays, double width) => displays.Length == 1
        ? [new DisplayRun(1, 0, 0)]
        : DisplayRun.Of([.. displays.Select(display => DisplayExtent.Of(display.Formula, 1, width))], width);

    private static DisplayInLines InLines(Block.DisplayMath display, DisplayRun run, double width) =>
        new(display, MathLayout.Broken(display.Formula, 1, width) ?? (run.Count > 1 ? DisplayLines.AtRelation(display.Formula) : null));
}
