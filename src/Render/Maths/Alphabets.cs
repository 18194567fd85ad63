namespace WorkedSolutions.Render.Maths;

/// <summary>Which symbols an alphabet has; the others keep their own face, as in TeX.</summary>
internal static class Alphabets
{
    /// <summary>The alphabet that the symbol takes when <paramref name="wanted"/> is asked for.</summary>
    internal static Alphabet Apply(Alphabet wanted, string text, AtomClass @class)
    {
        if (wanted == Alphabet.Default || text.Length != 1)
        {
            return Alphabet.Default;
        }

        var c = text[0];
        return wanted switch
        {
            Alphabet.Roman when char.IsAsciiLetter(c) => wanted,
            Alphabet.Bold when char.IsAsciiLetterOrDigit(c) || IsGreekCapital(c) => wanted,
            Alphabet.Bold when IsGreekSmall(c) => Alphabet.BoldItalic,
            Alphabet.BoldItalic when @class is AtomClass.Ord or AtomClass.Bin or AtomClass.Rel && c is not ('.' or '⋮' or '′') => wanted,
            Alphabet.Blackboard when char.IsAsciiLetterUpper(c) || c == 'k' => wanted,
            Alphabet.Calligraphic when char.IsAsciiLetterUpper(c) => wanted,
            _ => Alphabet.Default,
        };
    }

    /// <summary>Α to Ω, upright in TeX.</summary>
    internal static bool IsGreekCapital(char c) => c is >= 'Α' and <= 'Ω';

    /// <summary>The small Greek letters with their variants, italic in TeX.</summary>
    internal static bool IsGreekSmall(char c) => c is >= 'α' and <= 'ω' or 'ϑ' or 'ϕ' or 'ϖ' or 'ϱ' or 'ϵ';
}
