using System.Globalization;

namespace WorkedSolutions.Solver.Generators;

/// <summary>What a piece of a condition is.</summary>
internal enum ConditionTokenKind
{
    /// <summary>The end.</summary>
    End,
    /// <summary>A number.</summary>
    Number,
    /// <summary>A quantity's id or symbol, a function's name, <c>and</c>, <c>or</c>, <c>not</c>.</summary>
    Word,
    /// <summary>An operator, a bracket or a comma.</summary>
    Sign,
    /// <summary>Something that has no meaning here.</summary>
    Unknown,
}

/// <summary>A piece of a condition.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; the operators ≤ ≥ ≠ − · as &lt;= &gt;= != - *, a single = as ==.</param>
/// <param name="Start">The index of its first character.</param>
/// <param name="End">The index behind its last.</param>
internal readonly record struct ConditionToken(ConditionTokenKind Kind, string Text, int Start, int End)
{
    private static readonly string[] Signs = ["<=", ">=", "==", "!=", "<", ">", "=", "+", "-", "*", "/", "^", "(", ")", ","];
    private static readonly (char Typed, string Sign)[] Others = [('≤', "<="), ('≥', ">="), ('≠', "!="), ('\u2212', "-"), ('·', "*")];

    /// <summary>The words that name no quantity.</summary>
    public static readonly string[] Reserved = ["and", "or", "not", "abs", "min", "max", "distinct"];

    /// <summary>The piece that starts at or after an index.</summary>
    public static ConditionToken At(string text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        if (index >= text.Length)
        {
            return new ConditionToken(ConditionTokenKind.End, "", index, index);
        }

        if (char.IsAsciiDigit(text[index]) || (text[index] == '.' && index + 1 < text.Length && char.IsAsciiDigit(text[index + 1])))
        {
            return Make(ConditionTokenKind.Number, text, index, NumberEnd(text, index));
        }

        return char.IsLetter(text[index]) ? Make(ConditionTokenKind.Word, text, index, WordEnd(text, index)) : Sign(text, index);
    }

    /// <summary>The number that the text says.</summary>
    public double Number => double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static ConditionToken Sign(string text, int index)
    {
        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(text, index, sign, 0, sign.Length) == 0)
            {
                return new ConditionToken(ConditionTokenKind.Sign, sign == "=" ? "==" : sign, index, index + sign.Length);
            }
        }

        foreach (var (typed, sign) in Others)
        {
            if (text[index] == typed)
            {
                return new ConditionToken(ConditionTokenKind.Sign, sign, index, index + 1);
            }
        }

        return new ConditionToken(ConditionTokenKind.Unknown, text[index].ToString(), index, index + 1);
    }

    private static ConditionToken Make(ConditionTokenKind kind, string text, int start, int end) => new(kind, text[start..end], start, end);

    private static int NumberEnd(string text, int i)
    {
        i = Digits(text, i);
        if (i < text.Length && text[i] == '.')
        {
            i = Digits(text, i + 1);
        }

        if (i >= text.Length || text[i] is not ('e' or 'E'))
        {
            return i;
        }

        var sign = i + 1 < text.Length && text[i + 1] is '+' or '-' ? i + 2 : i + 1;
        var end = Digits(text, sign);
        return end > sign ? end : i;
    }

    /// <summary>The end of an id: name, state:name, dname/dname, each with [1][2](3)#4 behind it.</summary>
    private static int WordEnd(string text, int start)
    {
        var i = Name(text, start);
        if (Array.IndexOf(Reserved, text[start..i]) >= 0)
        {
            return i;
        }

        if (i + 1 < text.Length && text[i] == ':' && char.IsLetter(text[i + 1]))
        {
            i = Name(text, i + 1);
        }
        else if (i - start > 1 && text[start] == 'd' && i + 2 < text.Length && text[i] == '/' && text[i + 1] == 'd' && char.IsLetter(text[i + 2]))
        {
            i = Name(text, i + 1);
        }

        while (Bracketed(text, i, '[', ']') is var end && end > i)
        {
            i = end;
        }

        i = Bracketed(text, i, '(', ')');
        var update = i < text.Length && text[i] == '#' ? Digits(text, i + 1) : i;
        return update > i + 1 ? update : i;
    }

    private static int Name(string text, int i)
    {
        while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
        {
            i++;
        }

        return i;
    }

    private static int Bracketed(string text, int i, char open, char close)
    {
        if (i >= text.Length || text[i] != open)
        {
            return i;
        }

        var end = Digits(text, i + 1);
        return end > i + 1 && end < text.Length && text[end] == close ? end + 1 : i;
    }

    private static int Digits(string text, int i)
    {
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        return i;
    }
}
