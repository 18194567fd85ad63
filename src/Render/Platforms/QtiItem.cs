using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Platforms;

/// <summary>
/// One question as an item of QTI 2.1. An answer is tried against the right one first, then against what follows from the
/// candidate's own earlier answers (unless those are impossible or make the rest trivial), then against known mistakes.
/// </summary>
public static class QtiItem
{
    private const string Namespace = "http://www.imsglobal.org/xsd/imsqti_v2p1";

    /// <summary>An answer on the very edge is right, whatever the rounding errors of the platform's subtraction.</summary>
    private const double Slack = 1.0001;

    /// <summary>Writes one item; nothing where a diagnostic is an error. Its pictures are expected where <see cref="Images"/> says.</summary>
    public static ImmutableArray<Diagnostic> Write(PlatformQuestion question, Stream stream)
    {
        if (question.Answers.Length == 0)
        {
            return [PlatformLimit.Error(question, "there is no number to answer", "`ask` lists what the question asks for")];
        }

        var output = new StringBuilder(16384);
        var parts = question.Answers.Select((answer, i) => new Part(question, answer, i + 1)).ToImmutableArray();
        output.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<assessmentItem xmlns=\"").Append(Namespace);
        output.Append("\" identifier=\"").Append(question.Identifier).Append("\" title=\"").Append(XmlText.Escape(question.Title));
        output.Append("\" adaptive=\"false\" timeDependent=\"false\">\n");
        Declarations(output, parts);
        Body(output, question, parts);
        Processing(output, question, parts);
        Feedback(output, question, parts);
        output.Append("</assessmentItem>\n");
        stream.Write(XmlText.Bytes(output));
        return [];
    }

    /// <summary>The item's pictures: their paths, seen from the item, and their bytes.</summary>
    public static ImmutableArray<(string Path, ReadOnlyMemory<byte> Bytes)> Images(PlatformQuestion question) =>
        [.. question.Pictures.Select(picture => (QtiPackage.ImagePath(question, picture), picture.Bytes))];

    private static void Declarations(StringBuilder output, ImmutableArray<Part> parts)
    {
        foreach (var part in parts)
        {
            output.Append("<responseDeclaration identifier=\"").Append(part.Response).Append("\" cardinality=\"single\" baseType=\"float\"><correctResponse><value>")
                .Append(part.Quantity.Shown).Append("</value></correctResponse></responseDeclaration>\n");
        }

        var total = Number(parts.Sum(part => part.Answer.Marks));
        output.Append("<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\" normalMaximum=\"").Append(total).Append("\"><defaultValue><value>0</value></defaultValue></outcomeDeclaration>\n");
        output.Append("<outcomeDeclaration identifier=\"MAXSCORE\" cardinality=\"single\" baseType=\"float\"><defaultValue><value>").Append(total).Append("</value></defaultValue></outcomeDeclaration>\n");
        output.Append("<outcomeDeclaration identifier=\"FEEDBACK\" cardinality=\"multiple\" baseType=\"identifier\"/>\n");
        foreach (var part in parts)
        {
            output.Append("<outcomeDeclaration identifier=\"").Append(part.Score).Append("\" cardinality=\"single\" baseType=\"float\"><defaultValue><value>0</value></defaultValue></outcomeDeclaration>\n");
            if (part.Follows is not null)
            {
                output.Append("<outcomeDeclaration identifier=\"").Append(part.FollowThrough).Append("\" cardinality=\"single\" baseType=\"float\"/>\n");
            }
        }
    }

    private static void Body(StringBuilder output, PlatformQuestion question, ImmutableArray<Part> parts)
    {
        output.Append("<itemBody>\n");
        Html(question).Write(output, question.Statement);
        foreach (var part in parts)
        {
            output.Append("<p>");
            Formula(output, part.Answer.Symbol, false);
            output.Append(" = <textEntryInteraction responseIdentifier=\"").Append(part.Response).Append("\" expectedLength=\"12\"/></p>\n");
        }

        output.Append("</itemBody>\n");
    }

    private static void Processing(StringBuilder output, PlatformQuestion question, ImmutableArray<Part> parts)
    {
        output.Append("<responseProcessing>\n");
        foreach (var part in parts)
        {
            if (part.Follows is { } follows)
            {
                output.Append("<setOutcomeValue identifier=\"").Append(part.FollowThrough).Append("\">").Append(follows.Xml).Append("</setOutcomeValue>\n");
            }

            Condition(output, question, part, parts);
        }

        if (question.Solution.Length > 0)
        {
            AddFeedback(output, "SOLUTION");
        }

        output.Append("<setOutcomeValue identifier=\"SCORE\"><sum>");
        foreach (var part in parts)
        {
            output.Append("<variable identifier=\"").Append(part.Score).Append("\"/>");
        }

        output.Append("</sum></setOutcomeValue>\n</responseProcessing>\n");
    }

    private static void Condition(StringBuilder output, PlatformQuestion question, Part part, ImmutableArray<Part> parts)
    {
        output.Append("<responseCondition>\n<responseIf>");
        Equal(output, part.Key.Below, part.Key.Above, $"<correct identifier=\"{part.Response}\"/>", part.Response);
        SetScore(output, part, part.Answer.Marks);
        output.Append("</responseIf>\n");
        if (part.Follows is { } follows)
        {
            output.Append("<responseElseIf><and>");
            foreach (var used in follows.Used)
            {
                Plausible(output, question, parts.First(p => p.Answer.Quantity == used));
            }

            var digits = HalfUnit(question.Trace.Problem.Head.Rounding, part.Key.Right);
            Equal(output, Math.Max(part.Key.Below, digits), Math.Max(part.Key.Above, digits), $"<variable identifier=\"{part.FollowThrough}\"/>", part.Response);
            output.Append("</and>");
            SetScore(output, part, question.Trace.Problem.Head.Ecf == CarriedCredit.Half ? part.Answer.Marks / 2.0 : part.Answer.Marks);
            output.Append("</responseElseIf>\n");
        }

        for (var i = 0; i < part.Key.Wrong.Length; i++)
        {
            var wrong = part.Key.Wrong[i];
            output.Append("<responseElseIf>");
            Equal(output, wrong.Tolerance, wrong.Tolerance, $"<baseValue baseType=\"float\">{NumberFormat.RoundTrip(wrong.Value)}</baseValue>", part.Response);
            SetScore(output, part, part.Answer.Marks * MoodleCloze.MistakePercent / 100.0);
            AddFeedback(output, part.Mistake(i));
            output.Append("</responseElseIf>\n");
        }

        output.Append("</responseCondition>\n");
    }

    /// <summary>Half a unit of the last digit that the problem asks for: what follows from other numbers is rounded even where the right answer is exact.</summary>
    private static double HalfUnit(Rounding rounding, double right) => rounding.Significant is { } significant
        ? (right == 0 ? 0 : Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(right))) + 1 - significant) / 2)
        : Math.Pow(10, -(rounding.Decimals ?? 4)) / 2;

    /// <summary>Whether an earlier answer can be followed through: not 0 where the right one is not, and within the activation's range.</summary>
    private static void Plausible(StringBuilder output, PlatformQuestion question, Part earlier)
    {
        var variable = $"<variable identifier=\"{earlier.Response}\"/>";
        if (earlier.Key.Right != 0)
        {
            output.Append("<not><equal toleranceMode=\"exact\">").Append(variable).Append("<baseValue baseType=\"float\">0</baseValue></equal></not>");
        }

        if (earlier.Quantity.Role == Role.Activation && question.Trace.Problem is Problem.Network network)
        {
            var range = network.Layers[earlier.Quantity.Layer - 1].Activation.Range;
            Bound(output, "gte", variable, range.Low);
            Bound(output, "lte", variable, range.High);
        }
    }

    private static void Bound(StringBuilder output, string relation, string variable, double bound)
    {
        if (double.IsFinite(bound))
        {
            output.Append('<').Append(relation).Append('>').Append(variable).Append("<baseValue baseType=\"float\">").Append(NumberFormat.RoundTrip(bound))
                .Append("</baseValue></").Append(relation).Append('>');
        }
    }

    /// <summary>In QTI the second number is compared with the first minus and plus the tolerances.</summary>
    private static void Equal(StringBuilder output, double below, double above, string expected, string response) =>
        output.Append("<equal toleranceMode=\"absolute\" tolerance=\"").Append(AnswerKey.Digits(below * Slack)).Append(' ').Append(AnswerKey.Digits(above * Slack)).Append("\">")
            .Append(expected).Append("<variable identifier=\"").Append(response).Append("\"/></equal>");

    private static void SetScore(StringBuilder output, Part part, double marks) =>
        output.Append("<setOutcomeValue identifier=\"").Append(part.Score).Append("\"><baseValue baseType=\"float\">").Append(Number(marks)).Append("</baseValue></setOutcomeValue>");

    private static void AddFeedback(StringBuilder output, string identifier) =>
        output.Append("<setOutcomeValue identifier=\"FEEDBACK\"><multiple><variable identifier=\"FEEDBACK\"/><baseValue baseType=\"identifier\">").Append(identifier).Append("</baseValue></multiple></setOutcomeValue>");

    private static void Feedback(StringBuilder output, PlatformQuestion question, ImmutableArray<Part> parts)
    {
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Key.Wrong.Length; i++)
            {
                output.Append("<modalFeedback outcomeIdentifier=\"FEEDBACK\" identifier=\"").Append(part.Mistake(i)).Append("\" showHide=\"show\"><p>");
                Formula(output, part.Answer.Symbol, false);
                output.Append(": ").Append(XmlText.Escape(part.Key.Wrong[i].Message)).Append("</p></modalFeedback>\n");
            }
        }

        if (question.Solution.Length > 0)
        {
            output.Append("<modalFeedback outcomeIdentifier=\"FEEDBACK\" identifier=\"SOLUTION\" showHide=\"show\">\n");
            Html(question).Write(output, question.Solution);
            output.Append("</modalFeedback>\n");
        }
    }

    private static PlatformHtml Html(PlatformQuestion question) =>
        new(Formula, name => question.Picture(name) is { } picture ? QtiPackage.Address(QtiPackage.ImagePath(question, picture)) : null, styled: false);

    private static void Formula(StringBuilder output, MathNode node, bool display) => MathMlWriter.Write(node, output, display, standalone: true);

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>An answer with the names of its variables.</summary>
    private sealed class Part(PlatformQuestion question, PlatformAnswer answer, int number)
    {
        private readonly string _number = number.ToString(CultureInfo.InvariantCulture);

        public PlatformAnswer Answer { get; } = answer;

        public Quantity Quantity { get; } = question.Trace.Quantities[answer.Quantity];

        public AnswerKey Key { get; } = AnswerKey.Of(question.Trace.Quantities[answer.Quantity], answer);

        public (string Xml, IReadOnlyCollection<int> Used)? Follows { get; } = question.Trace.Problem.Head.Ecf == CarriedCredit.None
            ? null
            : QtiExpression.Of(question.Trace, question.Trace.Quantities[answer.Quantity], index => Name(question, answer, index));

        public string Response => "R" + _number;

        public string Score => "SCORE" + _number;

        public string FollowThrough => "FT" + _number;

        public string Mistake(int index) => $"M{_number}_{(index + 1).ToString(CultureInfo.InvariantCulture)}";

        private static string? Name(PlatformQuestion question, PlatformAnswer answer, int index)
        {
            for (var i = 0; i < question.Answers.Length; i++)
            {
                if (question.Answers[i].Quantity == index && index != answer.Quantity)
                {
                    return "R" + (i + 1).ToString(CultureInfo.InvariantCulture);
                }
            }

            return null;
        }
    }
}
