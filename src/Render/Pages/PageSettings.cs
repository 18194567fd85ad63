using System.Collections.Immutable;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Pages;

/// <summary>The sizes of paper.</summary>
public enum Paper
{
    /// <summary>ISO A4: 210 mm by 297 mm.</summary>
    A4,
    /// <summary>US Letter: 8.5 in by 11 in.</summary>
    Letter,
}

/// <summary>
/// How pages are set. Lengths in points. <paramref name="Margin"/> is left and right, <paramref name="TopMargin"/> and
/// <paramref name="BottomMargin"/> go to the text, header and footer stand within them. <paramref name="Source"/> is the name
/// that diagnostics give the document. <paramref name="MathMl"/>: whether formulas (of more than a symbol) carry their MathML as
/// associated files, besides their words; it makes the file two fifths larger.
/// </summary>
public sealed record PageSettings(
    Paper Paper = Paper.A4,
    double TextSize = 10.5,
    double Margin = 66,
    double TopMargin = 72,
    double BottomMargin = 66,
    bool Header = true,
    bool Footer = true,
    string Source = "document",
    bool MathMl = true)
{
    /// <summary>The width of the paper.</summary>
    public double Width => Paper == Paper.A4 ? 595.28 : 612;

    /// <summary>The height of the paper.</summary>
    public double Height => Paper == Paper.A4 ? 841.89 : 792;

    /// <summary>The width of the text.</summary>
    public double TextWidth => Width - 2 * Margin;

    /// <summary>The height of the text.</summary>
    public double TextHeight => Height - TopMargin - BottomMargin;

    /// <summary>From one baseline of running text to the next.</summary>
    public double Leading => TextSize * 1.25;
}

/// <summary>The pages of a document, and what a reader of it should know about characters and pictures that could not be set.</summary>
public sealed record PageResult(FrameBook Book, ImmutableArray<Diagnostic> Diagnostics);
