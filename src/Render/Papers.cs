using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Json;
using WorkedSolutions.Render.Pages;
using WorkedSolutions.Render.Pdf;
using WorkedSolutions.Render.Pictures;
using WorkedSolutions.Render.Styles;
using WorkedSolutions.Render.Writers;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render;

/// <summary>From a trace to a paper: the one way from a worked solution as data to what people read.</summary>
public static class Papers
{
    private static readonly ConcurrentDictionary<string, StyleSource?> Embedded = new(StringComparer.Ordinal);

    /// <summary>Writes a paper; nothing where a diagnostic is an error.</summary>
    /// <param name="trace">The worked solution.</param>
    /// <param name="request">Which paper.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="folder">A style of the user's own, which stands before <see cref="PaperRequest.Style"/>.</param>
    /// <param name="figures">The picture files beside a Markdown paper; null: it has no pictures. The other formats hold theirs.</param>
    public static ImmutableArray<Diagnostic> Write(Trace trace, PaperRequest request, Stream stream, StyleSource? folder = null, FigureFiles? figures = null)
    {
        if (request.Format == PaperFormat.Json)
        {
            TraceJson.Write(trace, stream);
            return [];
        }

        var made = Document(trace, request.Copy, request.Style, folder, drawn: request.Format != PaperFormat.Markdown || figures is not null);
        return made.Document is { } document ? made.Diagnostics.AddRange(Write(document, request, trace.Problem.Head.File, stream, figures)) : made.Diagnostics;
    }

    /// <summary>A paper free of any format.</summary>
    /// <param name="trace">The worked solution.</param>
    /// <param name="copy">Which copy.</param>
    /// <param name="style">A style's name; null: as the problem says, else by kind and notation.</param>
    /// <param name="folder">A style of the user's own.</param>
    /// <param name="drawn">Whether it has pictures.</param>
    public static MarkdownResult Document(Trace trace, PaperCopy copy, string? style = null, StyleSource? folder = null, bool drawn = true)
    {
        var head = trace.Problem.Head;
        var name = style ?? head.Style ?? DefaultStyle(trace.Problem);
        var source = folder ?? Embedded.GetOrAdd(name, StyleSource.Embedded);
        if (source is null)
        {
            return Failed(NoStyle(style is null && head.Style is not null ? head.StylePlace : new Place(head.File, 0, 0), name));
        }

        var template = source.Template(Name(copy));
        if (template.Template is not { } parsed)
        {
            return new MarkdownResult(null, template.Diagnostics);
        }

        var formulas = new Formulas();
        var rendered = parsed.Render(PaperModel.Of(trace, copy, formulas, drawn), formulas.Sheet);
        if (rendered.Text is not { } text)
        {
            return new MarkdownResult(null, rendered.Diagnostics);
        }

        var documentHead = new DocumentHead(Title(head, copy), head.Course, head.Author, head.Date);
        var read = MarkdownReader.Read(text, documentHead, parsed.File.Name, rendered.PlaceOf, formulas.Sheet, parsed.Formulas, LetterChange.Of(trace));
        return read.Document is { } document ? read with { Document = Figures.Drawn(document, trace) } : read;
    }

    /// <summary>The diagnostic for a problem's <c>style</c> that is not one of those that ship; null where it is, or none is named.</summary>
    public static Diagnostic? UnknownStyle((string Name, Place Place)? style) =>
        style is { } named && !StyleSource.List().Contains(named.Name) ? NoStyle(named.Place, named.Name) : null;

    private static Diagnostic NoStyle(Place place, string name) =>
        Diagnostic.Error("style", place, $"there is no style '{name}'", "styles: " + string.Join(", ", StyleSource.List()));

    /// <summary>The name of a copy, as of its template.</summary>
    public static string Name(PaperCopy copy) => copy switch
    {
        PaperCopy.Solution => "solution",
        PaperCopy.Question => "question",
        PaperCopy.Answers => "answers",
        PaperCopy.Marking => "marking",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Writes a paper that is a document already; nothing where a diagnostic is an error.</summary>
    /// <param name="document">The paper.</param>
    /// <param name="request">Its format; its copy and style have done their part.</param>
    /// <param name="file">The problem file, for diagnostics.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="figures">The picture files beside a Markdown paper; null: it has no pictures.</param>
    public static ImmutableArray<Diagnostic> Write(Document document, PaperRequest request, string file, Stream stream, FigureFiles? figures = null)
    {
        switch (request.Format)
        {
            case PaperFormat.Markdown:
                WriteText(stream, figures is null
                    ? MarkdownWriter.Write(FigureBlocks.WithoutDrawings(document), request.Flavour)
                    : MarkdownWriter.Write(FigureBlocks.InFiles(document, figures, out var names), request.Flavour, names.GetValueOrDefault));
                return [];
            case PaperFormat.Html:
                WriteText(stream, HtmlWriter.Write(document));
                return [];
            case PaperFormat.Latex:
                var latex = LatexWriter.Write(document, file);
                WriteText(stream, latex.Text);
                return latex.Diagnostics;
            case PaperFormat.Pdf:
                var pages = PageLayout.Layout(document, new PageSettings(Source: file));
                if (!pages.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
                {
                    PdfWriter.Write(pages.Book, stream);
                }

                return pages.Diagnostics;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static string DefaultStyle(Problem problem) => problem switch
    {
        Problem.Graph => "graph",
        Problem.Network { Head.Notation: Notation.Matrix } => "matrix",
        _ => StyleSource.Default,
    };

    private static string Title(ProblemHead head, PaperCopy copy) => copy switch
    {
        PaperCopy.Answers => head.Title + ": answers",
        PaperCopy.Marking => head.Title + ": mark scheme",
        _ => head.Title,
    };

    private static void WriteText(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private static MarkdownResult Failed(Diagnostic diagnostic) => new(null, [diagnostic]);
}
