using System.Text;

namespace WorkedSolutions.Render.Maths;

/// <summary>Writes formulas as presentation MathML Core with their TeX as an annotation.</summary>
public static class MathMlWriter
{
    /// <summary>
    /// The style rules that the markup counts on, for the page's stylesheet. The content of a cell is a block in Chromium, which only
    /// the alignments of HTML's old attribute move. A link in a number makes a line of text of it, which the line height keeps as low
    /// as the number.
    /// </summary>
    public const string Css = """
        math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "Libertinus Math", "NewComputerModernMath", math; line-height: 0.8; }
        math a { color: inherit; text-decoration: underline; text-decoration-color: color-mix(in srgb, currentColor 35%, transparent); text-underline-offset: 0.2em; }
        math .tex-aligned > mtr > mtd { padding: 0.22em 0; text-align: left; }
        math .tex-aligned > mtr > mtd:nth-child(odd) { text-align: right; text-align: -webkit-right; }
        math .tex-aligned > mtr > mtd:nth-child(odd):not(:first-child) { padding-left: 2em; }
        math .tex-cases > mtr > mtd { text-align: left; }
        math .tex-cases > mtr > mtd:not(:first-child) { padding-left: 1em; }
        math mtd.tex-l { text-align: left; }
        math mtd.tex-r { text-align: right; text-align: -webkit-right; }
        math mtd.tex-rule { border-left: 0.05em solid currentColor; }
        math .tex-bold { font-weight: bold; }
        math .tex-boxed { border: 0.05em solid currentColor; padding: 0.3em; }
        math .tex-overline { border-top: 0.05em solid currentColor; padding-top: 0.1em; }
        math .tex-cancel { background: linear-gradient(to top right, transparent calc(50% - 0.035em), currentColor calc(50% - 0.035em), currentColor calc(50% + 0.035em), transparent calc(50% + 0.035em)); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        """;

    /// <summary>The formula as a math element.</summary>
    /// <param name="node">The formula.</param>
    /// <param name="display">Whether it stands on lines of its own.</param>
    /// <param name="standalone">Whether it is an XML document by itself (with its namespace) instead of a part of an HTML page.</param>
    public static string Write(MathNode node, bool display = false, bool standalone = false)
    {
        var output = new StringBuilder(1024);
        Write(node, output, display, standalone);
        return output.ToString();
    }

    /// <summary>Appends the formula as a math element.</summary>
    public static void Write(MathNode node, StringBuilder output, bool display = false, bool standalone = false) =>
        Write(node, node, output, display, standalone);

    /// <summary>Appends a displayed formula as another formula shows it, with its own TeX.</summary>
    internal static void WriteDisplay(MathNode node, MathNode shown, StringBuilder output) => Write(node, shown, output, display: true, standalone: false);

    private static void Write(MathNode node, MathNode shown, StringBuilder output, bool display, bool standalone)
    {
        output.Append(standalone ? "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"" : "<math");
        output.Append(display ? " display=\"block\"><semantics>" : "><semantics>");
        new MathMlOutput(output, display, links: !standalone).WriteOne(shown);
        output.Append("<annotation encoding=\"application/x-tex\">");
        AppendAnnotation(node, output);
        output.Append("</annotation></semantics></math>");
    }

    /// <summary>Appends the formula's TeX with what XML wants escaped.</summary>
    private static void AppendAnnotation(MathNode node, StringBuilder output)
    {
        var tex = new StringBuilder(256);
        TexWriter.Write(node, tex, TexDialect.Plain);
        foreach (var chunk in tex.GetChunks())
        {
            MathMlOutput.AppendEscaped(output, chunk.Span);
        }
    }
}
