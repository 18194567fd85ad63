using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Networks;

/// <summary>
/// Exact values that do not depend on all the digits of what goes in: ReLU(−0.79…) is 0 and ReLU′(0.59…) is 1, whatever the dots
/// stand for; so is a softmax over one neuron.
/// </summary>
internal static class ByCases
{
    private const int Decimals = 12;

    /// <summary>The exact value, where an expression has one by such cases; null else.</summary>
    /// <param name="expr">Over slots.</param>
    /// <param name="values">What the slots hold, in double precision.</param>
    /// <param name="exact">The same exactly, where it is known.</param>
    public static DecimalNumber? Of(Expr expr, ReadOnlySpan<double> values, ReadOnlySpan<DecimalNumber?> exact) => expr switch
    {
        Expr.Ref reference => exact[reference.Index],
        Expr.Number number => DecimalArithmetic.Of(number),
        Expr.Negate negate => DecimalArithmetic.Negate(Of(negate.Operand, values, exact)),
        Expr.Sum sum => Sum(sum, values, exact),
        Expr.Product product => Product(product, values, exact),
        Expr.Quotient quotient => Quotient(quotient, values, exact),
        Expr.Call { Function: Softmax, Arguments: [var own, var only] } when own == only => DecimalNumber.One,
        Expr.Call call => Apply(call, values, exact),
        _ => null,
    };

    private static DecimalNumber? Sum(Expr.Sum sum, ReadOnlySpan<double> values, ReadOnlySpan<DecimalNumber?> exact)
    {
        DecimalNumber? total = DecimalNumber.Zero;
        for (var i = 0; i < sum.Terms.Count && total is not null; i++)
        {
            total = DecimalArithmetic.Add(total, Of(sum.Terms[i], values, exact));
        }

        return total;
    }

    private static DecimalNumber? Product(Expr.Product product, ReadOnlySpan<double> values, ReadOnlySpan<DecimalNumber?> exact)
    {
        DecimalNumber? result = DecimalNumber.One;
        foreach (var factor in product.Factors)
        {
            result = DecimalArithmetic.Multiply(result, Of(factor, values, exact));
        }

        return result;
    }

    /// <summary>0 over anything else is 0, as in a cross-entropy's derivative −y/ŷ at y = 0.</summary>
    private static DecimalNumber? Quotient(Expr.Quotient quotient, ReadOnlySpan<double> values, ReadOnlySpan<DecimalNumber?> exact) =>
        Of(quotient.Numerator, values, exact) is not { } numerator ? null
        : numerator.IsZero && Evaluate.Over(quotient.Denominator, values) is var denominator && double.IsFinite(denominator) && denominator != 0 ? DecimalNumber.Zero
        : Of(quotient.Denominator, values, exact) is { } known ? DecimalNumber.Divide(numerator, known)
        : null;

    /// <summary>The value of a function that is the same a little below and a little above the arguments of which not all digits are known.</summary>
    private static DecimalNumber? Apply(Expr.Call call, ReadOnlySpan<double> values, ReadOnlySpan<DecimalNumber?> exact)
    {
        Span<DecimalNumber> below = stackalloc DecimalNumber[2];
        Span<DecimalNumber> above = stackalloc DecimalNumber[2];
        var count = call.Arguments.Count;
        if (count > below.Length)
        {
            return null;
        }

        for (var i = 0; i < count; i++)
        {
            if (Of(call.Arguments[i], values, exact) is { } known)
            {
                (below[i], above[i]) = (known, known);
            }
            else if (Around(Evaluate.Over(call.Arguments[i], values)) is var (low, high))
            {
                (below[i], above[i]) = (low, high);
            }
            else
            {
                return null;
            }
        }

        return call.Function.ExactValue(below[..count]) is { } first && call.Function.ExactValue(above[..count]) is { } second && first.Equals(second)
            && Mixed(call, below, above) ? first : null;
    }

    /// <summary>Between them it is the same, too (|x| about 0 is not); of two arguments the one may be below while the other is above.</summary>
    private static bool Mixed(Expr.Call call, Span<DecimalNumber> below, Span<DecimalNumber> above) =>
        call.Arguments.Count == 1
        ? Middle(below[0], above[0]) is { } middle && call.Function.ExactValue([middle]) is { } between && call.Function.ExactValue(below[..1]) is { } least && between.Equals(least)
        : (call.Function.ExactValue([below[0], above[1]]) is { } one && call.Function.ExactValue([above[0], below[1]]) is { } other && one.Equals(other)
            && call.Function.ExactValue(below[..2]) is { } both && one.Equals(both));

    private static DecimalNumber? Middle(DecimalNumber low, DecimalNumber high) =>
        DecimalNumber.Divide(DecimalArithmetic.Add(low, high) ?? default, DecimalNumber.FromInteger(2));

    private static (DecimalNumber Low, DecimalNumber High)? Around(double value)
    {
        const double most = 1e15;
        if (!(Math.Abs(value) < most))
        {
            return null;
        }

        var scaled = (Int128)Math.Round(value * 1e12);
        var margin = 2 + (Int128)Math.Abs(value);
        return DecimalNumber.Create(scaled - margin, Decimals) is { } low && DecimalNumber.Create(scaled + margin, Decimals) is { } high ? (low, high) : null;
    }
}
