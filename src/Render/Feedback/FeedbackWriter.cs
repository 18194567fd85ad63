using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Pages;
using WorkedSolutions.Render.Pdf;
using WorkedSolutions.Render.Svg;
using WorkedSolutions.Render.Writers;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Feedback;

/// <summary>The formats of feedback.</summary>
public enum FeedbackFormat
{
    /// <summary>Text for a terminal.</summary>
    Text,
    /// <summary>Markdown.</summary>
    Markdown,
    /// <summary>One HTML file.</summary>
    Html,
    /// <summary>PDF.</summary>
    Pdf,
    /// <summary>JSON.</summary>
    Json,
    /// <summary>Rows for a spreadsheet.</summary>
    Csv,
}

/// <summary>A written file, or why there is none.</summary>
/// <param name="Bytes">What it holds; empty where a diagnostic is an error.</param>
/// <param name="Diagnostics">What the user should know.</param>
public sealed record FeedbackFile(ImmutableArray<byte> Bytes, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Writes results in any format.</summary>
public static class FeedbackWriter
{
    /// <summary>One person's feedback.</summary>
    public static FeedbackFile Write(CheckResult result, FeedbackMode mode, FeedbackFormat format, bool colour) => format switch
    {
        FeedbackFormat.Text => File(FeedbackText.Write(result, mode, colour)),
        FeedbackFormat.Json => File(stream => CheckJson.Write(result, stream)),
        FeedbackFormat.Csv => File(ClassReport.Csv(result)),
        _ => Paper(FeedbackDocument.Of(result, mode), format, result.Trace.Problem.Head.File, []),
    };

    /// <summary>A class's report; as CSV its rows.</summary>
    public static FeedbackFile Write(ClassResult result, FeedbackFormat format, bool colour)
    {
        switch (format)
        {
            case FeedbackFormat.Text:
                return File(ClassReport.Text(result, colour));
            case FeedbackFormat.Json:
                return File(stream => CheckJson.Write(result, stream));
            case FeedbackFormat.Csv:
                return File(ClassReport.Csv(result));
            default:
                var (document, figures) = ClassDocument.Of(result);
                return Paper(document, format, result.Trace.Problem.Head.File, figures);
        }
    }

    /// <summary>A form to fill in: YAML as text, JSON or CSV to be checked, anything else on paper.</summary>
    public static FeedbackFile Blank(Trace trace, FeedbackFormat format) => format switch
    {
        FeedbackFormat.Text => File(BlankForm.Yaml(trace)),
        FeedbackFormat.Json => File(stream => BlankForm.Json(trace, stream)),
        FeedbackFormat.Csv => File(BlankForm.Csv(trace)),
        _ => Paper(FeedbackDocument.Blank(trace), format, trace.Problem.Head.File, []),
    };

    /// <summary>Whether proof-reading has something to say.</summary>
    public static bool HasErrata(CheckResult result) => result.Quantities.Any(FeedbackText.IsErratum);

    private static FeedbackFile Paper(Document document, FeedbackFormat format, string source, ImmutableArray<(string Name, Frame Frame)> figures)
    {
        Frame? Find(string name) => figures.FirstOrDefault(figure => figure.Name == name).Frame;
        switch (format)
        {
            case FeedbackFormat.Markdown:
                return File(MarkdownWriter.Write(document));
            case FeedbackFormat.Html:
                return File(HtmlWriter.Write(document, name => Find(name) is { } frame ? SvgWriter.Write(frame, "", "", name) : null));
            default:
                var pages = PageLayout.Layout(document, new PageSettings(Source: source), Find);
                return pages.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error)
                    ? new FeedbackFile([], pages.Diagnostics)
                    : File(stream => PdfWriter.Write(pages.Book, stream)) with { Diagnostics = pages.Diagnostics };
        }
    }

    private static FeedbackFile File(string text) => new([.. Encoding.UTF8.GetBytes(text)], []);

    private static FeedbackFile File(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return new([.. stream.ToArray()], []);
    }
}
