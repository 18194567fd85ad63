using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Writers;

/// <summary>A LaTeX file and what is to be said about it.</summary>
public sealed record LatexResult(string Text, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Writes a document as a LaTeX file for pdflatex. Every text is escaped; a character that its fonts do not have is set as its code
/// and reported. Formulas wider than the line are made smaller.
/// </summary>
public static class LatexWriter
{
    private static readonly string Preamble = Resource.Text("preamble.tex");

    /// <summary>Writes a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="file">The name for diagnostics.</param>
    /// <param name="figureFile">
    /// The picture file (PDF or PNG; letters, digits and <c>. _ - /</c>) of a figure by its name, or null where there is none; then its
    /// description stands in its place.
    /// </param>
    public static LatexResult Write(Document document, string file, Func<string, string?>? figureFile = null)
    {
        var tex = new StringBuilder(24 * 1024);
        var text = new LatexText();
        tex.Append(Preamble);
        Information(tex, document.Head);
        tex.Append("\\begin{document}\n");
        Head(tex, document.Head, text);
        new LatexBlocks(tex, text, Anchors.In(document), figureFile).Write(document.Blocks);
        tex.Append("\\end{document}\n");
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var code in text.Missing)
        {
            var shown = Rune.IsValid(code) && !Rune.IsControl(new Rune(code)) ? new Rune(code).ToString() : "\ufffd";
            diagnostics.Add(Diagnostic.Warning("latex-character", new Place(file, 0, 0), string.Create(CultureInfo.InvariantCulture, $"the fonts of pdflatex have no '{shown}' (U+{code:X4}); its code is set instead"), "HTML and PDF output have more characters"));
        }

        return new LatexResult(tex.ToString(), diagnostics.ToImmutable());
    }

    private static void Information(StringBuilder tex, DocumentHead head)
    {
        tex.Append("\\hypersetup{pdftitle={");
        LatexText.Plain(tex, head.Title);
        if (head.Author is { } author)
        {
            tex.Append("},pdfauthor={");
            LatexText.Plain(tex, author);
        }

        tex.Append("},pdflang={");
        foreach (var c in head.Language)
        {
            _ = char.IsAsciiLetterOrDigit(c) || c == '-' ? tex.Append(c) : tex;
        }

        tex.Append("}}\n");
    }

    private static void Head(StringBuilder tex, DocumentHead head, LatexText text)
    {
        Line(tex, text, "\\small\\color{black!65}", head.Course);
        Line(tex, text, "\\LARGE\\bfseries\\raggedright", head.Title);
        Line(tex, text, "\\large\\itshape", head.Subtitle);
        Line(tex, text, "\\small\\color{black!65}", (head.Author, head.Date) switch
        {
            ({ } author, { } date) => $"{author} · {date}",
            var (author, date) => author ?? date,
        });
        tex.Append("\\vspace{-0.5\\baselineskip}\\textcolor{black!30}{\\rule{\\linewidth}{0.4pt}}\n\n");
    }

    private static void Line(StringBuilder tex, LatexText text, string style, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            tex.Append('{').Append(style).Append(' ');
            text.Append(tex, value);
            tex.Append("\\par}\n");
        }
    }
}
