using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Maths;

/// <summary>Symbols, digits and words.</summary>
internal sealed partial class MathSetter
{
    private Box SetSymbol(MathNode.Symbol symbol, int style, MathNode? next)
    {
        var box = SetCharacter(symbol, style, out var italic);
        var kern = symbol.Class == AtomClass.Ord ? KernBefore(symbol, next, ref italic) : 0;
        return box with { Width = box.Width + italic + (kern * Em(SizeOf(style))) };
    }

    /// <summary>Sets one character; its width is without the italic correction.</summary>
    private Box SetCharacter(MathNode.Symbol symbol, int style, out double italic)
    {
        var size = SizeOf(style);
        var em = Em(size);
        if (symbol.Text is "≠" or "∉")
        {
            italic = 0;
            return SetNegated(symbol, style);
        }

        var glyph = SymbolGlyphs.Find(symbol, size);
        var stretch = size == 0 ? 1 : glyph.Metric.Width / glyph.DesignWidth;
        var (before, after) = Padding(symbol, size);
        AddGlyph(glyph.Face, glyph.Text, before, 0, em, stretch, glyph.Text == symbol.Text ? null : symbol.Text);
        italic = glyph.Metric.Italic * em;
        var height = symbol.Text == "⋮" ? 1.50556 : glyph.Metric.Height;
        return new Box(before + (glyph.Metric.Width * em) + after, height * em, glyph.Metric.Depth * em);
    }

    /// <summary>The space that the macros of LaTeX put around some symbols, in points.</summary>
    private (double Before, double After) Padding(MathNode.Symbol symbol, int size)
    {
        var mu = Parameter(FontParameter.Quad, size) / 18;
        return symbol.Text[0] switch
        {
            ':' when symbol.Class == AtomClass.Punct => (2 * mu, 3 * mu),
            '⟹' or '⟸' or '⟺' => (5 * mu, 5 * mu),

            // Three full stops and the thin spaces between them, whatever the width of the one glyph.
            '…' or '⋯' => (-0.0027 * Em(size), -0.0027 * Em(size)),
            '⋱' => (0.0257 * Em(size), 0.0257 * Em(size)),
            _ => (0, 0),
        };
    }

    /// <summary>A relation struck through, in one box: the stroke, then the sign.</summary>
    private Box SetNegated(MathNode.Symbol symbol, int style)
    {
        var start = _count;
        var box = SetCharacter(symbol with { Text = symbol.Text == "≠" ? "=" : "∈" }, style, out _);
        _ink[start].Actual = symbol.Text;
        var em = Em(SizeOf(style));
        AddStrike(box.Width / 2 - (0.2 * em), -0.7 * em, 0.4 * em, 0.9 * em, 0.045 * em);
        return new Box(box.Width, 0.69444 * em, 0.19444 * em);
    }

    /// <summary>The kern of the font between two letters of the same face (rule 14); upright letters then lose their italic correction.</summary>
    private static double KernBefore(MathNode.Symbol symbol, MathNode? next, ref double italic)
    {
        var follower = next as MathNode.Symbol ?? (next as MathNode.Scripts)?.Base as MathNode.Symbol;
        if (follower is null || symbol.Text.Length != 1 || follower.Text.Length != 1 || follower.Class is AtomClass.Inner)
        {
            return 0;
        }

        if (symbol.Alphabet is Alphabet.Roman or Alphabet.Bold)
        {
            if (follower.Alphabet != symbol.Alphabet)
            {
                return 0;
            }

            italic = 0;
            return TextGlyphs.KernOf(symbol.Alphabet == Alphabet.Roman ? FontFace.MainRegular : FontFace.MainBold, symbol.Text[0], follower.Text[0]);
        }

        return symbol.Alphabet == Alphabet.Default && follower.Alphabet == Alphabet.Default ? ItalicKern(symbol.Text[0], follower.Text[0]) : 0;
    }

    /// <summary>The kerns of cmmi10, in em.</summary>
    private static double ItalicKern(char left, char right)
    {
        const double unit = 0.055556;
        switch (right)
        {
            case ',' or '.':
                return left switch
                {
                    'V' or 'W' or 'Y' => -3 * unit,
                    'F' or 'J' or 'P' or 'U' => -2 * unit,
                    'C' or 'H' or 'K' or 'M' or 'N' or 'S' or 'T' or 'X' or 'Z' or 'f' or 'j' or 'r' or 'δ' or 'ν' or 'σ' or 'τ' => -unit,
                    _ => 0,
                };
            case '/':
                return left switch
                {
                    'V' or 'W' or 'Y' => -2 * unit,
                    'N' or 'X' => -1.5 * unit,
                    'F' or 'H' or 'J' or 'K' or 'M' or 'P' or 'S' or 'U' or 'Z' => -unit,
                    'C' or 'T' => -0.5 * unit,
                    _ => 0,
                };
            default:
                return (left, right) switch
                {
                    ('d', 'f') => -3 * unit,
                    ('d', 'j') => -2 * unit,
                    ('d', 'Y') or ('/', 'Y') => unit,
                    ('d', 'Z') or ('/', 'A' or 'M' or 'N' or 'Z') => -unit,
                    _ => 0,
                };
        }
    }

