using System.Collections.Immutable;
using WorkedSolutions.Render.Fonts;

namespace WorkedSolutions.Render.Frames;

/// <summary>Moving, scaling and measuring of frame items.</summary>
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

    /// <summary>The box that the item paints in, y down (letters by their font's ascent and descent); null if it paints nothing.</summary>
    public static (double Left, double Top, double Right, double Bottom)? Bounds(this FrameItem item)
    {
        switch (item)
        {
            case FrameItem.Glyphs glyphs:
                var font = FontFile.Of(glyphs.Face);
                var width = glyphs.Text.Sum(character => font.Advance(character)) * glyphs.Size * glyphs.Stretch / 1000 + (glyphs.Gaps.IsDefault ? 0 : glyphs.Gaps.Sum());
                return (glyphs.X, glyphs.Baseline - font.Ascent * glyphs.Size / 1000, glyphs.X + width, glyphs.Baseline - font.Descent * glyphs.Size / 1000);
            case FrameItem.Rectangle box:
                return (box.X, box.Y, box.X + box.Width, box.Y + box.Height);
            case FrameItem.Path { Steps.IsDefaultOrEmpty: false } path:
                var steps = path.Steps.Where(step => step.Kind != 'Z').ToList();
                return steps.Count == 0 ? null : (steps.Min(step => step.X), steps.Min(step => step.Y), steps.Max(step => step.X), steps.Max(step => step.Y));
            default:
                return null;
        }
    }

    private static PathStep Placed(PathStep step, double scale, double x, double y) => new(
        step.Kind, step.X * scale + x, step.Y * scale + y, step.X1 * scale + x, step.Y1 * scale + y, step.X2 * scale + x, step.Y2 * scale + y);

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> values, Func<T, T> change) =>
        values.IsDefaultOrEmpty ? values : [.. values.Select(change)];
}
