using System.Collections.Immutable;
using Fractions;
using WorkedSolutions.Solver.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions;

/// <summary>What an expression needs of the numbers that it is evaluated over: doubles, exact decimals, intervals.</summary>
/// <typeparam name="T">The kind of number.</typeparam>
public interface IArithmetic<T>
{
    /// <summary>The number of a literal.</summary>
    static abstract T Of(Expr.Number number);

    /// <summary>−a.</summary>
    static abstract T Negate(T a);

    /// <summary>a + b.</summary>
    static abstract T Add(T a, T b);

    /// <summary>a · b.</summary>
    static abstract T Multiply(T a, T b);

    /// <summary>a / b.</summary>
    static abstract T Divide(T a, T b);

    /// <summary>a ^ b.</summary>
    static abstract T Power(T a, T b);

    /// <summary>function(arguments).</summary>
    static abstract T Apply(Function function, ReadOnlySpan<T> arguments);
}

/// <summary>Evaluates expressions, from left to right as they are written.</summary>
public static class Evaluate
{
    /// <summary>The value in double precision, each <see cref="Expr.Ref"/> taken from <paramref name="quantities"/> by its index.</summary>
    public static double Over(Expr expr, ReadOnlySpan<double> quantities) => Over<double, DoubleArithmetic>(expr, quantities);

    /// <summary>The exact value where everything that goes in is an exact decimal number and the result is one, else null.</summary>
    public static DecimalNumber? Exactly(Expr expr, ReadOnlySpan<DecimalNumber?> quantities) =>
        Over<DecimalNumber?, DecimalArithmetic>(expr, quantities);

    /// <summary>The value over any kind of numbers.</summary>
    public static T Over<T, TArithmetic>(Expr expr, ReadOnlySpan<T> quantities)
        where TArithmetic : IArithmetic<T>
    {
        switch (expr)
        {
            case Expr.Ref reference:
                return quantities[reference.Index];
            case Expr.Number number:
                return TArithmetic.Of(number);
            case Expr.Negate negate:
                return TArithmetic.Negate(Over<T, TArithmetic>(negate.Operand, quantities));
            case Expr.Sum sum:
                return Fold<T, TArithmetic>(sum.Terms, quantities, add: true);
            case Expr.Product product:
                return Fold<T, TArithmetic>(product.Factors, quantities, add: false);
            case Expr.Dot dot:
                return Scalar<T, TArithmetic>(dot, quantities);
            case Expr.Quotient quotient:
                return TArithmetic.Divide(Over<T, TArithmetic>(quotient.Numerator, quantities), Over<T, TArithmetic>(quotient.Denominator, quantities));
            case Expr.Power power:
                return TArithmetic.Power(Over<T, TArithmetic>(power.Base, quantities), Over<T, TArithmetic>(power.Exponent, quantities));
            case Expr.Call call:
                var arguments = new T[call.Arguments.Count];
                for (var i = 0; i < arguments.Length; i++)
                {
                    arguments[i] = Over<T, TArithmetic>(call.Arguments[i], quantities);
                }

                return TArithmetic.Apply(call.Function, arguments);
            case Expr.Name name:
                throw new InvalidOperationException($"the name {name.Text} has no value here; substitute it first");
            case Expr.Partial:
                throw new InvalidOperationException("a partial derivative is a symbol and has no value");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static T Fold<T, TArithmetic>(ExprList list, ReadOnlySpan<T> quantities, bool add)
        where TArithmetic : IArithmetic<T>
    {
        var result = Over<T, TArithmetic>(list[0], quantities);
        for (var i = 1; i < list.Count; i++)
        {
            var next = Over<T, TArithmetic>(list[i], quantities);
            result = add ? TArithmetic.Add(result, next) : TArithmetic.Multiply(result, next);
        }

        return result;
    }

    private static T Scalar<T, TArithmetic>(Expr.Dot dot, ReadOnlySpan<T> quantities)
        where TArithmetic : IArithmetic<T>
    {
        var result = TArithmetic.Multiply(Over<T, TArithmetic>(dot.Left[0], quantities), Over<T, TArithmetic>(dot.Right[0], quantities));
        for (var i = 1; i < dot.Left.Count; i++)
        {
            result = TArithmetic.Add(result, TArithmetic.Multiply(Over<T, TArithmetic>(dot.Left[i], quantities), Over<T, TArithmetic>(dot.Right[i], quantities)));
        }

        return result;
    }
}

/// <summary>Double precision.</summary>
public readonly struct DoubleArithmetic : IArithmetic<double>
{
    /// <inheritdoc/>
    public static double Of(Expr.Number number) => number.Double;

    /// <inheritdoc/>
    public static double Negate(double a) => -a;

    /// <inheritdoc/>
    public static double Add(double a, double b) => a + b;

    /// <inheritdoc/>
    public static double Multiply(double a, double b) => a * b;

    /// <inheritdoc/>
    public static double Divide(double a, double b) => a / b;

    /// <inheritdoc/>
    public static double Power(double a, double b) => b == 2 ? a * a : Math.Pow(a, b);

    /// <inheritdoc/>
    public static double Apply(Function function, ReadOnlySpan<double> arguments) => function.Value(arguments);
}

/// <summary>Exact decimal numbers; null (not known to be exact) is contagious, but 0 · anything is 0.</summary>
public readonly struct DecimalArithmetic : IArithmetic<DecimalNumber?>
{
    /// <inheritdoc/>
    public static DecimalNumber? Of(Expr.Number number) => FromFraction(number.Value);

    /// <inheritdoc/>
    public static DecimalNumber? Negate(DecimalNumber? a) => a is { } x ? DecimalNumber.Negate(x) : null;

    /// <inheritdoc/>
    public static DecimalNumber? Add(DecimalNumber? a, DecimalNumber? b) => a is { } x && b is { } y ? DecimalNumber.Add(x, y) : null;

    /// <inheritdoc/>
    public static DecimalNumber? Multiply(DecimalNumber? a, DecimalNumber? b)
    {
        if (a is { IsZero: true } || b is { IsZero: true })
        {
            return DecimalNumber.Zero;
        }

        return a is { } x && b is { } y ? DecimalNumber.Multiply(x, y) : null;
    }

    /// <inheritdoc/>
    public static DecimalNumber? Divide(DecimalNumber? a, DecimalNumber? b) => a is { } x && b is { } y ? DecimalNumber.Divide(x, y) : null;

    /// <inheritdoc/>
    public static DecimalNumber? Power(DecimalNumber? a, DecimalNumber? b) =>
        a is { } x && b is { Scale: 0 } y && y.Mantissa >= 0 && y.Mantissa <= 64 ? DecimalNumber.Power(x, (int)y.Mantissa) : null;

    /// <inheritdoc/>
    public static DecimalNumber? Apply(Function function, ReadOnlySpan<DecimalNumber?> arguments)
    {
        var known = ImmutableArray.CreateBuilder<DecimalNumber>(arguments.Length);
        foreach (var argument in arguments)
        {
            if (argument is not { } value)
            {
                return null;
            }

            known.Add(value);
        }

        return function.ExactValue(known.MoveToImmutable().AsSpan());
    }

    private static DecimalNumber? FromFraction(Fraction value) =>
        Whole(value.Numerator) is { } numerator && Whole(value.Denominator) is { } denominator
            ? value.Denominator.IsOne ? numerator : DecimalNumber.Divide(numerator, denominator)
            : null;

    private static DecimalNumber? Whole(System.Numerics.BigInteger value) =>
        value.GetBitLength() < 127 ? DecimalNumber.Create((Int128)value, 0) : null;
}
