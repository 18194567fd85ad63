using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Maths;

/// <summary>Fractions, roots, accents and lines above (appendix G, rules 9, 11, 12 and 15).</summary>
internal sealed partial class MathSetter
{
    private double NullDelimiter => 0.12 * _size;

    private Box SetFraction(MathNode.Fraction fraction, int surrounding)
    {
        var box = SetStack(fraction, StyleOf(fraction.Style, surrounding), NullDelimiter);
        return box with { Width = box.Width + (2 * NullDelimiter) };
    }

    /// <summary>Numerator over denominator, their left end at <paramref name="left"/>; the width is without it.</summary>
    private Box SetStack(MathNode.Fraction fraction, int style, double left)
    {
        var size = SizeOf(style);
        var start = _count;
        var numerator = Set(fraction.Numerator, NumeratorStyle(style));
        var middle = _count;
        var denominator = Set(fraction.Denominator, DenominatorStyle(style));
        var (up, down) = fraction.Bar ? ShiftsWithBar(numerator, denominator, style) : ShiftsWithoutBar(numerator, denominator, style);
        var width = Math.Max(numerator.Width, denominator.Width);
        Move(start, middle, left + ((width - numerator.Width) / 2), -up);
        Move(middle, _count, left + ((width - denominator.Width) / 2), down);
        if (fraction.Bar)
        {
            var thickness = Parameter(FontParameter.RuleThickness, size);
            AddRule(left, -Parameter(FontParameter.AxisHeight, size) - (thickness / 2), width, thickness);
        }

        return new Box(width, up + numerator.Height, down + denominator.Depth);
    }

    private (double Up, double Down) ShiftsWithBar(Box numerator, Box denominator, int style)
    {
        var size = SizeOf(style);
        var display = style < TextStyle;
        var up = Parameter(display ? FontParameter.Num1 : FontParameter.Num2, size);
        var down = Parameter(display ? FontParameter.Denom1 : FontParameter.Denom2, size);
        var thickness = Parameter(FontParameter.RuleThickness, size);
        var axis = Parameter(FontParameter.AxisHeight, size);
        var clearance = display ? 3 * thickness : thickness;
        up += Math.Max(0, clearance - (up - numerator.Depth - (axis + (thickness / 2))));
        down += Math.Max(0, clearance - (axis - (thickness / 2) - (denominator.Height - down)));
        return (up, down);
    }

    private (double Up, double Down) ShiftsWithoutBar(Box numerator, Box denominator, int style)
    {
        var size = SizeOf(style);
        var display = style < TextStyle;
        var up = Parameter(display ? FontParameter.Num1 : FontParameter.Num3, size);
        var down = Parameter(display ? FontParameter.Denom1 : FontParameter.Denom2, size);
        var clearance = (display ? 7 : 3) * Parameter(FontParameter.RuleThickness, size);
        var lack = Math.Max(0, clearance - (up - numerator.Depth - (denominator.Height - down))) / 2;
        return (up + lack, down + lack);
    }

    private Box SetRadical(MathNode.Radical radical, int style)
    {
        var size = SizeOf(style);
        var start = _count;
        var body = Set(radical.Body, Cramped(style));
        var rule = Parameter(FontParameter.RuleThickness, size);
        var clearance = rule + ((style < TextStyle ? Parameter(FontParameter.XHeight, size) : rule) / 4);
        var surdStart = _count;
        var surd = SetSurd(size, body.Height + body.Depth + clearance + rule, out var thickness);
        var excess = surd.Height + surd.Depth - thickness - (body.Height + body.Depth + clearance);
        clearance += Math.Max(0, excess) / 2;

        // The surd was set with its top at the baseline.
        Move(surdStart, 0, -(body.Height + clearance + thickness));
        Move(start, surdStart, surd.Width, 0);
        AddRule(surd.Width, -(body.Height + clearance + thickness), body.Width, thickness);
        var height = body.Height + clearance + (2 * thickness);
        var depth = Math.Max(body.Depth, surd.Height + surd.Depth - (body.Height + clearance + thickness));
        var box = new Box(surd.Width + body.Width, height, depth);
        return radical.Index is null ? box : SetIndex(radical.Index, start, box, style);
    }

    private Box SetIndex(MathNode index, int start, Box root, int style)
    {
        var indexStart = _count;
        var box = Set(index, 6);
        var raised = 0.6 * (root.Height - root.Depth);
        var mu = Parameter(FontParameter.Quad, SizeOf(style)) / 18;
        var left = (5 * mu) + box.Width - (10 * mu);
        Move(indexStart, 5 * mu, -raised);
        Move(start, indexStart, left, 0);
        return new Box(root.Width + left, Math.Max(root.Height, box.Height + raised), Math.Max(root.Depth, box.Depth - raised));
    }