    private Box SetDigits(string text, int style)
    {
        var size = SizeOf(style);
        var em = Em(size);
        var point = size == 0 ? -1 : text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            // At script sizes the point is stretched otherwise than the digits are.
            var whole = SetDigits(text[..point], style);
            var middle = SetCharacter(new MathNode.Symbol("."), style, out _);
            Move(_count - 1, whole.Width, 0);
            var start = _count;
            var rest = SetDigits(text[(point + 1)..], style);
            Move(start, whole.Width + middle.Width, 0);
            return new Box(whole.Width + middle.Width + rest.Width, Math.Max(whole.Height, rest.Height), 0);
        }

        double width = 0, height = 0;
        foreach (var c in text)
        {
            GlyphMetrics.TryFind(FontFace.MainRegular, c, size, out var metric);
            width += metric.Width;
            height = Math.Max(height, metric.Height);
        }

        GlyphMetrics.TryFind(FontFace.MainRegular, '0', size, out var zero);
        AddGlyph(FontFace.MainRegular, text, 0, 0, em, size == 0 ? 1 : zero.Width * 2);
        return new Box(width * em, height * em, 0);
    }

    /// <summary>Upright words, kerned as the font says.</summary>
    private Box SetText(string text, int size)
    {
        double x = 0, height = 0, depth = 0;
        var em = Em(size);
        var run = 0;
        while (run < text.Length)
        {
            var end = run;
            var face = TextGlyphs.FaceOf(text, run, out var length);
            while (end < text.Length && TextGlyphs.FaceOf(text, end, out length) == face && (size == 0 || end == run))
            {
                end += length;
            }

            var box = SetRun(face, run == 0 && end == text.Length ? text : text[run..end], size, x);
            x += box.Width + (end < text.Length ? em * TextGlyphs.KernOf(face, text[end - 1], text[end]) : 0);
            height = Math.Max(height, box.Height);
            depth = Math.Max(depth, box.Depth);
            run = end;
        }

        return new Box(x, height, depth);
    }

    /// <summary>The name of an operator: words in which a letter keeps its italic correction before a space and at the end.</summary>
    private Box SetName(string name, int size)
    {
        var x = 0.0;
        double height = 0, depth = 0;
        var run = 0;
        while (run < name.Length)
        {
            var end = name.IndexOf(' ', run) is >= 0 and var space ? space : name.Length;
            var start = _count;
            var box = SetText(run == 0 && end == name.Length ? name : name[run..end], size);
            Move(start, x, 0);
            x += box.Width;
            height = Math.Max(height, box.Height);
            depth = Math.Max(depth, box.Depth);
            if (end > run && GlyphMetrics.TryFind(FontFace.MainRegular, name[end - 1], size, out var last))
            {
                x += last.Italic * Em(size);
            }

            x += end < name.Length ? Parameter(FontParameter.Quad, size) / 6 : 0;
            run = end + 1;
        }

        return new Box(x, height, depth);
    }

    private Box SetRun(FontFace face, string text, int size, double x)
    {
        double width = 0, height = 0, depth = 0, design = 0;
        double[]? gaps = null;
        var em = Em(size);
        for (var i = 0; i < text.Length; i += char.IsHighSurrogate(text[i]) ? 2 : 1)
        {
            var metric = TextGlyphs.MetricOf(face, text, i, size);
            design += TextGlyphs.MetricOf(face, text, i, 0).Width;
            var kern = i + 1 < text.Length ? TextGlyphs.KernOf(face, text[i], text[i + 1]) : 0;
            var gap = kern + TextGlyphs.WiderThanFont(face, text[i], metric);
            if (gap != 0)
            {
                gaps ??= new double[text.Length];
                gaps[i] = gap * em;
            }

            width += metric.Width + kern;
            height = Math.Max(height, metric.Height);
            depth = Math.Max(depth, metric.Depth);
        }

        if (text.AsSpan().ContainsAnyExcept(" \u00a0\u2009\u2003"))
        {
            AddGlyph(face, text, x, 0, em, size == 0 || design == 0 ? 1 : width / design);
            _ink[_count - 1].Gaps = gaps;
        }

        return new Box(width * em, height * em, depth * em);
    }
}
