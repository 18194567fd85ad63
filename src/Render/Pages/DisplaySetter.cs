using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Pages;

/// <summary>
/// Sets displayed maths: centred; displays that follow each other stand with their relations below each other, as far as they
/// fit into the width so. Rows may stand on different pages if need be.
/// </summary>
internal sealed class DisplaySetter(Setting setting)
{
    private const int WithinDisplay = 300;
    private const int WithinLongDisplay = 120;
    private readonly Queue<Display> _waiting = new();

    /// <summary>The rows of a display and how wide they are.</summary>
    private sealed record Display(ImmutableArray<MathBox> Rows, DisplayExtent Extent)
    {
        /// <summary>Where it begins, from the region's left end.</summary>
        public double Left { get; init; }
    }

    /// <summary>Sets the display at a place among blocks.</summary>
    public void Set(Region region, ImmutableArray<Block> blocks, int at)
    {
        if (_waiting.Count == 0)
        {
            Place(region, blocks, at);
        }

        Set(region, (Block.DisplayMath)blocks[at], _waiting.Dequeue());
    }

    private void Set(Region region, Block.DisplayMath block, Display display)
    {
        var size = setting.Page.TextSize;
        var node = setting.FormulaNode(block.Formula, region.Node, display: true);
        region.Column.Space(size * 0.62);
        for (var i = 0; i < display.Rows.Length; i++)
        {
            var row = display.Rows[i];
            var slab = new Slab(row.Height, row.Depth);
            if (i == 0)
            {
                foreach (var anchor in block.Anchors)
                {
                    slab.Add(new FrameItem.Anchor(anchor, 0, -slab.Height - size), 0, 0, node);
                }
            }
            else
            {
                region.Column.Space(size * 0.3);
                region.Column.Penalty(i >= 2 && display.Rows.Length - i >= 2 ? WithinLongDisplay : WithinDisplay);
            }

            slab.Add(setting, row, display.Left, 0, node);
            region.Add(slab);
        }

        region.Column.Space(size * 0.75);
    }

    /// <summary>Finds the places of the displays that follow each other from one on, run by run.</summary>
    private void Place(Region region, ImmutableArray<Block> blocks, int at)
    {
        var displays = new List<Display>();
        for (; at < blocks.Length && blocks[at] is Block.DisplayMath block; at++)
        {
            displays.Add(Measured(region, block));
        }

        var next = 0;
        foreach (var run in DisplayRun.Of([.. displays.Select(display => display.Extent)], region.Width))
        {
            var relation = (region.Width - run.Left - run.Right) / 2 + run.Left;
            for (var end = next + run.Count; next < end; next++)
            {
                _waiting.Enqueue(displays[next] with { Left = relation - (displays[next].Extent.Relation ?? run.Left) });
            }
        }
    }

    private Display Measured(Region region, Block.DisplayMath block)
    {
        var rows = setting.Display(block.Formula, region.Style.Size, region.Width);
        return new(rows, DisplayExtent.Of(MathLayout.Widest(rows), region.Width, () => setting.Formulas.Relation?.Invoke(block.Formula, region.Style.Size)));
    }
}
