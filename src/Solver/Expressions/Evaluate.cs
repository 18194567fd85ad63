using System.Collections.Immutable;
using Fractions;
using WorkedSolutions.Solver.Expressions.Functions;
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

/// <summary>Where an expression's references find their numbers.</summary>
/// <typeparam name="T">The kind of number.</typeparam>
public interface INumbers<T>
{
    /// <summary>The number of the quantity with that index.</summary>
    T this[int index] { get; }
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
        where TArithmetic : IArithmetic<T> =>
        Over<T, TArithmetic, Listed<T>>(expr, new Listed<T>(quantities));

    /// <summary>The value over any kind of numbers, wherever they come from.</summary>
    public static T Over<T, TArithmetic, TNumbers>(Expr expr, TNumbers numbers)
        where TArithmetic : IArithmetic<T>
        where TNumbers : INumbers<T>, allows ref struct
    {
        switch (expr)
        {
            case Expr.Ref reference:
                return numbers[reference.Index];
            case Expr.Number number:
                return TArithmetic.Of(number);
            case Expr.Negate negate:
                return TArithmetic.Negate(Over<T, TArithmetic, TNumbers>(negate.Operand, numbers));
            case Expr.Sum sum:
                return Fold<T, TArithmetic, TNumbers>(sum.Terms, numbers, add: true);
            case Expr.Product product:
                return Fold<T, TArithmetic, TNumbers>(product.Factors, numbers, add: false);
            case Expr.Dot dot:
                return Scalar<T, TArithmetic, TNumbers>(dot, numbers);
            case Expr.Quotient quotient:
                return TArithmetic.Divide(Over<T, TArithmetic, TNumbers>(quotient.Numerator, numbers), Over<T, TArithmetic, TNumbers>(quotient.Denominator, numbers));
            case Expr.Power power:
                return TArithmetic.Power(Over<T, TArithmetic, TNumbers>(power.Base, numbers), Over<T, TArithmetic, TNumbers>(power.Exponent, numbers));
            case Expr.Call call:
                var arguments = new T[call.Arguments.Count];
                for (var i = 0; i < arguments.Length; i++)
                {
                    arguments[i] = Over<T, TArithmetic, TNumbers>(call.Arguments[i], numbers);
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

    private static T Fold<T, TArithmetic, TNumbers>(ExprList list, TNumbers numbers, bool add)
        where TArithmetic : IArithmetic<T>
        where TNumbers : INumbers<T>, allows ref struct
    {
        var result = Over<T, TArithmetic, TNumbers>(list[0], numbers);
        for (var i = 1; i < list.Count; i++)
        {
            var next = Over<T, TArithmetic, TNumbers>(list[i], numbers);
            result = add ? TArithmetic.Add(result, next) : TArithmetic.Multiply(result, next);
        }

        return result;
    }

    private static T Scalar<T, TArithmetic, TNumbers>(Expr.Dot dot, TNumbers numbers)
        where TArithmetic : IArithmetic<T>
        where TNumbers : INumbers<T>, allows ref struct
    {
        var result = TArithmetic.Multiply(Over<T, TArithmetic, TNumbers>(dot.Left[0], numbers), Over<T, TArithmetic, TNumbers>(dot.Right[0], numbers));
        for (var i = 1; i < dot.Left.Count; i++)
        {
            result = TArithmetic.Add(result, TArithmetic.Multiply(Over<T, TArithmetic, TNumbers>(dot.Left[i], numbers), Over<T, TArithmetic, TNumbers>(dot.Right[i], numbers)));
        }

        return result;
    }

    private readonly ref struct Listed<T>(ReadOnlySpan<T> items) : INumbers<T>
    {
        private readonly ReadOnlySpan<T> _items = items;

        public T this[int index] => _items[index];
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
