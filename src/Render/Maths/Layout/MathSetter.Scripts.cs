using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Maths;

/// <summary>Subscripts, superscripts and limits (appendix G, rules 13 and 18).</summary>
internal sealed partial class MathSetter
{
    private double ScriptSpace => 0.05 * _size;

    private Box SetScripts(MathNode.Scripts scripts, int style)
    {
        switch (scripts.Base)
        {
            case MathNode.LargeOperator large:
                return SetOperatorScripts(large, scripts, style);
            case MathNode.FunctionName { Limits: true } or MathNode.Brace when style < TextStyle || scripts.Base is MathNode.Brace:
                var start = _count;
                var nucleus = SetAtom(scripts.Base, style, null);
                return SetLimits(start, nucleus, 0, scripts.Sub, scripts.Sup, style);
            case MathNode.Accent { Kind: not AccentKind.Overline, Body: MathNode.Symbol } accent:
                return SetAccent(accent, scripts.Sub, scripts.Sup, style);
            default:
                var box = SetNucleus(scripts.Base, style, scripts.Sub is not null, out var italic, out var isCharacter);
                return AttachScripts(box, italic, isCharacter, scripts.Sub, scripts.Sup, style);
        }
    }

    /// <summary>Sets what scripts belong to. A character keeps its italic correction to itself where a subscript follows.</summary>
    private Box SetNucleus(MathNode node, int style, bool hasSub, out double italic, out bool isCharacter)
    {
        italic = 0;
        isCharacter = true;
        switch (node)
        {
            case MathNode.Symbol symbol:
                var box = SetCharacter(symbol, style, out italic);

                // \boldsymbol sets its letter as a box.
                isCharacter = symbol.Alphabet != Alphabet.BoldItalic;
                if (!hasSub)
                {
                    box = box with { Width = box.Width + italic };
                    italic = 0;
                }

                return box;
            case MathNode.Digits digits:
                return SetDigits(digits.Text, style);
            case MathNode.Coloured coloured when CssColours.TryParse(coloured.Colour, out var colour):
                var outer = _colour;
                _colour = colour;
                var inner = SetNucleus(coloured.Body, style, hasSub, out italic, out isCharacter);
                _colour = outer;
                return inner;
            case MathNode.Link link:
                var body = SetNucleus(link.Body, style, hasSub, out italic, out isCharacter);
                AddLink(link.Target, body);
                return body;
            default:
                isCharacter = false;
                return SetAtomOrRow(node, style);
        }
    }

    private Box SetAtomOrRow(MathNode node, int style) => node is MathNode.Row ? Set(node, style) : SetAtom(node, style, null);

    /// <summary>Attaches scripts to a nucleus that was set last, with its left end at the origin (rule 18).</summary>
    private Box AttachScripts(Box nucleus, double italic, bool isCharacter, MathNode? sub, MathNode? sup, int style)
    {
        var size = SizeOf(style);
        var scriptSize = SizeOf(SupStyle(style));
        var up = isCharacter ? 0 : nucleus.Height - Parameter(FontParameter.SupDrop, scriptSize);
        var down = isCharacter ? 0 : nucleus.Depth + Parameter(FontParameter.SubDrop, scriptSize);
        var xHeight = Parameter(FontParameter.XHeight, size);
        var start = _count;
        if (sup is null)
        {
            var below = Set(sub ?? MathNode.Empty, SubStyle(style));
            down = Math.Max(down, Math.Max(Parameter(FontParameter.Sub1, size), below.Height - (0.8 * xHeight)));
            Move(start, nucleus.Width, down);
            return new Box(nucleus.Width + below.Width + ScriptSpace, Math.Max(nucleus.Height, below.Height - down), Math.Max(nucleus.Depth, below.Depth + down));
        }

        var above = Set(sup, SupStyle(style));
        var least = (style % 2) == 1 ? FontParameter.Sup3 : style < TextStyle ? FontParameter.Sup1 : FontParameter.Sup2;
        up = Math.Max(up, Math.Max(Parameter(least, size), above.Depth + (xHeight / 4)));
        if (sub is null)
        {
            Move(start, nucleus.Width, -up);
            return new Box(nucleus.Width + above.Width + ScriptSpace, Math.Max(nucleus.Height, above.Height + up), Math.Max(nucleus.Depth, above.Depth - up));
        }

        var middle = _count;
        var lower = Set(sub, SubStyle(style));
        down = Math.Max(down, Parameter(FontParameter.Sub2, size));
        var clearance = (4 * Parameter(FontParameter.RuleThickness, size)) - (up - above.Depth - (lower.Height - down));
        if (clearance > 0)
        {
            down += clearance;
            var rise = (0.8 * xHeight) - (up - above.Depth);
            if (rise > 0)
            {
                up += rise;
                down -= rise;
            }
        }

        Move(start, middle, nucleus.Width + italic, -up);
        Move(middle, _count, nucleus.Width, down);
        return new Box(
            nucleus.Width + Math.Max(above.Width + italic, lower.Width) + ScriptSpace,
            Math.Max(nucleus.Height, above.Height + up),
            Math.Max(nucleus.Depth, lower.Depth + down));
    }

