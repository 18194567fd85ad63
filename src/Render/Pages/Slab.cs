using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Pages;

/// <summary>An item of a slab: moved by (X, Y) from the slab's left end and baseline, in a structure node.</summary>
internal readonly record struct SlabPart(FrameItem Item, double X, double Y, int Node);

/// <summary>The tinted ground of a callout or of code: it reaches from the first to the last slab that stands on it.</summary>
internal sealed record Backdrop(double Left, double Width, Colour Tint, Colour? Bar, Backdrop? Under);

/// <summary>The empty slabs that give a backdrop its inner margins.</summary>
internal enum Edge
{
    /// <summary>Not an edge.</summary>
    None,
    /// <summary>The upper one.</summary>
    Top,
    /// <summary>The lower one.</summary>
    Bottom,
}

/// <summary>Something that is never broken: a line of text, a row of a table, a display, a picture.</summary>
internal sealed class Slab(double height, double depth)
{
    /// <summary>Above the baseline.</summary>
    public double Height { get; set; } = height;

    /// <summary>Below the baseline.</summary>
    public double Depth { get; set; } = depth;

    /// <summary>From top to bottom.</summary>
    public double Total => Height + Depth;

    /// <summary>The left end, from the left edge of the text.</summary>
    public double Left { get; set; }

    /// <summary>What stands on it.</summary>
    public List<SlabPart> Parts { get; } = [];

    /// <summary>The ground that it stands on.</summary>
    public Backdrop? Backdrop { get; set; }

    /// <summary>The table head to be shown again when a page begins with this slab.</summary>
    public Slab? RepeatedHead { get; set; }

    /// <summary>Whether it is nothing but a line to write on.</summary>
    public bool IsRuled { get; init; }

    /// <summary>Whether it is the empty edge of a backdrop.</summary>
    public Edge Edge { get; init; }

    /// <summary>Adds an item.</summary>
    public void Add(FrameItem item, double x, double y, int node) => Parts.Add(new(item, x, y, node));

    /// <summary>Adds everything on another slab, moved by (x, y) between the baselines.</summary>
    public void Add(Slab other, double x, double y)
    {
        foreach (var part in other.Parts)
        {
            Parts.Add(part with { X = part.X + x, Y = part.Y + y });
        }
    }

    /// <summary>Adds a formula; a link in it becomes a structure node of its own.</summary>
    public void Add(Setting setting, MathBox formula, double x, double y, int node)
    {
        foreach (var item in formula.Items)
        {
            Parts.Add(new(item, x, y, item is FrameItem.LinkArea ? setting.Node("Link", node) : node));
        }
    }

    /// <summary>Scales it down so that it is no taller than a page.</summary>
    public void Fit(double tallest) => Scale(Math.Min(1, tallest / Math.Max(Total, 1e-9)));

    /// <summary>Scales everything on it about its left end.</summary>
    public void Scale(double scale)
    {
        if (scale >= 1)
        {
            return;
        }

        for (var i = 0; i < Parts.Count; i++)
        {
            var part = Parts[i];
            Parts[i] = new(part.Item.Scaled(scale), part.X * scale, part.Y * scale, part.Node);
        }

        Height *= scale;
        Depth *= scale;
    }
}

/// <summary>A slab in the endless column that is cut into pages, with the space above it (gone after a cut) and how bad a cut above it would be.</summary>
internal readonly record struct ColumnItem(Slab Slab, double SpaceBefore, int PenaltyBefore, FigureGroup? Figure = null);

/// <summary>What begins with a picture that may be set smaller or later: so many items, in a column of such a width, with such a space behind them.</summary>
internal sealed record FigureGroup(int Count, double Width, double SpaceAfter);

/// <summary>The endless column.</summary>
internal sealed class Column
{
    /// <summary>A penalty that forbids a cut.</summary>
    public const int Never = 10000;

    /// <summary>A penalty that forces a cut.</summary>
    public const int Always = -10000;

    private double _space;
    private int _penalty;

    /// <summary>What has been set so far, from top to bottom.</summary>
    public List<ColumnItem> Items { get; } = [];

    /// <summary>The ground that slabs stand on now.</summary>
    public Backdrop? Backdrop { get; set; }

    /// <summary>Adds a slab.</summary>
    public void Add(Slab slab)
    {
        slab.Backdrop = Backdrop;
        var atEdge = slab.Edge == Edge.Bottom || (Items.Count > 0 && Items[^1].Slab.Edge == Edge.Top);
        Items.Add(new(slab, atEdge ? 0 : _space, atEdge ? Never : _penalty));
        _space = 0;
        _penalty = 0;
    }

    /// <summary>At least so much space before the next slab; spaces do not add up.</summary>
    public void Space(double height) => _space = Math.Max(_space, height);

    /// <summary>Tells how bad a cut before the next slab would be: the worst that is said, but a forced cut wins.</summary>
    public void Penalty(int penalty) =>
        _penalty = penalty == Always || _penalty == Always ? Always : Math.Max(_penalty, penalty);
}
