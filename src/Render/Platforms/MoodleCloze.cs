using System.Text;
using System.Text.RegularExpressions;

namespace WorkedSolutions.Render.Platforms;

/// <summary>
/// Moodle's embedded answers ("cloze"): <c>{marks:NUMERICAL:=right:tolerance~%50%wrong:tolerance#feedback}</c>. The marks are whole,
/// the first alternative that matches wins, feedback is HTML whose entities are decoded once before it is shown.
/// </summary>
internal static partial class MoodleCloze
{
    /// <summary>The part of the marks that a known mistake earns, in per cent; one of the fractions that Moodle accepts.</summary>
    public const int MistakePercent = 50;

    /// <summary>Appends a numerical part.</summary>
    public static void Numerical(StringBuilder output, int marks, string shown, AnswerKey key)
    {
        output.Append('{').Append(marks.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(":NUMERICAL:=");
        output.Append(shown).Append(':').Append(AnswerKey.Digits(key.Tolerance));
        foreach (var wrong in key.Wrong)
        {
            output.Append("~%").Append(MistakePercent).Append('%').Append(AnswerKey.Digits(wrong)).Append(':').Append(AnswerKey.DigitsDown(wrong.Tolerance));
            if (wrong.Message.Length > 0)
            {
                output.Append('#');
                Feedback(output, wrong.Message);
            }
        }

        output.Append('}');
    }

    /// <summary>Whether text outside our parts would be read as a part.</summary>
    public static bool LooksLikeAPart(string html) => PartStart().IsMatch(html);

    /// <summary>Plain text as HTML, whose characters that end a part are entities, encoded once more because Moodle decodes them once.</summary>
    private static void Feedback(StringBuilder output, string text)
    {
        foreach (var c in XmlText.Escape(text))
        {
            _ = c switch
            {
                '&' => output.Append("&amp;"),
                '}' => output.Append("&#125;"),
                '{' => output.Append("&#123;"),
                '~' => output.Append("&#126;"),
                '\\' => output.Append("&#92;"),
                '\n' => output.Append(' '),
                _ => output.Append(c),
            };
        }
    }

    [GeneratedRegex(@"\{([0-9]*):([A-Z_]+):", RegexOptions.CultureInvariant)]
    private static partial Regex PartStart();
}
