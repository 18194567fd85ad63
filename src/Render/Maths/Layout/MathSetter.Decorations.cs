using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Maths;

/// <summary>Braces with labels, frames, strokes, colours, links.</summary>
internal sealed partial class MathSetter
{
    /// <summary>\underbrace or \overbrace: the body in display style, a horizontal brace, the label as a limit.</summary>
    private Box SetBrace(MathNode.Brace brace, int style)
    {
        var start = _count;
        var body = Set(brace.Body, Display);
        var em = _size;
        const double piece = 0.45;
        var width = Math.Max(body.Width, 4 * piece * em);
        Move(start, (width - body.Width) / 2, 0);
        var braceStart = _count;
        AddBrace(width, em, brace.Above);
        const double thickness = 0.12;
        const double gap = 0.3;
        if (brace.Above)
        {
            Move(braceStart, 0, -(body.Height + (gap * em)));
            var over = new Box(width, body.Height + (2 * gap * em) + (thickness * em), body.Depth);
            return SetLimits(start, over, 0, null, brace.Label, style);
        }

        Move(braceStart, 0, body.Depth + (gap * em) + (thickness * em));
        var under = new Box(width, body.Height, body.Depth + (gap * em) + (thickness * em) + (gap * em));
        return SetLimits(start, under, 0, brace.Label, null, style);
    }

    /// <summary>The four hooks of a brace and the lines between them, its line standing on the baseline.</summary>
    private void AddBrace(double width, double em, bool above)
    {
        const double piece = 0.45;
        const double thickness = 0.12;
        var line = (width - (4 * piece * em)) / 2;
        var centre = width / 2;
        var (left, right, middleLeft, middleRight) = above ? ("\ue150", "\ue151", "\ue153", "\ue152") : ("\ue152", "\ue153", "\ue151", "\ue150");
        AddGlyph(FontFace.Size4, left, 0, 0, em, 1, above ? "⏞" : "⏟");
        AddRule(piece * em, -thickness * em, line, thickness * em);
        AddGlyph(FontFace.Size4, middleLeft, centre - (piece * em), 0, em, 1, "");
        AddGlyph(FontFace.Size4, middleRight, centre, 0, em, 1, "");
        AddRule(centre + (piece * em), -thickness * em, line, thickness * em);
        AddGlyph(FontFace.Size4, right, width - (piece * em), 0, em, 1, "");
    }

    private Box SetBoxed(MathNode body)
    {
        var start = _count;
        var box = Set(body, Display);
        var (padding, rule) = (0.3 * _size, 0.04 * _size);
        Move(start, padding + rule, 0);
        var outer = new Box(box.Width + (2 * (padding + rule)), box.Height + padding + rule, box.Depth + padding + rule);
        AddRule(0, -outer.Height, outer.Width, rule);
        AddRule(0, outer.Depth - rule, outer.Width, rule);
        AddRule(0, -outer.Height + rule, rule, outer.Height + outer.Depth - (2 * rule));
        AddRule(outer.Width - rule, -outer.Height + rule, rule, outer.Height + outer.Depth - (2 * rule));
        return outer;
    }

    private Box SetCancelled(MathNode body, int style)
    {
        var box = SetAtomOrRow(body, style);
        AddStrike(0, -box.Height, box.Width, box.Height + box.Depth, 0.04 * _size);
        return box;
    }

    /// <summary>A stroke from the lower left to the upper right corner of a rectangle.</summary>
    private void AddStrike(double x, double top, double width, double height, double thickness)
    {
        ref var ink = ref Add(InkKind.Strike, x, top);
        ink.Width = width;
        ink.Height = height;
        ink.Size = thickness;
    }

    private Box SetColoured(MathNode.Coloured coloured, int style)
    {
        var outer = _colour;
        _colour = CssColours.TryParse(coloured.Colour, out var colour) ? colour : outer;
        var box = SetAtomOrRow(coloured.Body, style);
        _colour = outer;
        return box;
    }

    private Box SetLink(MathNode.Link link, int style)
    {
        var box = SetAtomOrRow(link.Body, style);
        AddLink(link.Target, box);
        return box;
    }

    private void AddLink(string target, Box box)
    {
        ref var ink = ref Add(InkKind.Link, 0, -box.Height);
        ink.Width = box.Width;
        ink.Height = box.Height + box.Depth;
        ink.Text = target;
    }
}
