using System.Globalization;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Numbers as YAML 1.2 writes them: the decimal ones of its core schema.</summary>
internal static class NumberText
{
    /// <summary>Whether the text is a decimal number: [-+]? (digits [. digits?] | . digits) [exponent].</summary>
    public static bool IsNumber(string text)
    {
        var i = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        var whole = Digits(text, ref i);
        var fraction = 0;
        if (i < text.Length && text[i] == '.')
        {
            i++;
            fraction = Digits(text, ref i);
        }

        if (whole + fraction == 0)
        {
            return false;
        }

        if (i < text.Length && text[i] is 'e' or 'E')
        {
            i++;
            i += i < text.Length && text[i] is '+' or '-' ? 1 : 0;
            return Digits(text, ref i) > 0 && i == text.Length;
        }

        return i == text.Length;
    }

    /// <summary>Whether the text is a whole number: [-+]? digits.</summary>
    public static bool IsInteger(string text)
    {
        var i = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        return Digits(text, ref i) > 0 && i == text.Length;
    }

    /// <summary>The number of a scalar; null, with a diagnostic, where it is none.</summary>
    public static Literal? Read(ReaderContext context, YamlNode.Scalar scalar, string what)
    {
        if (scalar.Number is { } known)
        {
            return known;
        }

        if (!scalar.IsPlain || !IsNumber(scalar.Text))
        {
            if (context.IsFull)
            {
                return null;
            }

            Values.WrongType(context, scalar, what, "a number", Hint(scalar));
            return null;
        }

        if (scalar.Text.Length > ReadLimits.NumberText)
        {
            context.Error("out-of-range", scalar.Place, $"{what} has more than {ReadLimits.NumberText} digits");
            return null;
        }

        var text = Tidy(scalar.Text);
        var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        var exact = DecimalNumber.Parse(text);
        if (!double.IsFinite(value) || (value == 0 && HasDigit(text)))
        {
            context.Error("out-of-range", scalar.Place, $"{Values.Describe(scalar)} is too {(value == 0 ? "small" : "large")} for a double-precision number",
                "numbers reach from about 1e-308 to 1e308");
            return null;
        }

        if (HasIdleZero(text))
        {
            context.Warning("leading-zero", scalar.Place, $"{Values.Describe(scalar)} is read as {text.TrimStart('-').TrimStart('0').PadLeft(1, '0')}", "a decimal number has a point, not a comma: 0.05");
        }

        return scalar.Number = new Literal(text, value, exact, scalar.Place);
    }

    /// <summary>What to write instead of something that is nearly a number, or null.</summary>
    public static string? Hint(YamlNode node)
    {
        if (node is not YamlNode.Scalar { IsNull: false } scalar)
        {
            return null;
        }

        var text = scalar.Text;
        var bare = text.Replace("_", "", StringComparison.Ordinal).Replace('\u2212', '-').Replace(" ", "", StringComparison.Ordinal);
        return !scalar.IsPlain && IsNumber(text) ? "take the quotes away"
            : text.TrimStart('+', '-').ToLowerInvariant() is ".nan" or ".inf" or "nan" or "inf" or "infinity" ? "a number must be finite"
            : text.Length <= ReadLimits.NumberText && bare != text && IsNumber(bare) ? $"write {bare}"
            : text.Length <= ReadLimits.NumberText && text.Contains(',') && IsNumber(text.Replace(',', '.')) ? $"write {text.Replace(',', '.')}"
            : text.StartsWith("0x", StringComparison.Ordinal) || text.StartsWith("0o", StringComparison.Ordinal) ? "write it as a decimal number"
            : text.Contains('/') && text.Split('/').All(IsNumber) ? "write it as a decimal number, e.g. 0.3333"
            : text is "none" or "no" ? "leave the key out where there is none"
            : text.EndsWith('%') && IsNumber(text[..^1]) ? "write it as a decimal number: 5% is 0.05"
            : null;
    }

    /// <summary>The number as typed, but with a digit before and behind the point and without a plus sign: .5 is 0.5.</summary>
    private static string Tidy(string text)
    {
        text = text.TrimStart('+');
        var point = text.IndexOf('.');
        if (point < 0)
        {
            return text;
        }

        if (point + 1 >= text.Length || !char.IsAsciiDigit(text[point + 1]))
        {
            text = text.Remove(point, 1);
        }

        return point > 0 && char.IsAsciiDigit(text[point - 1]) ? text : text.Insert(point, "0");
    }

    /// <summary>Whether a whole number begins with a zero that it does not need, as 05 does in the list [0,05, 0,10].</summary>
    private static bool HasIdleZero(string text) => text.TrimStart('-') is ['0', _, ..] digits && IsInteger(digits);

    private static bool HasDigit(string text)
    {
        foreach (var c in text)
        {
            if (c is 'e' or 'E')
            {
                return false;
            }

            if (c is >= '1' and <= '9')
            {
                return true;
            }
        }

        return false;
    }

    private static int Digits(string text, ref int i)
    {
        var start = i;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        return i - start;
    }
}
