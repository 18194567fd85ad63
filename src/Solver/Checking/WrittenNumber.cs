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
    /// Reads a number: <c>0.5930</c>, <c>-3</c>, <c>.5</c>, <c>4.4e-4</c>, <c>4.4·10^-4</c>, a Unicode minus.
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

    private static string Plain(string text, bool decimalComma)
    {
        var plain = text.Replace('\u2212', '-').Replace('\u2013', '-').Replace("\u00A0", "").Replace('E', 'e');
        foreach (var times in (ReadOnlySpan<string>)["·10^", "×10^", "*10^", "x10^", "· 10^", "× 10^", "* 10^"])
        {
            var at = plain.IndexOf(times, StringComparison.Ordinal);
            if (at > 0)
            {
                plain = plain[..at].TrimEnd() + "e" + plain[(at + times.Length)..].Trim('(', ')', '{', '}');
                break;
            }
        }

        return decimalComma ? plain.Replace(',', '.') : plain;
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
