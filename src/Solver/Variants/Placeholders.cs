using System.Text;

namespace WorkedSolutions.Solver.Variants;

/// <summary>Names in braces that stand for something else, e.g. <c>{group}</c> for a student's group.</summary>
internal static class Placeholders
{
    /// <summary>The text with what each name stands for; what is null stays as it is written. What is put in is not looked at again.</summary>
    public static string Fill(string text, Func<string, string?> meaning)
    {
        var output = new StringBuilder(text.Length);
        var at = 0;
        while (text.IndexOf('{', at) is >= 0 and var open && text.IndexOf('}', open) is > 0 and var close)
        {
            var filled = meaning(text[(open + 1)..close]);
            output.Append(text, at, open - at).Append(filled ?? "{");
            at = filled is null ? open + 1 : close + 1;
        }

        return output.Append(text, at, text.Length - at).ToString();
    }
}
