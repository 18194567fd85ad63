using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Render.Platforms;

/// <summary>
/// One question as items of QTI 1.2 in Canvas's dialect: an item per number, each with the whole problem, since an item of Canvas
/// has one number. Canvas knows neither part credit nor remarks on wrong numbers; known mistakes stay out.
/// </summary>
public static class CanvasItems
{
    /// <summary>Canvas makes typed numbers below this 0.</summary>
    public const double LeastMagnitude = 1e-4;

    /// <summary>The items, one per answer; none where a diagnostic is an error.</summary>
    public static (ImmutableArray<byte[]> Items, ImmutableArray<Diagnostic> Diagnostics) Write(PlatformQuestion question)
    {
        var diagnostics = Limits(question);
        if (diagnostics.Length > 0)
        {
            return ([], diagnostics);
        }

        var html = new PlatformHtml(PlatformHtml.Tex, name => question.Picture(name) is { } picture ? Address(question, picture) : null, styled: true);
        var statement = new StringBuilder(4096);
        html.Write(statement, question.Statement);
        var solution = new StringBuilder(8192);
        html.Write(solution, question.Solution);
        return ([.. question.Answers.Select((answer, i) => Item(question, answer, i + 1, statement, solution))], []);
    }

    /// <summary>The pictures of the items: their paths in the package, and their bytes.</summary>
    public static ImmutableArray<(string Path, ReadOnlyMemory<byte> Bytes)> Images(PlatformQuestion question) =>
        [.. question.Pictures.Select(picture => (ImagePath(question, picture), picture.Bytes))];

    /// <summary>Where a picture lies in the package.</summary>
    internal static string ImagePath(PlatformQuestion question, PlatformPicture picture) => $"images/{question.Identifier}-{picture.FileName}";

    private static string Address(PlatformQuestion question, PlatformPicture picture) => "$IMS-CC-FILEBASE$/" + QtiPackage.Address(ImagePath(question, picture));

    private static byte[] Item(PlatformQuestion question, PlatformAnswer answer, int number, StringBuilder statement, StringBuilder solution)
    {
        var quantity = question.Trace.Quantities[answer.Quantity];
        var key = AnswerKey.Of(question, answer);
        var identifier = $"{question.Identifier}-{number.ToString(CultureInfo.InvariantCulture)}";
        var text = new StringBuilder(statement.Length + 256);
        text.Append(statement).Append("<p>");
        PlatformHtml.Tex(text, answer.Symbol, false);
        text.Append(" = ?</p>");
        var output = new StringBuilder(statement.Length + solution.Length + 2048);
        output.Append("<item ident=\"").Append(identifier).Append("\" title=\"").Append(XmlText.Escape($"{question.Title}: {quantity.Symbol.Plain}")).Append("\">\n");
        output.Append("<itemmetadata><qtimetadata>");
        Field(output, "question_type", "numerical_question");
        Field(output, "points_possible", answer.Marks.ToString(CultureInfo.InvariantCulture));
        Field(output, "assessment_question_identifierref", "ref-" + identifier);
        output.Append("</qtimetadata></itemmetadata>\n<presentation><material><mattext texttype=\"text/html\">");
        XmlText.Escape(output, text.ToString());
        output.Append("</mattext></material><response_str ident=\"response1\" rcardinality=\"Single\"><render_fib fibtype=\"Decimal\"><response_label ident=\"answer1\"/></render_fib></response_str></presentation>\n");
        Processing(output, quantity.Shown, key, solution.Length > 0);
        if (solution.Length > 0)
        {
            output.Append("<itemfeedback ident=\"general_fb\"><flow_mat><material><mattext texttype=\"text/html\">");
            XmlText.Escape(output, solution.ToString());
            output.Append("</mattext></material></flow_mat></itemfeedback>\n");
        }

        output.Append("</item>\n");
        return XmlText.Bytes(output);
    }

    private static void Processing(StringBuilder output, string shown, AnswerKey key, bool feedback)
    {
        output.Append("<resprocessing><outcomes><decvar maxvalue=\"100\" minvalue=\"0\" varname=\"SCORE\" vartype=\"Decimal\"/></outcomes>\n");
        if (feedback)
        {
            output.Append("<respcondition continue=\"Yes\"><conditionvar><other/></conditionvar><displayfeedback feedbacktype=\"Response\" linkrefid=\"general_fb\"/></respcondition>\n");
        }

        var (low, high) = Ends(key);
        output.Append("<respcondition continue=\"No\"><conditionvar><or><varequal respident=\"response1\">").Append(shown);
        output.Append("</varequal><and><vargte respident=\"response1\">").Append(low).Append("</vargte><varlte respident=\"response1\">").Append(high);
        output.Append("</varlte></and></or></conditionvar><setvar action=\"Set\" varname=\"SCORE\">100</setvar></respcondition></resprocessing>\n");
    }

    /// <summary>Canvas keeps one margin around the exact answer, so both ends are as far from it as the farther one.</summary>
    private static (string Low, string High) Ends(AnswerKey key)
    {
        var tolerance = decimal.Parse(AnswerKey.Digits(key.Tolerance), NumberStyles.Float, CultureInfo.InvariantCulture);
        var right = (decimal)key.Right;
        return ((right - tolerance).ToString(CultureInfo.InvariantCulture), (right + tolerance).ToString(CultureInfo.InvariantCulture));
    }

    private static void Field(StringBuilder output, string label, string entry) =>
        output.Append("<qtimetadatafield><fieldlabel>").Append(label).Append("</fieldlabel><fieldentry>").Append(XmlText.Escape(entry)).Append("</fieldentry></qtimetadatafield>");

    private static ImmutableArray<Diagnostic> Limits(PlatformQuestion question)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var answer in question.Answers)
        {
            var key = AnswerKey.Of(question, answer);
            var least = Math.Abs(key.Right) - key.Tolerance;
            if (least < LeastMagnitude)
            {
                found.Add(PlatformLimit.Error(
                    question,
                    answer,
                    $"Canvas takes typed numbers below 0.0001 for 0, and right answers go down to {NumberFormat.RoundTrip(Math.Round(Math.Max(least, 0), 6))}",
                    "rescale the problem so that its answers are larger (greater inputs or weights), or `ask` without this quantity"));
            }
            else if (Math.Abs(key.Right) + key.Tolerance > 1e15)
            {
                found.Add(PlatformLimit.Error(question, answer, "Canvas has no room for so great a number"));
            }
        }

        if (question.Answers.Length == 0)
        {
            found.Add(PlatformLimit.Error(question, "there is no number to answer", "`ask` lists what the question asks for"));
        }

        return found.ToImmutable();
    }
}
