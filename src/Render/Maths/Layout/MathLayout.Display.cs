using System.Collections.Immutable;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Maths;

/// <summary>Displayed formulas.</summary>
public static partial class MathLayout
{
    /// <summary>
    /// Sets a displayed formula in rows from top to bottom, each with its place from the display's left end in its items and in its width.
    /// A formula wider than <paramref name="maxWidth"/> is broken before relations, then before sums, then within brackets; what still
    /// is too wide is scaled down. Lines of working (aligned) become a row each; 0.3 em between them is TeX's distance.
    /// </summary>
    /// <param name="node">The formula.</param>
    /// <param name="size">The type size in points.</param>
    /// <param name="maxWidth">The width that no row exceeds, in points.</param>
    public static ImmutableArray<MathBox> Display(MathNode node, double size, double maxWidth)
    {
        using var setter = new MathSetter(size);
        if (node is not MathNode.Grid { Kind: GridKind.Aligned } grid)
        {
            var box = setter.Set(node, 0);
            return box.Width <= maxWidth
                ? [new MathBox(box.Width, box.Height, box.Depth, Items(setter.Inks, 0, 0))]
                : Scaled(Rows(setter, size, DisplayLines.Of(setter, node, maxWidth)), maxWidth);
        }

        var lines = grid.Rows.Rows;
        var rows = Rows(setter, size, lines);
        if (Widest(rows) <= maxWidth)
        {
            return rows;
        }

        var broken = DisplayLines.Of(setter, lines, maxWidth);
        return Scaled(broken == lines ? rows : Rows(setter, size, broken), maxWidth);
    }

    /// <summary>
    /// How much of a displayed formula stands left of its first relation, or of the relations that its lines are aligned at;
    /// null where there is none. In points.
    /// </summary>
    internal static double? LeftOfRelation(MathNode node, double size)
    {
        using var setter = new MathSetter(size);
        if (node is not MathNode.Grid { Kind: GridKind.Aligned } grid)
        {
            return DisplayLines.LeftOfRelation(node) is { } left ? setter.WidthOfCell(left, false) : null;
        }

        var widest = 0.0;
        foreach (var row in grid.Rows.Rows)
        {
            if (row.Items.Length != 2)
            {
                return null;
            }

            widest = Math.Max(widest, setter.WidthOfCell(row.Items[0], false));
        }

        return widest;
    }

    /// <summary>
    /// How wide a formula is as <see cref="Display"/> sets it, and the lines, of two cells each, that it is broken into where it is wider
    /// than allowed; null where it is not, or cannot be broken.
    /// </summary>
    internal static (double Width, GridRows? Broken) Measure(MathNode node, double size, double maxWidth)
    {
        using var setter = new MathSetter(size);
        if (node is not MathNode.Grid { Kind: GridKind.Aligned } grid)
        {
            var width = setter.Set(node, 0).Width;
            return width <= maxWidth ? (width, null) : Narrower(DisplayLines.Of(setter, node, maxWidth) is { Length: > 1 } parts ? parts : null);
        }

        var lines = grid.Rows.Rows;
        var widest = Widest(Rows(setter, size, lines));
        return widest <= maxWidth ? (widest, null) : Narrower(DisplayLines.Of(setter, lines, maxWidth) is var broken && broken != lines ? broken : null);

        (double Width, GridRows? Broken) Narrower(ImmutableArray<NodeList>? broken) => broken is { } rows
            ? (Math.Min(Widest(Rows(setter, size, rows)), maxWidth), new GridRows(rows))
            : (maxWidth, null);
    }

