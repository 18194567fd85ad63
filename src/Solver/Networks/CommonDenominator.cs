using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Networks;

/// <summary>
/// Exact values of lines of which a part is no finite decimal and the whole is one: 0.0002 + (0.1/3) · 0.579 is 0.0195, a tie
/// that a person rounds as such.
/// </summary>
internal static class CommonDenominator
{
    /// <summary>The exact value, where everything that goes in is exact and one denominator serves all fractions; null else.</summary>
    public static DecimalNumber? Of(Expr expr, ReadOnlySpan<DecimalNumber?> exact) =>
        Find(expr, exact) is { IsZero: false } denominator && Times(expr, denominator, exact) is { } product
            ? DecimalNumber.Divide(product, denominator)
            : null;

    private static DecimalNumber? Find(Expr expr, ReadOnlySpan<DecimalNumber?> exact) => expr switch
    {
        Expr.Quotient quotient => Evaluate.Exactly(quotient.Denominator, exact),
        Expr.Negate negate => Find(negate.Operand, exact),
        Expr.Product product => First(product.Factors, exact),
        Expr.Sum sum => First(sum.Terms, exact),
        _ => null,
    };

    private static DecimalNumber? First(ExprList list, ReadOnlySpan<DecimalNumber?> exact)
    {
        foreach (var item in list)
        {
            if (Find(item, exact) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>expr · factor.</summary>
    private static DecimalNumber? Times(Expr expr, DecimalNumber factor, ReadOnlySpan<DecimalNumber?> exact) => expr switch
    {
        Expr.Quotient quotient => Evaluate.Exactly(quotient.Denominator, exact) is { } denominator && DecimalNumber.Divide(factor, denominator) is { } rest
            ? Times(quotient.Numerator, rest, exact)
            : null,
        Expr.Negate negate => DecimalArithmetic.Negate(Times(negate.Operand, factor, exact)),
        Expr.Sum sum => Sum(sum.Terms, factor, exact),
        Expr.Product product => Product(product.Factors, factor, exact),
        _ => DecimalArithmetic.Multiply(Evaluate.Exactly(expr, exact), factor),
    };

    private static DecimalNumber? Sum(ExprList terms, DecimalNumber factor, ReadOnlySpan<DecimalNumber?> exact)
    {
        DecimalNumber? total = DecimalNumber.Zero;
        for (var i = 0; i < terms.Count && total is not null; i++)
        {
            total = DecimalArithmetic.Add(total, Times(terms[i], factor, exact));
        }

        return total;
    }

    /// <summary>The first fraction among the factors takes the factor.</summary>
    private static DecimalNumber? Product(ExprList factors, DecimalNumber factor, ReadOnlySpan<DecimalNumber?> exact)
    {
        DecimalNumber? result = DecimalNumber.One;
        var taken = false;
        for (var i = 0; i < factors.Count && result is not null; i++)
        {
            var takes = !taken && Find(factors[i], exact) is not null;
            result = DecimalArithmetic.Multiply(result, takes ? Times(factors[i], factor, exact) : Evaluate.Exactly(factors[i], exact));
            taken |= takes;
        }

        return taken ? result : DecimalArithmetic.Multiply(result, factor);
    }
}
