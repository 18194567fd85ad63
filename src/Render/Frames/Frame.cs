using System.Collections.Immutable;

namespace WorkedSolutions.Render.Frames;

/// <summary>The faces that a paper is set in; each is one embedded TrueType font of the Computer Modern family.</summary>
public enum FontFace
{
    /// <summary>KaTeX_Main-Regular: text, digits, upright symbols.</summary>
    MainRegular,
    /// <summary>KaTeX_Main-Bold</summary>
    MainBold,
    /// <summary>KaTeX_Main-Italic: text italic.</summary>
    MainItalic,
    /// <summary>KaTeX_Main-BoldItalic</summary>
    MainBoldItalic,
    /// <summary>KaTeX_Math-Italic: letters in formulas.</summary>
    MathItalic,
    /// <summary>KaTeX_Math-BoldItalic</summary>
    MathBoldItalic,
    /// <summary>KaTeX_AMS-Regular: blackboard bold, AMS symbols.</summary>
    Ams,
    /// <summary>KaTeX_Caligraphic-Regular</summary>
    Calligraphic,
    /// <summary>KaTeX_Size1-Regular: big operators and brackets.</summary>
    Size1,
    /// <summary>KaTeX_Size2-Regular</summary>
    Size2,
    /// <summary>KaTeX_Size3-Regular</summary>
    Size3,
    /// <summary>KaTeX_Size4-Regular: largest brackets and bracket pieces.</summary>
    Size4,
    /// <summary>KaTeX_Typewriter-Regular: code.</summary>
    Typewriter,
    /// <summary>KaTeX_SansSerif-Regular: labels in pictures.</summary>
    SansSerif,
}

/// <summary>A colour in sRGB, each channel 0 to 255.</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>Black.</summary>
    public static Colour Black => default;
}

/// <summary>
/// One thing at its place. Lengths in PDF points (1/72 inch); x to the right, y DOWN from the frame's top left corner;
/// text sits on its baseline. <see cref="Node"/> is the index of the structure node in <see cref="FrameBook.Structure"/>
/// that the item belongs to, −1 for an artifact (page number, ruled line).
/// </summary>
public abstract record FrameItem
{
    private FrameItem() { }

    /// <summary>The structure node, or −1 for an artifact.</summary>
    public int Node { get; init; } = -1;

    /// <summary>The colour.</summary>
    public Colour Colour { get; init; }

    /// <summary>Text in one face and size from (X, Baseline) to the right. <paramref name="Gaps"/>: extra space after each
    /// UTF-16 unit in points (kerning, justification), or empty. <paramref name="ActualText"/>: what it reads as, where the
    /// glyphs are pieces of something.</summary>
    public sealed record Glyphs(FontFace Face, double Size, double X, double Baseline, string Text, ImmutableArray<double> Gaps = default, string? ActualText = null) : FrameItem
    {
        /// <summary>How much wider than its outline each glyph is set, 1 for as it is: the small designs of Computer Modern are
        /// wider than a scaled-down 10-point design, and scripts are set with their widths.</summary>
        public double Stretch { get; init; } = 1;
    }

    /// <summary>A filled rectangle: a fraction bar, a table rule.</summary>
    public sealed record Rectangle(double X, double Y, double Width, double Height) : FrameItem;

    /// <summary>A path, stroked (StrokeWidth &gt; 0) and/or filled; dashes in points or empty.</summary>
    public sealed record Path(ImmutableArray<PathStep> Steps, double StrokeWidth, Colour? Fill, ImmutableArray<double> Dashes = default) : FrameItem;

    /// <summary>A rectangle that leads to a target: <c>#anchor</c> or a web address.</summary>
    public sealed record LinkArea(double X, double Y, double Width, double Height, string Target) : FrameItem;

    /// <summary>A place that links lead to.</summary>
    public sealed record Anchor(string Name, double X, double Y) : FrameItem;
}

/// <summary>A step of a path: 'M' move, 'L' line, 'C' cubic curve (two control points, then the end), 'Z' close.</summary>
public readonly record struct PathStep(char Kind, double X, double Y, double X1 = 0, double Y1 = 0, double X2 = 0, double Y2 = 0);

/// <summary>A page or a picture: its size in points and the items on it in painting order.</summary>
public sealed record Frame(double Width, double Height, ImmutableArray<FrameItem> Items);

/// <summary>
/// A node of the structure tree, in PDF's terms (ISO 32000-1, 14.8.4): <paramref name="Type"/> is Document, H1…H6, P, L, LI, Lbl,
/// LBody, Table, TR, TH, TD, Figure, Formula, Caption, Span, Link, Code, BlockQuote, Div. <paramref name="Parent"/> is an index,
/// −1 for the root. Nodes are listed in reading order. <paramref name="Detail"/>: Column or Row for what a TH is the head of;
/// Decimal or Disc for how an L is numbered.
/// </summary>
public sealed record StructureNode(
    string Type, int Parent, string? Alternative = null, string? ActualText = null, string? Language = null, string? MathMl = null, string? Detail = null);

/// <summary>A bookmark: title, level from 1, the anchor it leads to.</summary>
public sealed record Bookmark(string Title, int Level, string Anchor);

/// <summary>Pages with what a PDF says about itself. Exporters are dumb: everything is decided here.</summary>
public sealed record FrameBook(
    ImmutableArray<Frame> Pages,
    ImmutableArray<StructureNode> Structure,
    ImmutableArray<Bookmark> Bookmarks,
    string Title,
    string? Author,
    string Language,
    string? Subject = null);