    /// <summary>The root sign at least as tall as wanted, its top at the baseline (so it has depth only); how thick its line is.</summary>
    private Box SetSurd(int size, double wanted, out double thickness)
    {
        foreach (var face in (ReadOnlySpan<FontFace>)[FontFace.MainRegular, FontFace.Size1, FontFace.Size2, FontFace.Size3, FontFace.Size4])
        {
            for (var s = size; s >= (face == FontFace.MainRegular ? 0 : size); s--)
            {
                GlyphMetrics.TryFind(face, '√', s, out var metric);
                var em = Em(s);
                var tall = (metric.Height + metric.Depth) * em;
                if (tall >= wanted)
                {
                    GlyphMetrics.TryFind(face, '√', 0, out var design);
                    AddGlyph(face, "√", 0, design.Height * em, em, metric.Width / design.Width);
                    thickness = SurdThickness(face, s) * em;
                    return new Box(metric.Width * em, 0, tall);
                }
            }
        }

        return SetTallSurd(size, wanted, out thickness);
    }

    /// <summary>The height of the sign above its own baseline in the TFM files, which is the thickness of the line above.</summary>
    private static double SurdThickness(FontFace face, int size) => size switch { 0 => 0.04, 2 when face == FontFace.MainRegular => 0.056, _ => 0.048571 };

    /// <summary>A root sign put together: the corner, straight pieces of 0.6 em, the hook of 1.8 em.</summary>
    private Box SetTallSurd(int size, double wanted, out double thickness)
    {
        const double piece = 0.6;
        const double width = 1.05556;
        var em = Em(size);
        AddGlyph(FontFace.Size4, "\ue001", 0, 0.605 * em, em, 1, "√");
        var height = piece;
        while ((height + 1.8) * em < wanted)
        {
            AddGlyph(FontFace.Size4, "\ue000", 0, (height + 0.605) * em, em, 1, "");
            height += piece;
        }

        AddGlyph(FontFace.Size4, "⎷", 0, (height + 0.915) * em, em, 1, "");
        thickness = SurdThickness(FontFace.Size4, size) * em;
        return new Box(width * em, 0, (height + 1.8) * em);
    }

    private Box SetOverline(MathNode body, int style)
    {
        var box = Set(body, Cramped(style));
        var rule = Parameter(FontParameter.RuleThickness, SizeOf(style));
        AddRule(0, -(box.Height + (4 * rule)), box.Width, rule);
        return box with { Height = box.Height + (5 * rule) };
    }

    /// <summary>A mark above; scripts given here belong to the letter under the mark, so that the mark does not lift them.</summary>
    private Box SetAccent(MathNode.Accent accent, MathNode? sub, MathNode? sup, int style)
    {
        var size = SizeOf(style);
        var em = Em(size);
        var body = Set(accent.Body, Cramped(style));
        var skew = accent.Body is MathNode.Symbol symbol ? SymbolGlyphs.Find(symbol, size).Metric.Skew * em : 0;
        var (face, text) = AccentGlyph(accent.Kind, body.Width, em);
        GlyphMetrics.TryFind(face, text[0], size, out var metric);
        GlyphMetrics.TryFind(face, text[0], 0, out var design);
        var rise = body.Height - Math.Min(body.Height, Parameter(FontParameter.XHeight, size));

        // The combining arrow lies left of its origin.
        var bearing = accent.Kind == AccentKind.Vector ? 0.64 * em : 0;
        AddGlyph(face, text, skew + bearing + ((body.Width - (metric.Width * em)) / 2), -rise, em, metric.Width / design.Width);
        _ink[_count - 1].Actual = Combining(accent.Kind);
        var height = Math.Max(body.Height, rise + (metric.Height * em));
        if (sub is null && sup is null)
        {
            return body with { Height = height };
        }

        var letter = new Box(body.Width, body.Height, body.Depth);
        var italic = sub is null ? 0 : SymbolGlyphs.Find((MathNode.Symbol)accent.Body, size).Metric.Italic * em;
        var box = AttachScripts(letter with { Width = letter.Width - italic }, italic, isCharacter: true, sub, sup, style);
        return box with { Height = Math.Max(box.Height, height) };
    }

    private static (FontFace Face, string Text) AccentGlyph(AccentKind kind, double width, double em)
    {
        switch (kind)
        {
            case AccentKind.Bar:
                return (FontFace.MainRegular, "ˉ");
            case AccentKind.Tilde:
                return (FontFace.MainRegular, "˜");
            case AccentKind.Dot:
                return (FontFace.MainRegular, "˙");
            case AccentKind.Vector:
                return (FontFace.MainRegular, "\u20d7");
            case AccentKind.WideHat:
                var face = width < 1.0 * em ? FontFace.Size1 : width < 1.44445 * em ? FontFace.Size2 : FontFace.Size3;
                return (face, "ˆ");
            default:
                return (FontFace.MainRegular, "ˆ");
        }
    }

    private static string Combining(AccentKind kind) => kind switch
    {
        AccentKind.Bar => "\u0304",
        AccentKind.Tilde => "\u0303",
        AccentKind.Dot => "\u0307",
        AccentKind.Vector => "\u20d7",
        _ => "\u0302",
    };
}
