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
        var parts = question.Answers.Select((answer, i) => new QtiPart(question, answer, i + 1)).ToImmutableArray();
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

    private static void Declarations(StringBuilder output, ImmutableArray<QtiPart> parts)
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
            Declare(output, part.Score, "0");
            if (part.Follows is not null)
            {
                Declare(output, part.FollowThrough, null);
            }

            if (IsCarried(part, parts))
            {
                Declare(output, part.Carried, part.Quantity.Shown);
            }
        }
    }

    private static void Declare(StringBuilder output, string outcome, string? otherwise)
    {
        output.Append("<outcomeDeclaration identifier=\"").Append(outcome).Append("\" cardinality=\"single\" baseType=\"float\"");
        output.Append(otherwise is null ? "/>\n" : $"><defaultValue><value>{otherwise}</value></defaultValue></outcomeDeclaration>\n");
    }

    private static bool IsCarried(QtiPart part, ImmutableArray<QtiPart> parts) => parts.Any(other => other.Follows?.Used.Contains(part.Answer.Quantity) == true);

    private static void Body(StringBuilder output, PlatformQuestion question, ImmutableArray<QtiPart> parts)
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

    private static void Processing(StringBuilder output, PlatformQuestion question, ImmutableArray<QtiPart> parts)
    {
        output.Append("<responseProcessing>\n");
        foreach (var part in parts.Where(part => IsCarried(part, parts)))
        {
            Carry(output, part);
        }

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

    /// <summary>Later answers follow from the candidate's own one; from the right one, its default, where there is none.</summary>
    private static void Carry(StringBuilder output, QtiPart part)
    {
        var response = $"<variable identifier=\"{part.Response}\"/>";
        output.Append("<responseCondition><responseIf><not><isNull>").Append(response).Append("</isNull></not><setOutcomeValue identifier=\"").Append(part.Carried).Append("\">")
            .Append(response).Append("</setOutcomeValue></responseIf></responseCondition>\n");
    }

    private static void Condition(StringBuilder output, PlatformQuestion question, QtiPart part, ImmutableArray<QtiPart> parts)
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

            var digits = AnswerKey.HalfUnit(question.Trace.Quantities[part.Answer.Quantity].Rounding, part.Key.Right);
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

    /// <summary>Whether an earlier answer can be followed through: not 0 where the right one is not, and within the activation's range.</summary>
    private static void Plausible(StringBuilder output, PlatformQuestion question, QtiPart earlier)
    {
        var variable = $"<variable identifier=\"{earlier.Carried}\"/>";
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

    private static void SetScore(StringBuilder output, QtiPart part, double marks) =>
        output.Append("<setOutcomeValue identifier=\"").Append(part.Score).Append("\"><baseValue baseType=\"float\">").Append(Number(marks)).Append("</baseValue></setOutcomeValue>");

    private static void AddFeedback(StringBuilder output, string identifier) =>
        output.Append("<setOutcomeValue identifier=\"FEEDBACK\"><multiple><variable identifier=\"FEEDBACK\"/><baseValue baseType=\"identifier\">").Append(identifier).Append("</baseValue></multiple></setOutcomeValue>");

    private static void Feedback(StringBuilder output, PlatformQuestion question, ImmutableArray<QtiPart> parts)
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
}
