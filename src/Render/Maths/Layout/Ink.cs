using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Maths;

/// <summary>What an <see cref="Ink"/> is.</summary>
internal enum InkKind : byte
{
    Glyphs, Rule, Strike, Link,
}

/// <summary>One thing that is set, before its place is final. y goes down from the baseline.</summary>
internal struct Ink
{
    internal InkKind Kind;
    internal FontFace Face;
    internal Colour Colour;

    /// <summary>Type size in points; a stroke's thickness.</summary>
    internal double Size;

    /// <summary>How much wider than its outline a glyph is set (the small designs of Computer Modern are wider).</summary>
    internal double Stretch;
    internal double X;
    internal double Y;
    internal double Width;
    internal double Height;
    internal string? Text;

    /// <summary>What the glyphs read as where they are pieces, or null.</summary>
    internal string? Actual;
    internal double[]? Gaps;
}

/// <summary>A box of The TeXbook: width, height above and depth below the baseline, in points.</summary>
internal readonly record struct Box(double Width, double Height, double Depth);
