using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Platforms;

/// <summary>
/// Moodle XML: a question bank of cloze questions with numerical parts. A file is <see cref="Start"/>, then a category and its
/// questions, then <see cref="End"/>, so that a batch can be written piece by piece.
/// </summary>
public static class MoodleXml
{
    private const int LongestName = 255;
    private const int LongestNumber = 100;

    /// <summary>Moodle widens every tolerance by 10⁻¹⁴.</summary>
    private const double LeastMagnitude = 1e-12;

    /// <summary>The beginning of a file.</summary>
    public static string Start => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n";

    /// <summary>The end of a file.</summary>
    public static string End => "</quiz>\n";

    /// <summary>The category that the questions after it belong to, e.g. course and problem.</summary>
    public static string Category(params ReadOnlySpan<string> path)
    {
        var output = new StringBuilder("<question type=\"category\"><category><text>$course$/top");
        foreach (var name in path)
        {
            output.Append('/');
            XmlText.Escape(output, name.Replace("/", "//", StringComparison.Ordinal));
        }

        return output.Append("</text></category></question>\n").ToString();
    }

    /// <summary>Writes one question; nothing where a diagnostic is an error.</summary>
    public static ImmutableArray<Diagnostic> Write(PlatformQuestion question, Stream stream)
    {
        var text = QuestionText(question);
        var diagnostics = Limits(question, text);
        if (diagnostics.Length > 0)
        {
            return diagnostics;
        }

        foreach (var answer in question.Answers)
        {
            Part(text, question, answer);
        }

        var output = new StringBuilder(text.Length + 8192);
        output.Append("<question type=\"cloze\">\n<name><text>");
        XmlText.Escape(output, question.Title);
        output.Append("</text></name>\n<questiontext format=\"html\"><text>");
        XmlText.CharacterData(output, text);
        output.Append("</text>");
        Files(output, question, question.Statement);
        output.Append("</questiontext>\n<generalfeedback format=\"html\"><text>");
        XmlText.CharacterData(output, Html(question, question.Solution));
        output.Append("</text>");
        Files(output, question, question.Solution);
        output.Append("</generalfeedback>\n<penalty>0.3333333</penalty>\n<hidden>0</hidden>\n<idnumber>").Append(question.Identifier).Append("</idnumber>\n</question>\n");
        stream.Write(XmlText.Bytes(output));
        return [];
    }

    private static StringBuilder QuestionText(PlatformQuestion question) => Html(question, question.Statement);

    private static void Part(StringBuilder text, PlatformQuestion question, PlatformAnswer answer)
    {
        var quantity = question.Trace.Quantities[answer.Quantity];
        text.Append("<p>");
        PlatformHtml.Tex(text, answer.Symbol, false);
        text.Append(" = ");
        MoodleCloze.Numerical(text, answer.Marks, quantity.Shown, AnswerKey.Of(question, answer));
        text.Append("</p>\n");
    }

    private static StringBuilder Html(PlatformQuestion question, ImmutableArray<Documents.Block> blocks)
    {
        var text = new StringBuilder(4096);
        var html = new PlatformHtml(PlatformHtml.Tex, name => question.Picture(name) is { } picture ? "@@PLUGINFILE@@/" + Uri.EscapeDataString(picture.FileName) : null, styled: true);
        html.Write(text, blocks);
        return text;
    }

    /// <summary>Question text and feedback have files of their own; each gets those that it shows.</summary>
    private static void Files(StringBuilder output, PlatformQuestion question, ImmutableArray<Documents.Block> blocks)
    {
        foreach (var picture in question.PicturesIn(blocks))
        {
            output.Append("<file name=\"").Append(XmlText.Escape(picture.FileName)).Append("\" path=\"/\" encoding=\"base64\">");
            output.Append(Convert.ToBase64String(picture.Bytes.Span)).Append("</file>");
        }
    }

    private static ImmutableArray<Diagnostic> Limits(PlatformQuestion question, StringBuilder text)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        if (question.Title.Length > LongestName)
        {
            found.Add(PlatformLimit.Error(question, $"Moodle cuts names of questions after {LongestName} characters, and this one has {question.Title.Length}", "shorten the title"));
        }

        if (question.Identifier.Length > LongestNumber)
        {
            found.Add(PlatformLimit.Error(question, $"Moodle takes ID numbers of up to {LongestNumber} characters, and {question.Identifier} is longer", "shorten the id of the problem or of the student"));
        }

        if (MoodleCloze.LooksLikeAPart(text.ToString()))
        {
            found.Add(PlatformLimit.Error(question, "the problem's text has what Moodle takes for an embedded answer, such as {1:NUMERICAL:", "reword it"));
        }

        foreach (var answer in question.Answers)
        {
            var quantity = question.Trace.Quantities[answer.Quantity];
            if (Math.Abs(quantity.Value) is > 0 and < LeastMagnitude)
            {
                found.Add(PlatformLimit.Error(question, answer, $"Moodle cannot tell {quantity.Shown} from 0", "rescale the problem so that its answers are larger, or `ask` without this quantity"));
            }

            if (answer.Marks < 1)
            {
                found.Add(PlatformLimit.Error(question, answer, $"Moodle needs whole marks of at least 1, not {answer.Marks.ToString(CultureInfo.InvariantCulture)}"));
            }
        }

        if (question.Answers.Length == 0)
        {
            found.Add(PlatformLimit.Error(question, "there is no number to answer", "`ask` lists what the question asks for"));
        }

        return found.ToImmutable();
    }
}
