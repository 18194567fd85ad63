using System.Globalization;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Checking;

/// <summary>A number as a person wrote it: <c>0.5930</c> claims four decimals, <c>4.4e-4</c> five.</summary>
/// <param name="Text">As written, without blanks around it.</param>
/// <param name="Value">The nearest double; finite.</param>
/// <param name="Decimals">The place of the last digit behind the point; negative where it stands before it (1.2e3: −2).</param>
/// <param name="Significant">How many significant digits; 0 for a zero.</param>
public readonly record struct WrittenNumber(string Text, double Value, int Decimals, int Significant)
{
    /// <summary>The most characters of a number.</summary>
    internal const int MostCharacters = 60;

    private const int GreatestExponent = 400;

    /// <summary>Half a unit of the last digit: how far the number that was rounded may be away. 0 for a zero, which stands for nothing else.</summary>
    public double HalfUnit => Value == 0 ? 0 : 0.5 * Math.Pow(10, -Decimals);

    /// <summary>
    /// Reads a number: <c>0.5930</c>, <c>-3</c>, <c>.5</c>, <c>4.4e-4</c>, <c>4.4·10^-4</c>, <c>4.4 × 10⁻⁴</c>, a Unicode minus,
    /// <c>37.75 %</c> for 0.3775, <c>= 0.593</c>.
    /// </summary>
    /// <param name="text">What the person wrote.</param>
    /// <param name="decimalComma">Whether a comma is the decimal sign (a point still is one).</param>
    /// <param name="problem">Why it is not a number; null where it is.</param>
    public static WrittenNumber? Read(string text, bool decimalComma, out string? problem)
    {
        text = text.Trim();
        problem = null;
        if (text.Length is 0 or > MostCharacters)
        {
            problem = text.Length == 0 ? "there is no number" : $"this is longer than any number, {MostCharacters} characters";
            return null;
        }

        var plain = Plain(text, decimalComma);
        if (!IsNumber(plain))
        {
            problem = $"{Quoted(text)} is not a number";
            return null;
        }

        if (!double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            problem = $"{Quoted(text)} is too large";
            return null;
        }

        var exponentAt = plain.IndexOf('e');
        var mantissa = exponentAt < 0 ? plain : plain[..exponentAt];
        var exponent = exponentAt < 0 ? 0 : int.Parse(plain.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (Math.Abs(exponent) > GreatestExponent)
        {
            problem = $"{Quoted(text)} is too {(exponent > 0 ? "large" : "small")}";
            return null;
        }

        var point = mantissa.IndexOf('.');
        var decimals = (point < 0 ? 0 : mantissa.Length - 1 - point) - exponent;
        var digits = mantissa.Replace(".", "").TrimStart('-', '+').TrimStart('0').Length;
        return new WrittenNumber(text, value, decimals, digits);
    }

    /// <summary>The number that an exact decimal or a double would be if it were rounded to the digits written here.</summary>
    internal double Round(double value, DecimalNumber? exact, Ties ties) =>
        double.Parse(NumberFormat.Fixed(value, exact, Decimals, ties), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>
    /// Whether the comma in a text can only be a decimal sign: 0,3775 and 12,5, but not 1,106, which may be a thousand. (A text that is
    /// no number otherwise is none by this.)
    /// </summary>
    public static bool HasDecimalComma(string text)
    {
        const int thousand = 3;
        var comma = text.IndexOf(',');
        if (comma < 0 || text.Contains('.') || text.LastIndexOf(',') != comma)
        {
            return false;
        }

        var whole = text.AsSpan(0, comma).Trim().TrimStart("=≈~ -+−–");
        return whole is "" or "0" || text.AsSpan(comma + 1).IndexOfAnyExceptInRange('0', '9') is var end && (end < 0 ? text.Length - comma - 1 : end) != thousand;
    }

    private static string Plain(string text, bool decimalComma)
    {
        var plain = PlainSigns(text.TrimStart('=', '≈', '~', ' '));
        foreach (var times in (ReadOnlySpan<string>)["·10^", "×10^", "*10^", "x10^", "· 10^", "× 10^", "* 10^", "x 10^"])
        {
            var at = plain.IndexOf(times, StringComparison.Ordinal);
            if (at > 0)
            {
                plain = plain[..at].TrimEnd() + "e" + plain[(at + times.Length)..].Trim('(', ')', '{', '}');
                break;
            }
        }

        if (plain is ['-' or '+', ' ', ..])
        {
            plain = plain[0] + plain[1..].TrimStart();
        }

        if (plain.EndsWith('%') && !plain.Contains('e'))
        {
            plain = plain[..^1].TrimEnd() + "e-2";
        }

        return decimalComma ? plain.Replace(',', '.') : plain;
    }

    /// <summary>The text with one kind of minus, point of multiplication and power, without narrow blanks: 4.4 ⋅ 10⁻⁴ as 4.4 · 10^-4.</summary>
    private static string PlainSigns(string text)
    {
        const string raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", level = "0123456789-+";
        var plain = text.Replace("**", "^").Replace('\u2212', '-').Replace('\u2013', '-').Replace('⋅', '·').Replace('∙', '·').Replace('•', '·')
            .Replace("\u00A0", "").Replace("\u202F", "").Replace("\u2009", "").Replace('E', 'e');
        var power = plain.AsSpan().IndexOfAny(raised);
        if (power < 2 || !plain.AsSpan(0, power).EndsWith("10"))
        {
            return plain;
        }

        var exponent = plain[power..].Select(digit => raised.IndexOf(digit) is var at and >= 0 ? level[at] : digit);
        return $"{plain[..power]}^{string.Concat(exponent)}";
    }

    private static bool IsNumber(string plain)
    {
        var i = plain.Length > 0 && plain[0] is '-' or '+' ? 1 : 0;
        int digits = 0, points = 0;
        for (; i < plain.Length && (char.IsAsciiDigit(plain[i]) || plain[i] == '.'); i++)
        {
            digits += plain[i] == '.' ? 0 : 1;
            points += plain[i] == '.' ? 1 : 0;
        }

        if (digits == 0 || points > 1)
        {
            return false;
        }

        if (i == plain.Length)
        {
            return true;
        }

        return plain[i] == 'e' && plain.Length - i is > 1 and <= 6 && int.TryParse(plain.AsSpan(i + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
    }

    private static string Quoted(string text) => $"`{new string([.. text.Where(c => !char.IsControl(c)).Take(30)])}{(text.Length > 30 ? "…" : "")}`";
}
