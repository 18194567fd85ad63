namespace WorkedSolutions.Render.Fonts;

/// <summary>A glyph of the file as a part of a composed one: scaled about the origin (negative turns it round), then moved; thousandths of an em.</summary>
internal readonly record struct GlyphPart(int Glyph, int X, int Y, double ScaleX = 1, double ScaleY = 1);

/// <summary>A glyph made of others: its parts, advance and ink box in thousandths of an em.</summary>
internal sealed record ComposedGlyph(GlyphPart[] Parts, int Advance, GlyphBounds Bounds)
{
    /// <summary>A composed glyph whose box is the one around its parts.</summary>
    public static ComposedGlyph Of(FontFile font, int advance, params GlyphPart[] parts)
    {
        if (parts.Length == 0)
        {
            return new([], advance, default);
        }

        int left = int.MaxValue, bottom = int.MaxValue, right = int.MinValue, top = int.MinValue;
        foreach (var part in parts)
        {
            var box = font.GlyphBoundsOf(part.Glyph);
            double x0 = box.Left * part.ScaleX, x1 = box.Right * part.ScaleX, y0 = box.Bottom * part.ScaleY, y1 = box.Top * part.ScaleY;
            left = Math.Min(left, part.X + (int)Math.Floor(Math.Min(x0, x1)));
            right = Math.Max(right, part.X + (int)Math.Ceiling(Math.Max(x0, x1)));
            bottom = Math.Min(bottom, part.Y + (int)Math.Floor(Math.Min(y0, y1)));
            top = Math.Max(top, part.Y + (int)Math.Ceiling(Math.Max(y0, y1)));
        }

        return new(parts, advance, new GlyphBounds(left, bottom, right, top));
    }
}
