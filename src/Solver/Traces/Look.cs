using System.Text;

namespace WorkedSolutions.Solver.Traces;

/// <summary>
/// What a symbol looks like on paper. Two symbols of the same look cannot be told apart, however they were typed: <c>w12</c> and
/// <c>w_12</c>, <c>eta</c> and <c>η</c>, <c>y_hat</c> and <c>ŷ</c>.
/// </summary>
internal static class Look
{
    private const string Hatted = "âaĉcêeĝgĥhîiĵjôoŝsûuŵwŷyẑzÂAĈCÊEĜGĤHÎIĴJÔOŜSÛUŴWŶYẐZ";
    private const string Alike = "µμϵεϑθϕφϱρϖπ";

    /// <summary>The look; equal for symbols that print alike.</summary>
    public static string Of(Symbol symbol) => symbol switch
    {
        Symbol.Letter letter => Of(letter),
        Symbol.Partial partial => $"d{Of(partial.Of)}/d{Of(partial.By)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The look of a name that an author typed.</summary>
    public static string OfName(string name) => Of(Symbol.FromName(name));

    private static string Of(Symbol.Letter letter)
    {
        var (text, hat) = (Word(letter.Base), letter.Hat);
        if (text.Length == 1 && Hatted.IndexOf(text[0], StringComparison.Ordinal) is >= 0 and var at && at % 2 == 0)
        {
            (text, hat) = (Hatted[at + 1].ToString(), true);
        }

        return $"{text}{(hat ? "^" : "")}|{Script(letter.Sub)}|{Script(letter.Sup)}";
    }

    private static string Script(string? script)
    {
        var look = new StringBuilder();
        for (var (start, end) = (0, 0); start < (script?.Length ?? 0); start = end)
        {
            end = start + 1;
            while (char.IsLetter(script![start]) && end < script.Length && char.IsLetter(script[end]))
            {
                end++;
            }

            look.Append(Word(script[start..end]));
        }

        return look.ToString();
    }

    private static string Word(string word)
    {
        var text = GreekLetters.Find(word) ?? word;
        return text.Length == 1 && Alike.IndexOf(text[0], StringComparison.Ordinal) is >= 0 and var at && at % 2 == 0 ? Alike[at + 1].ToString() : text;
    }
}