    private Box SetOperatorScripts(MathNode.LargeOperator large, MathNode.Scripts scripts, int style)
    {
        var start = _count;
        var box = SetLargeOperator(large.Text, style, out var italic);
        if (style < TextStyle && large.Text is not ("∫" or "∬" or "∭" or "∮"))
        {
            return SetLimits(start, box, italic, scripts.Sub, scripts.Sup, style);
        }

        box = scripts.Sub is null ? box : box with { Width = box.Width - italic };
        return AttachScripts(box, italic, isCharacter: false, scripts.Sub, scripts.Sup, style);
    }

    /// <summary>Sets limits above and below a nucleus that was set from <paramref name="start"/> on (rule 13a).</summary>
    private Box SetLimits(int start, Box nucleus, double italic, MathNode? sub, MathNode? sup, int style)
    {
        var size = SizeOf(style);
        var supStart = _count;
        var above = sup is null ? default : Set(sup, SupStyle(style));
        var subStart = _count;
        var below = sub is null ? default : Set(sub, SubStyle(style));
        var width = Math.Max(nucleus.Width, Math.Max(above.Width, below.Width));
        Move(start, supStart, (width - nucleus.Width) / 2, 0);
        var (height, depth) = (nucleus.Height, nucleus.Depth);
        if (sup is not null)
        {
            var up = Math.Max(Parameter(FontParameter.OperatorSpacing3, size) - above.Depth, Parameter(FontParameter.OperatorSpacing1, size));
            Move(supStart, subStart, ((width - above.Width) / 2) + (italic / 2), -(nucleus.Height + up + above.Depth));
            height += Parameter(FontParameter.OperatorSpacing5, size) + above.Height + above.Depth + up;
        }

        if (sub is not null)
        {
            var down = Math.Max(Parameter(FontParameter.OperatorSpacing4, size) - below.Height, Parameter(FontParameter.OperatorSpacing2, size));
            Move(subStart, _count, ((width - below.Width) / 2) - (italic / 2), nucleus.Depth + down + below.Height);
            depth += Parameter(FontParameter.OperatorSpacing5, size) + below.Height + below.Depth + down;
        }

        return new Box(width, height, depth);
    }

    /// <summary>A large operator, centred on the axis; its width includes the italic correction.</summary>
    private Box SetLargeOperator(string text, int style, out double italic)
    {
        var size = SizeOf(style);
        var em = Em(size);
        var (sign, times) = text switch { "∬" => ("∫", 2), "∭" => ("∫", 3), _ => (text, 1) };
        var face = style < TextStyle ? FontFace.Size2 : FontFace.Size1;
        if (!GlyphMetrics.TryFind(face, sign[0], size, out var metric))
        {
            throw new ArgumentException($"'{text}' is not a large operator");
        }

        GlyphMetrics.TryFind(face, sign[0], 0, out var design);
        var down = (((metric.Height - metric.Depth) / 2) * em) - Parameter(FontParameter.AxisHeight, size);
        var step = (metric.Width * em) - ((style < TextStyle ? 0.5 : 1.0 / 3) * em) + (metric.Italic * em);
        for (var i = 0; i < times; i++)
        {
            AddGlyph(face, sign, i * step, down, em, metric.Width / design.Width, times == 1 ? null : i == 0 ? text : "");
        }

        italic = metric.Italic * em;
        return new Box((metric.Width * em) + italic + ((times - 1) * step), (metric.Height * em) - down, (metric.Depth * em) + down);
    }
}