    private static ImmutableArray<MathBox> Rows(MathSetter setter, double size, ImmutableArray<NodeList> lines)
    {
        setter.Clear();
        var columns = 0;
        foreach (var line in lines)
        {
            columns = Math.Max(columns, line.Items.Length);
        }

        var widths = new double[columns];
        var cells = new (Box Box, int Start, int End)[lines.Length * columns];
        for (var r = 0; r < lines.Length; r++)
        {
            for (var c = 0; c < lines[r].Items.Length; c++)
            {
                var start = setter.Inks.Length;
                var box = setter.SetCell(lines[r].Items[c], c % 2 == 1);
                cells[(r * columns) + c] = (box, start, setter.Inks.Length);
                widths[c] = Math.Max(widths[c], box.Width);
            }
        }

        var rows = ImmutableArray.CreateBuilder<MathBox>(lines.Length);
        for (var r = 0; r < lines.Length; r++)
        {
            var row = PlaceRow(setter, size, cells.AsSpan(r * columns, lines[r].Items.Length), widths);

            // TeX keeps tall lines 0.4 em apart where the others are 0.3 em apart.
            var tall = r > 0 && rows[r - 1].Depth + row.Height > 1.2 * size + 1e-9;
            rows.Add(tall ? row with { Height = row.Height + (0.1 * size) } : row);
        }

        return rows.DrainToImmutable();
    }

    private static MathBox PlaceRow(MathSetter setter, double size, ReadOnlySpan<(Box Box, int Start, int End)> cells, ReadOnlySpan<double> widths)
    {
        var (height, depth) = (0.84 * size, 0.36 * size);
        double x = 0, right = 0;
        for (var c = 0; c < cells.Length; c++)
        {
            x += c > 0 && c % 2 == 0 ? size : 0;
            var (box, start, end) = cells[c];
            var shift = c % 2 == 0 ? widths[c] - box.Width : 0;
            setter.Place(start, end, x + shift);
            right = Math.Max(right, x + shift + box.Width);
            x += widths[c];
            height = Math.Max(height, box.Height);
            depth = Math.Max(depth, box.Depth);
        }

        var inks = cells.IsEmpty ? [] : setter.Inks[cells[0].Start..cells[^1].End];
        return new MathBox(right, height, depth, Items(inks, 0, 0));
    }

    internal static double Widest(ImmutableArray<MathBox> rows)
    {
        var widest = 0.0;
        foreach (var row in rows)
        {
            widest = Math.Max(widest, row.Width);
        }

        return widest;
    }

    /// <summary>All rows scaled down alike so that none is wider than allowed.</summary>
    private static ImmutableArray<MathBox> Scaled(ImmutableArray<MathBox> rows, double maxWidth)
    {
        var widest = Widest(rows);
        return widest <= maxWidth ? rows : ImmutableArray.CreateRange(rows, row => Scaled(row, Math.Max(maxWidth, 0) / widest));
    }

    private static MathBox Scaled(MathBox box, double factor) => new(
        box.Width * factor,
        box.Height * factor,
        box.Depth * factor,
        ImmutableArray.CreateRange(box.Items, item => Scaled(item, factor)));

    private static FrameItem Scaled(FrameItem item, double f) => item switch
    {
        FrameItem.Glyphs glyphs => glyphs with
        {
            X = glyphs.X * f,
            Baseline = glyphs.Baseline * f,
            Size = glyphs.Size * f,
            Gaps = glyphs.Gaps.IsDefault ? default : ImmutableArray.CreateRange(glyphs.Gaps, gap => gap * f),
        },
        FrameItem.Rectangle rectangle => rectangle with { X = rectangle.X * f, Y = rectangle.Y * f, Width = rectangle.Width * f, Height = rectangle.Height * f },
        FrameItem.LinkArea link => link with { X = link.X * f, Y = link.Y * f, Width = link.Width * f, Height = link.Height * f },
        FrameItem.Path path => path with
        {
            StrokeWidth = path.StrokeWidth * f,
            Steps = ImmutableArray.CreateRange(path.Steps, s => new PathStep(s.Kind, s.X * f, s.Y * f, s.X1 * f, s.Y1 * f, s.X2 * f, s.Y2 * f)),
        },
        _ => item,
    };
}
