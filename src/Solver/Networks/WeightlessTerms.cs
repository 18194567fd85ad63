using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Networks;

/// <summary>
/// Leaves out what has no weight and no value: of −(y ln ŷ + (1 − y) ln(1 − ŷ)) with y = ŷ = 1 the second term, which would be
/// 0 · ln 0, and of its derivative −y/ŷ + (1 − y)/(1 − ŷ) the fraction 0/0. What a paper then prints can be worked.
/// </summary>
internal static class WeightlessTerms
{
    /// <summary>The line itself, or without such terms where it cannot be worked with the given numbers.</summary>
    public static Line LeftOut(Line line, ReadOnlySpan<double> values)
    {
        if (double.IsFinite(Evaluate.Over(line.Formula, values)))
        {
            return line;
        }

        var formula = Rest(line.Formula, values);
        return line with { Formula = formula, Symbolic = ReferenceEquals(line.Symbolic, line.Formula) ? formula : line.Symbolic };
    }

    private static Expr Rest(Expr expr, ReadOnlySpan<double> values) => expr switch
    {
        _ when double.IsFinite(Evaluate.Over(expr, values)) => expr,
        Expr.Negate negate => Rest(negate.Operand, values) is var rest && rest == Expr.Zero ? Expr.Zero : new Expr.Negate(rest),
        Expr.Sum sum => Rest(sum, values),
        Expr.Product product => HasZero(product, values) ? Expr.Zero : product,
        Expr.Quotient quotient when Evaluate.Over(quotient.Numerator, values) == 0 => Expr.Zero,
        Expr.Quotient quotient => Rest(quotient.Numerator, values) is var rest && rest == Expr.Zero ? Expr.Zero : new Expr.Quotient(rest, quotient.Denominator),
        _ => expr,
    };

    private static Expr Rest(Expr.Sum sum, ReadOnlySpan<double> values)
    {
        var terms = ImmutableArray.CreateBuilder<Expr>(sum.Terms.Count);
        foreach (var term in sum.Terms)
        {
            var rest = Rest(term, values);
            if (rest == term || rest != Expr.Zero)
            {
                terms.Add(rest);
            }
        }

        return terms.Count switch
        {
            0 => Expr.Zero,
            1 => terms[0],
            _ => new Expr.Sum(new ExprList(terms.ToImmutable())),
        };
    }

    private static bool HasZero(Expr.Product product, ReadOnlySpan<double> values)
    {
        foreach (var factor in product.Factors)
        {
            if (Evaluate.Over(factor, values) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
