using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Pages;

/// <summary>How a stretch of text looks and what it belongs to: a structure node, and where it leads (null: nowhere).</summary>
internal sealed record TextStyle(FontFace Face, double Size, int Node, Colour Colour = default, string? Target = null)
{
    private static readonly Colour LinkColour = new(0x0B, 0x3D, 0x91);

    /// <summary>The style within emphasis; emphasis within emphasis is upright again.</summary>
    public TextStyle Emphasised() => this with
    {
        Face = Face switch
        {
            FontFace.MainRegular => FontFace.MainItalic,
            FontFace.MainItalic => FontFace.MainRegular,
            FontFace.MainBold => FontFace.MainBoldItalic,
            FontFace.MainBoldItalic => FontFace.MainBold,
            _ => Face,
        },
    };

    /// <summary>The style within strong emphasis.</summary>
    public TextStyle Strong() => this with
    {
        Face = Face switch
        {
            FontFace.MainRegular => FontFace.MainBold,
            FontFace.MainItalic => FontFace.MainBoldItalic,
            _ => Face,
        },
    };

    /// <summary>The style of code.</summary>
    public TextStyle Code() => this with { Face = FontFace.Typewriter };

    /// <summary>The style of a link.</summary>
    public TextStyle Link(string target, int node) => this with { Target = target, Node = node, Colour = LinkColour };

    /// <summary>The width of the space between words, its most stretch and shrink (cmr10: 3.33, 1.67, 1.11 for 10 points).</summary>
    public (double Width, double Stretch, double Shrink) Space => Face switch
    {
        FontFace.Typewriter => (0.525 * Size, 0.1 * Size, 0.05 * Size),
        FontFace.MainBold or FontFace.MainBoldItalic => (0.383 * Size, 0.19 * Size, 0.128 * Size),
        _ => (Size / 3, Size / 6, Size / 9),
    };
}

/// <summary>A run of characters of one face, without spaces. <paramref name="Gaps"/> are the kerns after each; <paramref name="Spoken"/> what a stand-in stands for.</summary>
internal sealed record Run(TextStyle Style, string Text, double[]? Gaps, double Width, string? Spoken = null);

/// <summary>The space between two words, in the style of the text around it.</summary>
internal sealed record WordSpace(TextStyle Style);

/// <summary>A formula in a line.</summary>
internal sealed record InlineFormula(MathBox Box, int Node, TextStyle Style);
