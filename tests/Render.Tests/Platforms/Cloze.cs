using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace WorkedSolutions.Render.Tests.Platforms;

/// <summary>
/// Reads cloze text as Moodle's documentation of embedded answers describes it and its multianswer type does: the same patterns,
/// the same order of matching, the same decoding. Independent of our writer.
/// </summary>
internal static class Cloze
{
    private const string Fraction = @"=|%(-?[0-9]+(?:[.,][0-9]*)?)%";
    private const string Answer = @".+?(?<!\\|&|&amp;)(?=[~#}]|$)";
    private const string FeedbackText = @".*?(?<!\\)(?=[~}]|$)";
    private const string Alternative = "(" + Fraction + ")?(" + Answer + ")(#(" + FeedbackText + "))?";
    private const string Number = @"-?(([0-9]+[.,]?[0-9]*|[.,][0-9]+)([eE][-+]?[0-9]+)?)";
    private const string Types = "(NUMERICAL|NM)|(MULTICHOICE|MC)|(MULTICHOICE_V|MCV)|(MULTICHOICE_H|MCH)|(SHORTANSWER|SA|MW)|(SHORTANSWER_C|SAC|MWC)|(MULTIRESPONSE|MR)";
    private static readonly Regex Part = new(@"\{([0-9]*):(" + Types + "):(" + Alternative + "(~" + Alternative + @")*)\}", RegexOptions.Singleline | RegexOptions.CultureInvariant);
    private static readonly Regex OneAlternative = new("~?" + Alternative, RegexOptions.Singleline | RegexOptions.CultureInvariant);
    private static readonly Regex Numerical = new("^(" + Number + ")(:" + Number + ")?$", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    public sealed record Choice(double Fraction, double Value, double Tolerance, string Feedback);

    public sealed record Question(int Marks, List<Choice> Choices)
    {
        /// <summary>The fraction and feedback of a typed number: the first alternative that matches, as Moodle takes it.</summary>
        public (double Fraction, string Feedback) Grade(double typed)
        {
            foreach (var choice in Choices)
            {
                var tolerance = choice.Tolerance + 1e-14 * Math.Max(1, Math.Abs(choice.Value));
                if (Math.Abs(typed - choice.Value) <= tolerance)
                {
                    return (choice.Fraction, choice.Feedback);
                }
            }

            return (0, "");
        }
    }

    public static List<Question> Read(string text, out string rest)
    {
        var questions = new List<Question>();
        for (var match = Part.Match(text); match.Success; match = Part.Match(text))
        {
            Assert.Equal("NUMERICAL", match.Groups[2].Value);
            var marks = match.Groups[1].Value.Length == 0 ? 1 : int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            var body = match.Value[(match.Value.IndexOf(':') + 1 + "NUMERICAL:".Length)..^1];
            questions.Add(new Question(marks, Alternatives(body)));
            text = string.Concat(text.AsSpan(0, match.Index), $"{{#{questions.Count}}}", text.AsSpan(match.Index + match.Length));
        }

        rest = text;
        return questions;
    }

    private static List<Choice> Alternatives(string body)
    {
        var choices = new List<Choice>();
        while (OneAlternative.Match(body) is { Success: true } match)
        {
            var percent = match.Groups[2].Value;
            var fraction = match.Groups[1].Value == "=" ? 1 : percent.Length > 0 ? 0.01 * double.Parse(percent.Replace(',', '.'), CultureInfo.InvariantCulture) : 0;
            var number = Numerical.Match(match.Groups[3].Value);
            Assert.True(number.Success, $"not a number with a tolerance: {match.Groups[3].Value}");
            var tolerance = number.Groups[6].Success ? double.Parse(number.Groups[6].Value, CultureInfo.InvariantCulture) : 0;
            var feedback = WebUtility.HtmlDecode(match.Groups[5].Value).Replace(@"\}", "}").Replace(@"\#", "#");
            choices.Add(new Choice(fraction, double.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture), tolerance, feedback));
            body = body[(match.Index + match.Length)..];
        }

        Assert.Contains(choices, choice => choice.Fraction == 1);
        return choices;
    }
}
