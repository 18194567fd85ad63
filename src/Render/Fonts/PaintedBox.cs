using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Fonts;

/// <summary>Measuring of frame items.</summary>
internal static class PaintedBox
{
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
}
