using System.Collections.Immutable;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Svg;

namespace WorkedSolutions.Render.Drawings;

/// <summary>
/// A drawing of shapes and formulas, free of any output format. Lengths in PDF points (1/72 inch), x to the right, y down from
/// the top left corner.
/// </summary>
/// <param name="Name">What figures call it, e.g. <c>network</c>.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Description">What it shows, for a reader who does not see it: names, sizes, values.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
/// <param name="Items">What is drawn, in painting order.</param>
public sealed record Picture(string Name, string Title, string Description, double Width, double Height, ImmutableArray<PictureItem> Items)
{
    /// <summary>The picture as an SVG file.</summary>
    public string Svg(SvgLetters letters = SvgLetters.Outlines) => SvgWriter.Write(Frame(), Title, Description, letters: letters);

    /// <summary>The picture as glyphs and paths at their places.</summary>
    public Frame Frame()
    {
        var items = ImmutableArray.CreateBuilder<FrameItem>(2 * Items.Length);
        foreach (var item in Items)
        {
            switch (item)
            {
                case PictureItem.Shape shape:
                    items.Add(new FrameItem.Path(shape.Steps, shape.StrokeWidth, shape.Fill, shape.Dashes) { Colour = shape.Colour });
                    break;
                case PictureItem.Label label:
                    Set(label, items);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return new Frame(Width, Height, items.DrainToImmutable());
    }

    private static void Set(PictureItem.Label label, ImmutableArray<FrameItem>.Builder items)
    {
        var box = MathLayout.Layout(label.Text, label.Size);
        var (left, baseline) = (label.X - box.Width / 2, label.Y + (box.Height - box.Depth) / 2);
        if (label.Ground is { } ground)
        {
            items.Add(new FrameItem.Rectangle(left - PictureItem.Margin, baseline - box.Height - PictureItem.Margin, box.Width + 2 * PictureItem.Margin, box.Height + box.Depth + 2 * PictureItem.Margin) { Colour = ground });
        }

        foreach (var item in box.Items)
        {
            var moved = item.Moved(left, baseline, -1);
            items.Add(moved.Colour == Colour.Black ? moved with { Colour = label.Colour } : moved);
        }
    }
}

/// <summary>One thing of a <see cref="Picture"/>.</summary>
public abstract record PictureItem
{
    /// <summary>How far the ground behind a label reaches beyond its letters.</summary>
    internal const double Margin = 1;

    private PictureItem() { }

    /// <summary>A path, stroked (StrokeWidth &gt; 0) in its colour and/or filled; dashes in points or empty.</summary>
    public sealed record Shape(ImmutableArray<PathStep> Steps, double StrokeWidth, Colour Colour, Colour? Fill = null, ImmutableArray<double> Dashes = default) : PictureItem;

    /// <summary>A formula with the middle of its box at (X, Y); <paramref name="Ground"/>: what is painted behind it, null for nothing.</summary>
    public sealed record Label(MathNode Text, double X, double Y, double Size, Colour Colour = default, Colour? Ground = null) : PictureItem;
}

/// <summary>A rectangle: a label's box, a neuron's.</summary>
internal readonly record struct LabelBox(double Left, double Top, double Right, double Bottom)
{
    /// <summary>The box of the given size around a middle.</summary>
    public static LabelBox Around(double x, double y, double width, double height) => new(x - width / 2, y - height / 2, x + width / 2, y + height / 2);

    /// <summary>The box of a label.</summary>
    public static LabelBox Of(PictureItem.Label label)
    {
        var size = MathLayout.Layout(label.Text, label.Size);
        return Around(label.X, label.Y, size.Width, size.Height + size.Depth);
    }

    /// <summary>Whether the boxes have an area in common, or are nearer to each other than <paramref name="apart"/>.</summary>
    public bool Meets(LabelBox other, double apart = 0) =>
        Left < other.Right + apart && other.Left < Right + apart && Top < other.Bottom + apart && other.Top < Bottom + apart;

    /// <summary>Whether the line from (x1, y1) to (x2, y2) passes through the box (Liang and Barsky's clipping).</summary>
    public bool Cuts(double x1, double y1, double x2, double y2)
    {
        var (from, to) = (0.0, 1.0);
        return Clip(x1 - x2, x1 - Left, ref from, ref to) && Clip(x2 - x1, Right - x1, ref from, ref to)
            && Clip(y1 - y2, y1 - Top, ref from, ref to) && Clip(y2 - y1, Bottom - y1, ref from, ref to);
    }

    private static bool Clip(double p, double q, ref double from, ref double to)
    {
        if (p == 0)
        {
            return q >= 0;
        }

        var r = q / p;
        _ = p < 0 ? from = Math.Max(from, r) : to = Math.Min(to, r);
        return from <= to;
    }
}
