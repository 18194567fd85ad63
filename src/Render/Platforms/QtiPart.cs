using System.Globalization;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Platforms;

/// <summary>An answer with the names of its variables.</summary>
internal sealed class QtiPart(PlatformQuestion question, PlatformAnswer answer, int number)
{
    private readonly string _number = number.ToString(CultureInfo.InvariantCulture);

    public PlatformAnswer Answer { get; } = answer;

    public Quantity Quantity { get; } = question.Trace.Quantities[answer.Quantity];

    public AnswerKey Key { get; } = AnswerKey.Of(question, answer);

    public (string Xml, IReadOnlyCollection<int> Used)? Follows { get; } = question.Trace.Problem.Head.Ecf == CarriedCredit.None
        ? null
        : QtiExpression.Of(question.Trace, question.Trace.Quantities[answer.Quantity], index => CarriedName(question, answer, index));

    public string Response => "R" + _number;

    /// <summary>The variable of what later answers follow from.</summary>
    public string Carried => "OWN" + _number;

    public string Score => "SCORE" + _number;

    public string FollowThrough => "FT" + _number;

    public string Mistake(int index) => $"M{_number}_{(index + 1).ToString(CultureInfo.InvariantCulture)}";

    private static string? CarriedName(PlatformQuestion question, PlatformAnswer answer, int index)
    {
        for (var i = 0; i < question.Answers.Length; i++)
        {
            if (question.Answers[i].Quantity == index && index != answer.Quantity)
            {
                return "OWN" + (i + 1).ToString(CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}
