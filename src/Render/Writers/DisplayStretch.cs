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
        var displays = blocks.Skip(at).TakeWhile(block => block is Block.DisplayMath).Select(block => Measured((Block.DisplayMath)block, width)).ToImmutableArray();
        var next = 0;
        foreach (var run in Runs(displays, width))
        {
            yield return (run, ImmutableArray.CreateRange(displays.Slice(next, run.Count), display => new DisplayInLines(display.Block, display.Broken ?? Lines(display.Block, run))));
            next += run.Count;
        }
    }

    private static GridRows? Lines(Block.DisplayMath block, DisplayRun run) => run.Count > 1 ? DisplayLines.AtRelation(block.Formula) : null;

    private static ImmutableArray<DisplayRun> Runs(ImmutableArray<(Block.DisplayMath Block, double Width, GridRows? Broken)> displays, double width) => displays.Length == 1
        ? [new DisplayRun(1, 0, 0)]
        : DisplayRun.Of([.. displays.Select(display => DisplayExtent.Of(display.Width, width, () => MathLayout.LeftOfRelation(display.Block.Formula, 1)))], width);

    private static (Block.DisplayMath Block, double Width, GridRows? Broken) Measured(Block.DisplayMath block, double line)
    {
        var (width, broken) = MathLayout.Measure(block.Formula, 1, line);
        return (block, width, broken);
    }
}
