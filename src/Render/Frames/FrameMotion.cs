using System.Collections.Immutable;

namespace WorkedSolutions.Render.Frames;

/// <summary>Moving and scaling of frame items.</summary>
internal static class FrameMotion
{
    /// <summary>The item moved by (x, y), in the structure node given.</summary>
    public static FrameItem Moved(this FrameItem item, double x, double y, int node) => item switch
    {
        FrameItem.Glyphs glyphs => glyphs with { X = glyphs.X + x, Baseline = glyphs.Baseline + y, Node = node },
        FrameItem.Rectangle box => box with { X = box.X + x, Y = box.Y + y, Node = node },
        FrameItem.LinkArea link => link with { X = link.X + x, Y = link.Y + y, Node = node },
        FrameItem.Anchor anchor => anchor with { X = anchor.X + x, Y = anchor.Y + y, Node = node },
        FrameItem.Path path => path with { Steps = Each(path.Steps, step => Placed(step, 1, x, y)), Node = node },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The item scaled about the origin: places, sizes, stroke widths, gaps and dashes.</summary>
    public static FrameItem Scaled(this FrameItem item, double scale) => item switch
    {
        FrameItem.Glyphs glyphs => glyphs with
        {
            X = glyphs.X * scale, Baseline = glyphs.Baseline * scale, Size = glyphs.Size * scale, Gaps = Each(glyphs.Gaps, gap => gap * scale),
        },
        FrameItem.Rectangle box => box with { X = box.X * scale, Y = box.Y * scale, Width = box.Width * scale, Height = box.Height * scale },
        FrameItem.LinkArea link => link with { X = link.X * scale, Y = link.Y * scale, Width = link.Width * scale, Height = link.Height * scale },
        FrameItem.Anchor anchor => anchor with { X = anchor.X * scale, Y = anchor.Y * scale },
        FrameItem.Path path => path with
        {
            Steps = Each(path.Steps, step => Placed(step, scale, 0, 0)), StrokeWidth = path.StrokeWidth * scale, Dashes = Each(path.Dashes, dash => dash * scale),
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static PathStep Placed(PathStep step, double scale, double x, double y) => new(
        step.Kind, step.X * scale + x, step.Y * scale + y, step.X1 * scale + x, step.Y1 * scale + y, step.X2 * scale + x, step.Y2 * scale + y);

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> values, Func<T, T> change) =>
        values.IsDefaultOrEmpty ? values : [.. values.Select(change)];
}
