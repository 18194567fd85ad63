using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Maths;

/// <summary>Brackets that grow (appendix G, rule 19 and the procedure for delimiters).</summary>
internal sealed partial class MathSetter
{
    private static readonly FontFace[] Sizes = [FontFace.Size1, FontFace.Size2, FontFace.Size3, FontFace.Size4];

    /// <summary>The pieces of a bracket that is put together: top, middle (or none), bottom, and what is repeated between.</summary>
    private readonly record struct Pieces(FontFace Face, char Top, char Middle, char Bottom, char Repeated);

    private Box SetDelimited(MathNode.Delimited delimited, int style)
    {
        if (delimited.Body is MathNode.Fraction { Bar: false } stack)
        {
            return SetBinomial(delimited, stack, style);
        }

        var start = _count;
        var node = delimited.Body;
        var items = node is MathNode.Row row ? row.Children.Items.AsSpan() : new ReadOnlySpan<MathNode>(in node);
        var body = SetRow(items, style, (int)AtomClass.Open, (int)AtomClass.Close);
        return Enclose(start, body, delimited.Left, delimited.Right, style);
    }

    /// <summary>Puts brackets around what was set from <paramref name="start"/> on.</summary>
    private Box Enclose(int start, Box body, string left, string right, int style)
    {
        var size = SizeOf(style);
        var axis = Parameter(FontParameter.AxisHeight, size);
        var half = Math.Max(body.Height - axis, body.Depth + axis);
        var wanted = Math.Max(half / 500 * 901, (2 * half) - (0.5 * _size));
        var bodyEnd = _count;
        var open = SetDelimiter(left, size, wanted);
        var openEnd = _count;
        Move(start, bodyEnd, open.Width, 0);
        var close = SetDelimiter(right, size, wanted);
        Move(openEnd, _count, open.Width + body.Width, 0);
        PutFirst(start, bodyEnd, openEnd);
        return new Box(
            open.Width + body.Width + close.Width,
            Math.Max(body.Height, Math.Max(open.Height, close.Height)),
            Math.Max(body.Depth, Math.Max(open.Depth, close.Depth)));
    }

    /// <summary>Moves what was set last before what was set earlier, so that items stand in reading order.</summary>
    private void PutFirst(int start, int middle, int end)
    {
        var ink = _ink.AsSpan(start, end - start);
        ink[..(middle - start)].Reverse();
        ink[(middle - start)..].Reverse();
        ink.Reverse();
    }

    private Box SetBinomial(MathNode.Delimited delimited, MathNode.Fraction stack, int surrounding)
    {
        var style = StyleOf(stack.Style, surrounding);
        var size = SizeOf(style);
        var start = _count;
        var body = SetStack(stack, style, 0);
        var wanted = Parameter(style < TextStyle ? FontParameter.Delim1 : FontParameter.Delim2, size);
        var bodyEnd = _count;
        var open = SetDelimiter(delimited.Left, size, wanted);
        var openEnd = _count;
        Move(start, bodyEnd, open.Width, 0);
        var close = SetDelimiter(delimited.Right, size, wanted);
        Move(openEnd, _count, open.Width + body.Width, 0);
        PutFirst(start, bodyEnd, openEnd);
        return new Box(
            open.Width + body.Width + close.Width,
            Math.Max(body.Height, Math.Max(open.Height, close.Height)),
            Math.Max(body.Depth, Math.Max(open.Depth, close.Depth)));
    }

    private Box SetSizedDelimiter(MathNode.SizedDelimiter delimiter, int style)
    {
        if (delimiter.Text == ".")
        {
            return default;
        }

        // \big … \Bigg: 1.2, 1.8, 2.4 and 3 em of the text size around the axis, whatever the style.
        var box = SetDelimiter(delimiter.Text, 0, (0.6 * delimiter.Size * _size) + (0.5 * _size));
        return box with { Width = box.Width };
    }

