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

    /// <summary>The rows of a display, how wide they are, and how much of that stands left of the relation (null: it has none).</summary>
    private sealed record Display(ImmutableArray<MathBox> Rows, double Width, double? Relation)
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

    /// <summary>Finds the places of the displays that follow each other from one on, group by group.</summary>
    private void Place(Region region, ImmutableArray<Block> blocks, int at)
    {
        var group = new List<Display>();
        double left = 0, right = 0;
        for (; at < blocks.Length && blocks[at] is Block.DisplayMath block; at++)
        {
            var display = Measured(region, block);
            var (before, after) = display.Relation is { } relation ? (relation, display.Width - relation) : (0, display.Width);
            var fits = display.Relation is not null && Math.Max(left, before) + Math.Max(right, after) <= region.Width;
            if (group.Count > 0 && !(fits && group[0].Relation is not null))
            {
                Flush(region, group, left, right);
                (left, right) = (0, 0);
            }

            group.Add(display);
            (left, right) = (Math.Max(left, before), Math.Max(right, after));
        }

        Flush(region, group, left, right);
    }

    private Display Measured(Region region, Block.DisplayMath block)
    {
        var rows = setting.Display(block.Formula, region.Style.Size, region.Width);
        var width = rows.IsEmpty ? 0 : rows.Max(row => row.Width);
        var isScaled = width > region.Width - 1e-3;
        return new(rows, width, isScaled ? null : setting.Formulas.Relation?.Invoke(block.Formula, region.Style.Size));
    }

    private void Flush(Region region, List<Display> group, double left, double right)
    {
        var start = (region.Width - left - right) / 2;
        foreach (var display in group)
        {
            _waiting.Enqueue(display with { Left = start + left - (display.Relation ?? left) });
        }

        group.Clear();
    }
}
