using System.Collections.Immutable;
using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Pictures;

/// <summary>A picture in the making; its extent grows with what is put on it.</summary>
internal sealed class Canvas
{
    /// <summary>White: the ground behind labels that stand on lines.</summary>
    public static readonly Colour White = new(255, 255, 255);

    /// <summary>Lines that carry numbers forwards.</summary>
    public static readonly Colour Grey = new(0x5c, 0x5c, 0x5c);

    /// <summary>Gradients, and what goes backwards; 6.9 : 1 on white.</summary>
    public static readonly Colour Accent = new(0xa4, 0x36, 0x0c);

    /// <summary>A second colour beside the accent; 7.5 : 1 on white.</summary>
    public static readonly Colour Blue = new(0x1f, 0x4e, 0x8c);

    /// <summary>The inside of neurons and nodes.</summary>
    public static readonly Colour Pale = new(0xf3, 0xf5, 0xf9);

    private const double Kappa = 0.5522847498307936;
    private readonly ImmutableArray<PictureItem>.Builder _items = ImmutableArray.CreateBuilder<PictureItem>();
    private double _left = double.MaxValue, _top = double.MaxValue, _right = double.MinValue, _bottom = double.MinValue;

    /// <summary>Width, and height with depth, of a formula.</summary>
    public static (double Width, double Height) Measure(MathNode text, double size)
    {
        var box = MathLayout.Layout(text, size);
        return (box.Width, box.Height + box.Depth);
    }

    /// <summary>A path of the given steps.</summary>
    public void Path(ImmutableArray<PathStep> steps, double width, Colour colour, Colour? fill = null, ImmutableArray<double> dashes = default)
    {
        _items.Add(new PictureItem.Shape(steps, width, colour, fill, dashes));
        foreach (var step in steps)
        {
            if (step.Kind != 'Z')
            {
                Grow(step.X - width / 2, step.Y - width / 2, step.X + width / 2, step.Y + width / 2);
            }

            if (step.Kind == 'C')
            {
                Grow(Math.Min(step.X1, step.X2), Math.Min(step.Y1, step.Y2), Math.Max(step.X1, step.X2), Math.Max(step.Y1, step.Y2));
            }
        }
    }

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, double width, Colour colour, ImmutableArray<double> dashes = default) =>
        Path([new('M', x1, y1), new('L', x2, y2)], width, colour, null, dashes);

    /// <summary>A straight line with a head at its end.</summary>
    public void Arrow(double x1, double y1, double x2, double y2, double width, Colour colour)
    {
        var length = Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
        if (length < 1)
        {
            return;
        }

        var head = Math.Min(4.5 + width, length);
        Line(x1, y1, x2 - (x2 - x1) / length * head * 0.8, y2 - (y2 - y1) / length * head * 0.8, width, colour);
        Head(x2, y2, (x2 - x1) / length, (y2 - y1) / length, head, colour);
    }

    /// <summary>The head of an arrow with its tip at (x, y), in the direction (dx, dy) of length 1.</summary>
    public void Head(double x, double y, double dx, double dy, double length, Colour colour)
    {
        var (bx, by, half) = (x - dx * length, y - dy * length, 0.36 * length);
        Path([new('M', x, y), new('L', bx - dy * half, by + dx * half), new('L', bx + dy * half, by - dx * half), new('Z', 0, 0)], 0, colour, colour);
    }

    /// <summary>A circle.</summary>
    public void Circle(double x, double y, double radius, double width, Colour colour, Colour? fill, ImmutableArray<double> dashes = default) =>
        Rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius, width, colour, fill, dashes);

    /// <summary>A rectangle with round corners.</summary>
    public void Rounded(double x, double y, double width, double height, double radius, double line, Colour colour, Colour? fill, ImmutableArray<double> dashes = default)
    {
        var c = radius * (1 - Kappa);
        var (right, bottom) = (x + width, y + height);
        Path(
            [
                new('M', x + radius, y), new('L', right - radius, y), new('C', right, y + radius, right - c, y, right, y + c),
                new('L', right, bottom - radius), new('C', right - radius, bottom, right, bottom - c, right - c, bottom),
                new('L', x + radius, bottom), new('C', x, bottom - radius, x + c, bottom, x, bottom - c),
                new('L', x, y + radius), new('C', x + radius, y, x, y + c, x + c, y), new('Z', 0, 0),
            ],
            line,
            colour,
            fill,
            dashes);
    }

    /// <summary>A formula with its middle at (x, y).</summary>
    public LabelBox Label(MathNode text, double x, double y, double size, Colour colour = default, Colour? ground = null)
    {
        var label = new PictureItem.Label(text, x, y, size, colour, ground);
        _items.Add(label);
        var box = LabelBox.Of(label);
        Grow(box.Left - PictureItem.Margin, box.Top - PictureItem.Margin, box.Right + PictureItem.Margin, box.Bottom + PictureItem.Margin);
        return box;
    }

    /// <summary>The picture, moved so that everything lies within it.</summary>
    public Picture Picture(string name, string title, string description)
    {
        const double edge = 2;
        if (_items.Count == 0)
        {
            return new Picture(name, title, description, 2 * edge, 2 * edge, []);
        }

        double dx = edge - _left, dy = edge - _top;
        var moved = _items.Select(PictureItem (item) => item switch
        {
            PictureItem.Shape shape => shape with { Steps = [.. shape.Steps.Select(s => new PathStep(s.Kind, s.X + dx, s.Y + dy, s.X1 + dx, s.Y1 + dy, s.X2 + dx, s.Y2 + dy))] },
            PictureItem.Label label => label with { X = label.X + dx, Y = label.Y + dy },
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        return new Picture(name, title, description, _right - _left + 2 * edge, _bottom - _top + 2 * edge, [.. moved]);
    }

    private void Grow(double left, double top, double right, double bottom)
    {
        _left = Math.Min(_left, left);
        _top = Math.Min(_top, top);
        _right = Math.Max(_right, right);
        _bottom = Math.Max(_bottom, bottom);
    }
}
