namespace WorkedSolutions.Render.Maths;

/// <summary>The mathematical alphanumerics of Unicode (U+1D400 to U+1D7FF), with the letters that have a place of their own.</summary>
internal static class MathAlphanumerics
{
    private const string DoubleStruckTaken = "CℂHℍNℕPℙQℚRℝZℤ";
    private const string ScriptTaken = "BℬEℰFℱHℋIℐLℒMℳRℛ";
    private const string GreekVariants = "ϵϑϰϕϱϖ";

    private static readonly string[] ItalicLatin = Range(0x1D434, 'A', 26, 'h', "ℎ", 0x1D44E);

    /// <summary>The symbol in an alphabet, or null where Unicode has none.</summary>
    internal static string? Find(string text, Alphabet alphabet)
    {
        if (text.Length != 1)
        {
            return null;
        }

        var c = text[0];
        return alphabet switch
        {
            Alphabet.Bold => Bold(c),
            Alphabet.BoldItalic => BoldItalic(c),
            Alphabet.Blackboard => Taken(DoubleStruckTaken, c) ?? Letter(c, 0x1D538, 0x1D552),
            Alphabet.Calligraphic => Taken(ScriptTaken, c) ?? Letter(c, 0x1D49C, 0x1D4B6),
            _ => null,
        };
    }

    /// <summary>A Latin or small Greek letter or ∂ in italics; other text as it is.</summary>
    internal static string Italic(string text)
    {
        var c = text[0];
        if (text.Length != 1)
        {
            return text;
        }

        return c switch
        {
            >= 'A' and <= 'Z' => ItalicLatin[c - 'A'],
            >= 'a' and <= 'z' => ItalicLatin[26 + c - 'a'],
            _ => Greek(c, 0x1D6FC, 0x1D715) ?? text,
        };
    }

    private static string? Bold(char c) => c switch
    {
        >= '0' and <= '9' => char.ConvertFromUtf32(0x1D7CE + c - '0'),
        >= 'Α' and <= 'Ω' => char.ConvertFromUtf32(0x1D6A8 + c - 'Α'),
        _ => Letter(c, 0x1D400, 0x1D41A),
    };

    private static string? BoldItalic(char c) => c switch
    {
        >= '0' and <= '9' or >= 'Α' and <= 'Ω' => Bold(c),
        '∇' => char.ConvertFromUtf32(0x1D6C1),
        _ => Letter(c, 0x1D468, 0x1D482) ?? Greek(c, 0x1D736, 0x1D74F),
    };

    private static string? Letter(char c, int capitalA, int smallA) => c switch
    {
        >= 'A' and <= 'Z' => char.ConvertFromUtf32(capitalA + c - 'A'),
        >= 'a' and <= 'z' => char.ConvertFromUtf32(smallA + c - 'a'),
        _ => null,
    };

    private static string? Greek(char c, int alpha, int partial)
    {
        if (c is >= 'α' and <= 'ω')
        {
            return char.ConvertFromUtf32(alpha + c - 'α');
        }

        var variant = GreekVariants.IndexOf(c, StringComparison.Ordinal);
        return c == '∂' ? char.ConvertFromUtf32(partial) : variant >= 0 ? char.ConvertFromUtf32(partial + 1 + variant) : null;
    }

    private static string? Taken(string pairs, char c)
    {
        for (var i = 0; i < pairs.Length; i += 2)
        {
            if (pairs[i] == c)
            {
                return CharacterTexts.Of(pairs[i + 1]);
            }
        }

        return null;
    }

    private static string[] Range(int capitalA, char first, int count, char taken, string takenText, int smallA)
    {
        var texts = new string[2 * count];
        for (var i = 0; i < count; i++)
        {
            texts[i] = char.ConvertFromUtf32(capitalA + i);
            texts[count + i] = (char)(first + 32 + i) == taken ? takenText : char.ConvertFromUtf32(smallA + i);
        }

        return texts;
    }
}
