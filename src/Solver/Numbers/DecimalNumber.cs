using System.Globalization;

namespace WorkedSolutions.Solver.Numbers;

/// <summary>
/// An exact decimal number, mantissa · 10^−scale, as long as it fits into 128 bits. Arithmetic gives null where the result
/// is not such a number, so whoever holds one knows that it is exact. It decides between = and ≈, and it rounds ties as
/// a person sees them (0.05 · 0.15 + 0.10 · 0.20 + 0.35 is 0.3775, not 0.37749999999999995).
/// </summary>
public readonly struct DecimalNumber : IEquatable<DecimalNumber>
{
    private const int MaxScale = 36;

    private DecimalNumber(Int128 mantissa, int scale)
    {
        Mantissa = mantissa;
        Scale = scale;
    }

    /// <summary>The digits as a whole number, without trailing zeros behind the point.</summary>
    public Int128 Mantissa { get; }

    /// <summary>How many of the digits stand behind the decimal point, 0 to 36.</summary>
    public int Scale { get; }

    /// <summary>0.</summary>
    public static DecimalNumber Zero => default;

    /// <summary>1.</summary>
    public static DecimalNumber One => new(1, 0);

    /// <summary>Whether it is 0.</summary>
    public bool IsZero => Mantissa == 0;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => Mantissa < 0 ? -1 : Mantissa > 0 ? 1 : 0;

    /// <summary>The whole number.</summary>
    public static DecimalNumber FromInteger(long value) => new(value, 0);

    /// <summary>mantissa · 10^−scale in lowest form, or null where the scale is out of range.</summary>
    public static DecimalNumber? Create(Int128 mantissa, int scale)
    {
        while (scale > 0 && (long)(mantissa % 10) == 0)
        {
            if (mantissa == 0)
            {
                return Zero;
            }

            mantissa /= 10;
            scale--;
        }

        while (scale < 0)
        {
            if (mantissa > Int128.MaxValue / 10 || mantissa < Int128.MinValue / 10)
            {
                return null;
            }

            mantissa *= 10;
            scale++;
        }

        return scale > MaxScale ? null : new DecimalNumber(mantissa, scale);
    }

    /// <summary>Reads digits with an optional sign, point and exponent, e.g. <c>-0.10</c>, <c>1e-3</c>; null where it does not fit.</summary>
    public static DecimalNumber? Parse(ReadOnlySpan<char> text)
    {
        var negative = false;
        Int128 mantissa = 0;
        int scale = 0, digits = 0, i = 0;
        var point = false;
        if (i < text.Length && text[i] is '+' or '-')
        {
            negative = text[i++] == '-';
        }

        for (; i < text.Length && (char.IsAsciiDigit(text[i]) || (text[i] == '.' && !point)); i++)
        {
            if (text[i] == '.')
            {
                point = true;
                continue;
            }

            if (mantissa > Int128.MaxValue / 10 - 1)
            {
                return null;
            }

            mantissa = mantissa * 10 + (text[i] - '0');
            digits++;
            scale += point ? 1 : 0;
        }

        var exponent = 0;
        if (i < text.Length && text[i] is 'e' or 'E'
            && !int.TryParse(text[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return null;
        }

        var read = i == text.Length || text[i] is 'e' or 'E';
        return !read || digits == 0 || Math.Abs((long)exponent) > 400 ? null : Create(negative ? -mantissa : mantissa, scale - exponent);
    }

    /// <summary>The sum, or null where it does not fit.</summary>
    public static DecimalNumber? Add(DecimalNumber a, DecimalNumber b)
    {
        if (a.Scale < b.Scale)
        {
            (a, b) = (b, a);
        }

        return Shift(b.Mantissa, a.Scale - b.Scale) is not { } shifted || Overflows(a.Mantissa, shifted)
            ? null
            : Create(a.Mantissa + shifted, a.Scale);
    }

    /// <summary>The negative.</summary>
    public static DecimalNumber Negate(DecimalNumber a) => new(-a.Mantissa, a.Scale);

    /// <summary>The product, or null where it does not fit.</summary>
    public static DecimalNumber? Multiply(DecimalNumber a, DecimalNumber b)
    {
        if (a.IsZero || b.IsZero)
        {
            return Zero;
        }

        var limit = Int128.MaxValue / Int128.Abs(a.Mantissa);
        return Int128.Abs(b.Mantissa) > limit ? null : Create(a.Mantissa * b.Mantissa, a.Scale + b.Scale);
    }

    /// <summary>The quotient, or null where it is not a finite decimal, does not fit, or the divisor is 0.</summary>
    public static DecimalNumber? Divide(DecimalNumber a, DecimalNumber b)
    {
        if (b.IsZero)
        {
            return null;
        }

        var numerator = a.Mantissa;
        var scale = a.Scale - b.Scale;
        for (var tries = 0; numerator % b.Mantissa != 0; tries++)
        {
            if (tries > 24 || Shift(numerator, 1) is not { } shifted)
            {
                return null;
            }

            numerator = shifted;
            scale++;
        }

        return Create(numerator / b.Mantissa, scale);
    }

    /// <summary>The power with a whole exponent from 0 to 64, or null.</summary>
    public static DecimalNumber? Power(DecimalNumber a, int exponent)
    {
        if (exponent is < 0 or > 64)
        {
            return null;
        }

        DecimalNumber? result = One;
        for (var i = 0; i < exponent && result is { } r; i++)
        {
            result = Multiply(r, a);
        }

        return result;
    }

    /// <summary>−1, 0, 1 as a is less than, equal to or greater than b.</summary>
    public static int Compare(DecimalNumber a, DecimalNumber b) =>
        Add(a, Negate(b)) is { } difference ? difference.Sign : a.ToDouble().CompareTo(b.ToDouble());

    /// <summary>The nearest double.</summary>
    public double ToDouble()
    {
        const long exactInteger = 1L << 53;
        if (Scale <= 22 && Mantissa < exactInteger && Mantissa > -exactInteger)
        {
            return (double)(long)Mantissa / PowersOfTen[Scale];
        }

        return double.Parse($"{Mantissa}e-{Scale}", CultureInfo.InvariantCulture);
    }

    /// <summary>The digits, e.g. <c>-0.125</c>.</summary>
    public override string ToString()
    {
        var digits = Int128.Abs(Mantissa).ToString(CultureInfo.InvariantCulture);
        if (Scale > 0)
        {
            digits = digits.PadLeft(Scale + 1, '0');
            digits = string.Concat(digits.AsSpan(0, digits.Length - Scale), ".", digits.AsSpan(digits.Length - Scale));
        }

        return Mantissa < 0 ? "-" + digits : digits;
    }

    /// <inheritdoc/>
    public bool Equals(DecimalNumber other) => Mantissa == other.Mantissa && Scale == other.Scale;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DecimalNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Mantissa, Scale);

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    private static Int128? Shift(Int128 value, int places)
    {
        for (; places > 0; places--)
        {
            if (value > Int128.MaxValue / 10 || value < Int128.MinValue / 10)
            {
                return null;
            }

            value *= 10;
        }

        return value;
    }

    private static bool Overflows(Int128 a, Int128 b) =>
        b > 0 ? a > Int128.MaxValue - b : a < Int128.MinValue - b;
}
