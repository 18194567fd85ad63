using System.Globalization;

namespace WorkedSolutions.Solver.Numbers;

/// <summary>A number as the solution prints it.</summary>
/// <param name="Text">The digits, e.g. <c>0.5933</c>, <c>-3</c>, <c>1.7e-20</c>; invariant, ASCII, never <c>-0</c>.</param>
/// <param name="Value">The number that the digits say.</param>
/// <param name="Exact">Whether the digits say the whole truth: then the line is joined by =, else by ≈.</param>
public readonly record struct ShownNumber(string Text, double Value, bool Exact);

/// <summary>
/// The only place where a number becomes digits. Rounding is decimal: on the exact decimal number where it is known, else on
/// the shortest decimal that reads back as the same double. An exact result drops its trailing zeros (J = 33); a rounded one
/// keeps them (≈ 0.5970), because they are digits that were worked out; 0.9996 with three significant digits is 1.00.
/// </summary>
public static class NumberFormat
{
    private const int MostDecimals = 15;

    /// <summary>The number as <paramref name="rounding"/> shows it.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="exact">The same number exactly, where it is known; null says that <paramref name="value"/> is itself rounded.</param>
    /// <param name="rounding">How.</param>
    public static ShownNumber Show(double value, DecimalNumber? exact, Rounding rounding)
    {
        var digits = exact is { } known ? new DecimalDigits(known) : new DecimalDigits(value);
        if (digits.IsZero)
        {
            return new ShownNumber("0", 0, exact is not null);
        }

        var places = Places(digits.Exponent, rounding);
        var rounded = digits.Round(places, rounding.Ties);
        var isExact = exact is not null && !rounded.Inexact;
        var text = rounded.Digits.ToText(isExact ? 0 : Places(rounded.Digits.Exponent, rounding));
        return new ShownNumber(text, double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), isExact);
    }

    /// <summary>The number rounded to so many decimals (negative: to tens, hundreds …), with no at-least rule and all its zeros.</summary>
    public static string Fixed(double value, DecimalNumber? exact, int decimals, Ties ties)
    {
        var digits = exact is { } known ? new DecimalDigits(known) : new DecimalDigits(value);
        return digits.IsZero ? new DecimalDigits(0).ToText(decimals) : digits.Round(decimals, ties).Digits.ToText(decimals);
    }

    /// <summary>The shortest text that reads back as the same double, e.g. <c>0.5932699921071872</c>, <c>1E-05</c> as <c>1e-05</c>.</summary>
    public static string RoundTrip(double value) =>
        value == 0 ? "0" : value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');

    /// <summary>How many decimals a number with this decimal exponent (0 for 1 … 9.9) gets; may be negative in significant mode.</summary>
    private static int Places(int exponent, Rounding rounding) =>
        rounding.Significant is { } significant
            ? Math.Max(significant, 1) - 1 - exponent
            : Math.Max(rounding.Decimals ?? 4, rounding.AtLeast - 1 - exponent);

    /// <summary>Digits d₁d₂d₃… with a sign and a decimal exponent: d₁.d₂d₃… · 10^Exponent.</summary>
    private readonly struct DecimalDigits
    {
        private readonly string _digits;
        private readonly bool _negative;

        private DecimalDigits(string digits, int exponent, bool negative)
        {
            _digits = digits;
            Exponent = exponent;
            _negative = negative;
        }

        public DecimalDigits(DecimalNumber number)
        {
            _negative = number.Sign < 0;
            var text = Int128.Abs(number.Mantissa).ToString(CultureInfo.InvariantCulture);
            Exponent = text.Length - 1 - number.Scale;
            _digits = text.TrimEnd('0');
        }

        public DecimalDigits(double value)
        {
            Span<char> shortest = stackalloc char[32];
            value.TryFormat(shortest, out var length, "R", CultureInfo.InvariantCulture);
            _negative = value < 0;
            (_digits, Exponent) = Split(shortest[..length]);
        }

        public int Exponent { get; }

        public bool IsZero => _digits.Length == 0;

        public (DecimalDigits Digits, bool Inexact) Round(int places, Ties ties)
        {
            var keep = Exponent + 1 + places;
            if (keep >= _digits.Length)
            {
                return (this, false);
            }

            if (keep < 0)
            {
                return (new DecimalDigits("", 0, false), true);
            }

            var kept = _digits[..keep].ToCharArray();
            if (!RoundsUp(keep, ties))
            {
                return (new DecimalDigits(new string(kept).TrimEnd('0'), Exponent, _negative), true);
            }

            for (var i = keep - 1; i >= 0; i--)
            {
                if (kept[i] != '9')
                {
                    kept[i]++;
                    return (new DecimalDigits(new string(kept, 0, i + 1), Exponent, _negative), true);
                }
            }

            return (new DecimalDigits("1", Exponent + 1, _negative), true);
        }

        public string ToText(int places)
        {
            if (IsZero)
            {
                return places > 0 ? "0." + new string('0', places) : "0";
            }

            if (Exponent > MostDecimals || (Exponent < -MostDecimals && Exponent < -5))
            {
                return Scientific(places);
            }

            var whole = Exponent < 0 ? "0" : _digits.Length > Exponent ? _digits[..(Exponent + 1)] : _digits.PadRight(Exponent + 1, '0');
            var fraction = Exponent < 0 ? new string('0', -Exponent - 1) + _digits : _digits.Length > Exponent + 1 ? _digits[(Exponent + 1)..] : "";
            fraction = fraction.PadRight(Math.Max(places, 0), '0');
            return (_negative ? "-" : "") + whole + (fraction.Length > 0 ? "." + fraction : "");
        }

        private string Scientific(int places)
        {
            var fraction = _digits[1..].PadRight(Math.Max(0, Math.Min(places + Exponent, 14)), '0');
            return $"{(_negative ? "-" : "")}{_digits[0]}{(fraction.Length > 0 ? "." + fraction : "")}e{Exponent.ToString(CultureInfo.InvariantCulture)}";
        }

        private bool RoundsUp(int keep, Ties ties)
        {
            var next = _digits[keep];
            if (next != '5' || _digits.Length > keep + 1)
            {
                return next >= '5';
            }

            return ties == Ties.HalfUp || (keep > 0 && (_digits[keep - 1] - '0') % 2 == 1);
        }

        private static (string Digits, int Exponent) Split(ReadOnlySpan<char> text)
        {
            var exponent = 0;
            var e = text.IndexOf('E');
            if (e >= 0)
            {
                exponent = int.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                text = text[..e];
            }

            text = text.TrimStart('-');
            var point = text.IndexOf('.');
            var whole = point < 0 ? text.Length : point;
            var all = point < 0 ? text.ToString() : string.Concat(text[..point], text[(point + 1)..]);
            var leading = all.Length - all.TrimStart('0').Length;
            return (all.Trim('0'), exponent + whole - 1 - leading);
        }
    }
}
