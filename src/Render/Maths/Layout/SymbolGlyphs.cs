using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Maths;

/// <summary>A glyph for a symbol: its face, its text there, its metrics at the wanted size and its width in the 10-point design.</summary>
internal readonly record struct SymbolGlyph(FontFace Face, string Text, GlyphMetric Metric, double DesignWidth);

/// <summary>Which glyph of which face shows a symbol of a formula.</summary>
internal static class SymbolGlyphs
{
    /// <summary>The glyph of a symbol; one of no width in <see cref="FontFace.MainRegular"/> where no face has the character, for the page layout to report.</summary>
    internal static SymbolGlyph Find(MathNode.Symbol symbol, int size)
    {
        if (symbol.Text.Length == 1)
        {
            var c = symbol.Text[0];
            if (TryFind(FaceOf(symbol.Alphabet, c), symbol.Text, size, out var glyph)
                || TryFind(FontFace.MainRegular, symbol.Text, size, out glyph)
                || TryFind(FontFace.Ams, symbol.Text, size, out glyph)
                || TryFind(FontFace.MathItalic, symbol.Text, size, out glyph)
                || (SubstituteOf(c) is { } substitute && TryFind(FontFace.MainRegular, substitute, size, out glyph)))
            {
                return glyph;
            }
        }

        return OfFont(symbol.Text);
    }

    private static FontFace FaceOf(Alphabet alphabet, char c) => alphabet switch
    {
        Alphabet.Default => char.IsAsciiLetter(c) || Alphabets.IsGreekSmall(c) ? FontFace.MathItalic : FontFace.MainRegular,
        Alphabet.Roman => FontFace.MainRegular,
        Alphabet.Bold => FontFace.MainBold,
        Alphabet.BoldItalic => char.IsAsciiLetter(c) || Alphabets.IsGreekSmall(c) ? FontFace.MathBoldItalic : FontFace.MainBold,
        Alphabet.Blackboard => FontFace.Ams,
        _ => FontFace.Calligraphic,
    };

    private static bool TryFind(FontFace face, string text, int size, out SymbolGlyph glyph)
    {
        var found = GlyphMetrics.TryFind(face, text[0], size, out var metric);
        var design = metric.Width;
        if (found && size > 0)
        {
            GlyphMetrics.TryFind(face, text[0], 0, out var ten);
            design = ten.Width;
        }

        glyph = new SymbolGlyph(face, text, metric, design);
        return found && design > 0;
    }

    /// <summary>A character drawn as another one.</summary>
    private static string? SubstituteOf(char c) => c switch
    {
        '⟂' => "⊥",
        '‖' => "∥",
        _ => null,
    };

    /// <summary>A character without TeX metrics: what the fonts themselves say.</summary>
    private static SymbolGlyph OfFont(string text)
    {
        var codePoint = char.ConvertToUtf32(text, 0);
        var face = FaceFallback.For(FontFace.MainRegular, codePoint);
        var metric = face is { } known ? TextGlyphs.OfFont(known, codePoint) : new GlyphMetric(0.5, 0.7, 0, 0, 0);
        return new SymbolGlyph(face ?? FontFace.MainRegular, text, metric, metric.Width == 0 ? 1 : metric.Width);
    }
}

/// <summary>Which face shows a character of words inside a formula, and its metrics.</summary>
internal static class TextGlyphs
{
    /// <summary>The face of the character at a place of a text, and how many UTF-16 units it takes.</summary>
    internal static FontFace FaceOf(string text, int at, out int length)
    {
        length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
        return text[at] < 128 ? FontFace.MainRegular : FaceFallback.For(FontFace.MainRegular, CodePoint(text, at)) ?? FontFace.MainRegular;
    }

    /// <summary>The kern between two characters in em; where TeX has a ligature (ff, fi, fl), the letters stand as close as in it.</summary>
    internal static double KernOf(FontFace face, char left, char right) =>
        left == 'f' && right is ('f' or 'i' or 'l') && face is (FontFace.MainRegular or FontFace.MainBold)
            ? face == FontFace.MainRegular ? -0.02778 : -0.03195
            : Kerning.Between(face, left, right) / 1000;

    /// <summary>How much wider a space of TeX is than that of the font file, in em; 0 for all else.</summary>
    internal static double WiderThanFont(FontFace face, char character, GlyphMetric metric) =>
        character is ' ' or '\u00a0' or '\u2009' ? metric.Width - (FontFile.Of(face).Advance(character) / 1000.0) : 0;

    /// <summary>The metrics of the character at a place of a text.</summary>
    internal static GlyphMetric MetricOf(FontFace face, string text, int at, int size)
    {
        switch (text[at])
        {
            case ' ' or '\u00a0':
                return new GlyphMetric(size switch { 0 => 0.33333, 1 => 0.38492, _ => 0.47223 }, 0, 0, 0, 0);
            case '\u2009':
                return new GlyphMetric(1.0 / 6, 0, 0, 0, 0);
        }

        return GlyphMetrics.TryFind(face, text[at], size, out var metric) ? metric : OfFont(face, CodePoint(text, at));
    }

    /// <summary>The metrics that the font file gives.</summary>
    internal static GlyphMetric OfFont(FontFace face, int codePoint)
    {
        var font = FontFile.Of(face);
        if (!font.Has(codePoint))
        {
            return new GlyphMetric(0.5, 0.7, 0, 0, 0);
        }

        var bounds = font.BoundsOf(codePoint);
        return new GlyphMetric(font.Advance(codePoint) / 1000.0, Math.Max(bounds.Top, 0) / 1000.0, Math.Max(-bounds.Bottom, 0) / 1000.0, 0, 0);
    }

    private static int CodePoint(string text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];
}
