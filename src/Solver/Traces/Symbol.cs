namespace WorkedSolutions.Solver.Traces;

/// <summary>A quantity's name on paper, free of any output format.</summary>
public abstract record Symbol
{
    private Symbol() { }

    /// <summary>
    /// A letter (or a word, set upright) with an optional hat, bold face, subscript and superscript,
    /// e.g. w₅, ŷ, z_{h1}, W^{[1]}, z₁^{[2](3)}. Scripts are plain text such as <c>h1</c>, <c>[2](3)</c>, <c>new</c>.
    /// </summary>
    public sealed record Letter(string Base, string? Sub = null, string? Sup = null, bool Hat = false, bool Bold = false) : Symbol;

    /// <summary>∂of/∂by; <paramref name="Total"/>: d instead of ∂, where there is one variable only.</summary>
    public sealed record Partial(Symbol Of, Symbol By, bool Total = false) : Symbol;

    /// <summary>
    /// In plain text, as a person types it: <c>w5</c>, <c>y_hat</c>, <c>z_h1</c>, <c>dL/dw5</c>, <c>w5_new</c>.
    /// A number behind a single letter joins it; any other subscript follows an underscore.
    /// </summary>
    public string Plain => this switch
    {
        Letter letter => letter.Base + (letter.Hat ? "_hat" : "") + Script(letter),
        Partial partial => $"d{partial.Of.Plain}/d{partial.By.Plain}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>
    /// The symbol for a name that an author typed: <c>w5</c> is w with subscript 5, <c>a_h1</c> is a with subscript h1,
    /// <c>Wxh</c> is W with subscript xh, <c>y_hat</c> is ŷ, <c>net</c> a word.
    /// </summary>
    public static Symbol FromName(string name)
    {
        var underscore = name.IndexOf('_');
        if (underscore > 0 && underscore < name.Length - 1)
        {
            var rest = name[(underscore + 1)..];
            if (rest == "hat" || rest.StartsWith("hat", StringComparison.Ordinal))
            {
                var sub = rest[3..].TrimStart('_');
                return new Letter(name[..underscore], sub.Length == 0 ? null : sub, Hat: true);
            }

            return new Letter(name[..underscore], rest);
        }

        var digits = name.Length;
        while (digits > 0 && char.IsAsciiDigit(name[digits - 1]))
        {
            digits--;
        }

        return digits == name.Length || digits == 0 ? new Letter(name) : new Letter(name[..digits], name[digits..]);
    }

    private static string Script(Letter letter)
    {
        var sub = letter.Sub is null ? "" : letter is { Base.Length: 1, Hat: false } && IsDigits(letter.Sub) ? letter.Sub : "_" + letter.Sub;
        return sub + (letter.Sup is null ? "" : letter.Sup.StartsWith('[') || letter.Sup.StartsWith('(') ? letter.Sup : "_" + letter.Sup);
    }

    private static bool IsDigits(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