    /// <summary>A bracket at least as tall as wanted, centred on the axis.</summary>
    private Box SetDelimiter(string text, int size, double wanted)
    {
        if (text == ".")
        {
            return new Box(NullDelimiter, 0, 0);
        }

        var sign = text[0] switch { '|' => '∣', '‖' => '∥', var c => c };
        var axis = Parameter(FontParameter.AxisHeight, size);
        for (var s = size; s >= 0; s--)
        {
            if (GlyphMetrics.TryFind(FontFace.MainRegular, sign, s, out var metric) && (metric.Height + metric.Depth) * Em(s) >= wanted - 1e-9)
            {
                return SetCentred(FontFace.MainRegular, sign, text, metric, s, axis);
            }
        }

        var pieces = PiecesOf(text[0]);
        foreach (var face in Sizes)
        {
            if (sign is not ('∣' or '∥') && GlyphMetrics.TryFind(face, sign, size, out var metric)
                && ((metric.Height + metric.Depth) * Em(size) >= wanted - 1e-9 || (face == FontFace.Size4 && pieces is null)))
            {
                return SetCentred(face, sign, text, metric, size, axis);
            }
        }

        return pieces is { } known ? SetPieces(known, text, wanted, size, axis) : SetSymbol(new MathNode.Symbol(text), 2 * size, null);
    }

    private Box SetCentred(FontFace face, char sign, string text, GlyphMetric metric, int size, double axis)
    {
        var em = Em(size);
        GlyphMetrics.TryFind(face, sign, 0, out var design);
        var down = ((metric.Height - metric.Depth) / 2 * em) - axis;
        AddGlyph(face, CharacterTexts.Of(sign), 0, down, em, metric.Width / design.Width, sign == text[0] ? null : text);
        return new Box(metric.Width * em, (metric.Height * em) - down, (metric.Depth * em) + down);
    }

    private Box SetPieces(Pieces pieces, string text, double wanted, int size, double axis)
    {
        var em = Em(size);
        double Tall(char piece) => piece != '\0' && GlyphMetrics.TryFind(pieces.Face, piece, 0, out var metric) ? (metric.Height + metric.Depth) * em : 0;
        var repeated = Tall(pieces.Repeated);
        var total = Tall(pieces.Top) + Tall(pieces.Middle) + Tall(pieces.Bottom);
        var count = 0;
        while (total < wanted && repeated > 0)
        {
            total += repeated * (pieces.Middle == '\0' ? 1 : 2);
            count++;
        }

        var top = -(axis + (total / 2));
        var first = true;
        var width = 0.0;
        void Put(char piece)
        {
            if (piece == '\0' || !GlyphMetrics.TryFind(pieces.Face, piece, 0, out var metric))
            {
                return;
            }

            AddGlyph(pieces.Face, CharacterTexts.Of(piece), 0, top + (metric.Height * em), em, 1, first ? text : "");
            top += (metric.Height + metric.Depth) * em;
            width = Math.Max(width, metric.Width * em);
            first = false;
        }

        Put(pieces.Top);
        for (var i = 0; i < count; i++)
        {
            Put(pieces.Repeated);
        }

        Put(pieces.Middle);
        for (var i = 0; pieces.Middle != '\0' && i < count; i++)
        {
            Put(pieces.Repeated);
        }

        Put(pieces.Bottom);
        return new Box(width, axis + (total / 2), (total / 2) - axis);
    }

    private static Pieces? PiecesOf(char bracket) => bracket switch
    {
        '(' => new(FontFace.Size4, '⎛', '\0', '⎝', '⎜'),
        ')' => new(FontFace.Size4, '⎞', '\0', '⎠', '⎟'),
        '[' => new(FontFace.Size4, '⎡', '\0', '⎣', '⎢'),
        ']' => new(FontFace.Size4, '⎤', '\0', '⎦', '⎥'),
        '⌊' => new(FontFace.Size4, '\0', '\0', '⎣', '⎢'),
        '⌋' => new(FontFace.Size4, '\0', '\0', '⎦', '⎥'),
        '⌈' => new(FontFace.Size4, '⎡', '\0', '\0', '⎢'),
        '⌉' => new(FontFace.Size4, '⎤', '\0', '\0', '⎥'),
        '{' => new(FontFace.Size4, '⎧', '⎨', '⎩', '⎪'),
        '}' => new(FontFace.Size4, '⎫', '⎬', '⎭', '⎪'),
        '|' => new(FontFace.Size1, '\0', '\0', '\0', '∣'),
        '‖' => new(FontFace.Size1, '\0', '\0', '\0', '∥'),
        '↑' => new(FontFace.Size1, '↑', '\0', '\0', '⏐'),
        '↓' => new(FontFace.Size1, '\0', '\0', '↓', '⏐'),
        '↕' => new(FontFace.Size1, '↑', '\0', '↓', '⏐'),
        '⇑' => new(FontFace.Size1, '⇑', '\0', '\0', '‖'),
        '⇓' => new(FontFace.Size1, '\0', '\0', '⇓', '‖'),
        _ => null,
    };
}
