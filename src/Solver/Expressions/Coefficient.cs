using System.Globalization;
using System.Numerics;
using Fractions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions;

/// <summary>An exact number before a term, and whether it is written as a decimal (0.5) or as a fraction (1/2).</summary>
internal readonly record struct Coefficient(Fraction Value, bool IsDecimal)
{
    private const int MostBits = 900;

    /// <summary>1.</summary>
    public static Coefficient One => new(Fraction.One, false);

    /// <summary>0.</summary>
    public static Coefficient Zero => new(Fraction.Zero, false);

    /// <summary>The number of a literal.</summary>
    public static Coefficient Of(Expr.Number number) =>
        new(number.Value, number.Text is { } text && text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0);

    /// <summary>Whether the number is small enough to calculate with.</summary>
    public static bool Fits(Fraction value) => value.Numerator.GetBitLength() <= MostBits && value.Denominator.GetBitLength() <= MostBits;

    /// <summary>The product, or null where it is too large.</summary>
    public Coefficient? Times(Coefficient other)
    {
        var product = Value * other.Value;
        return Fits(product) ? new(product, IsDecimal || other.IsDecimal) : null;
    }

    /// <summary>The sum, or null where it is too large.</summary>
    public Coefficient? Plus(Coefficient other)
    {
        var sum = Value + other.Value;
        return Fits(sum) ? new(sum, IsDecimal || other.IsDecimal) : null;
    }

    /// <summary>The power with a whole exponent, or null where it is too large or a division by 0.</summary>
    public Coefficient? Power(Fraction exponent)
    {
        if (!exponent.Denominator.IsOne || BigInteger.Abs(exponent.Numerator) > 1024 || (Value.IsZero && exponent.Numerator.Sign < 0))
        {
            return null;
        }

        var whole = (int)exponent.Numerator;
        var bits = Math.Max(Value.Numerator.GetBitLength(), Value.Denominator.GetBitLength());
        if (bits * Math.Abs((long)whole) > MostBits && !(BigInteger.Abs(Value.Numerator).IsOne && Value.Denominator.IsOne))
        {
            return null;
        }

        var power = new Fraction(BigInteger.Pow(Value.Numerator, Math.Abs(whole)), BigInteger.Pow(Value.Denominator, Math.Abs(whole)));
        return new(whole < 0 ? Fraction.One / power : power, IsDecimal);
    }

    /// <summary>The number as a literal; a decimal with its digits where they end.</summary>
    public Expr.Number ToNumber()
    {
        if (!IsDecimal && Value.Denominator.IsOne && BigInteger.Abs(Value.Numerator) <= 2 && Value.Numerator.Sign >= 0)
        {
            return Expr.Integer((int)Value.Numerator);
        }

        return new Expr.Number(Value, IsDecimal ? Digits() : null);
    }

    /// <summary>The digits of a decimal that ends; null else.</summary>
    public string? Digits() =>
        Value.Numerator.GetBitLength() < 120 && Value.Denominator.GetBitLength() < 120
        && DecimalNumber.Create((Int128)Value.Numerator, 0) is { } numerator && DecimalNumber.Create((Int128)Value.Denominator, 0) is { } denominator
        && DecimalNumber.Divide(numerator, denominator) is { Scale: <= 24 } quotient
            ? quotient.ToString()
            : null;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
