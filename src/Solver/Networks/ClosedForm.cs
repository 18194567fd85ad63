using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Networks;

/// <summary>
/// A closed form as it grows along a backward pass: a product whose factors are put side by side, without ones and with one sign.
/// </summary>
internal readonly struct ClosedForm
{
    /// <summary>More leaves than this do not help a reader.</summary>
    public const int MostLeaves = 120;

    private ClosedForm(Expr expr, int leaves)
    {
        Expr = expr;
        Leaves = leaves;
    }

    /// <summary>The expression.</summary>
    public Expr Expr { get; }

    /// <summary>How many numbers and quantities it reads.</summary>
    public int Leaves { get; }

    /// <summary>An expression as it is.</summary>
    public static ClosedForm Of(Expr expr) => new(expr, Count(expr));

    /// <summary>The product, put together from the factors of both.</summary>
    public static ClosedForm operator *(ClosedForm a, ClosedForm b)
    {
        var factors = ImmutableArray.CreateBuilder<Expr>();
        var negative = false;
        Collect(a.Expr, factors, ref negative);
        Collect(b.Expr, factors, ref negative);
        foreach (var factor in factors)
        {
            if (factor is Expr.Number { Value.IsZero: true })
            {
                return new(Expr.Zero, 1);
            }
        }

        Expr product = factors.Count switch
        {
            0 => Expr.One,
            1 => factors[0],
            _ => new Expr.Product(new ExprList(factors.ToImmutable())),
        };
        return new(negative ? new Expr.Negate(product) : product, Math.Max(1, a.Leaves + b.Leaves));
    }

    /// <summary>The sum of some, their terms side by side; a zero is left out.</summary>
    public static ClosedForm Sum(ReadOnlySpan<ClosedForm> terms)
    {
        var list = ImmutableArray.CreateBuilder<Expr>(terms.Length);
        var leaves = 0;
        foreach (var term in terms)
        {
            if (term.Expr is not Expr.Number { Value.IsZero: true })
            {
                list.AddRange(term.Expr is Expr.Sum sum ? sum.Terms.Items : [term.Expr]);
                leaves += term.Leaves;
            }
        }

        return list.Count switch
        {
            0 => new(Expr.Zero, 1),
            1 => new(list[0], leaves),
            _ => new(new Expr.Sum(new ExprList(list.ToImmutable())), leaves),
        };
    }

    /// <summary>Divided by a whole number.</summary>
    public ClosedForm Over(int divisor) => divisor == 1 ? this : new(Expr / Expr.Integer(divisor), Leaves + 1);

    private static void Collect(Expr expr, ImmutableArray<Expr>.Builder factors, ref bool negative)
    {
        switch (expr)
        {
            case Expr.Product product:
                foreach (var factor in product.Factors)
                {
                    Collect(factor, factors, ref negative);
                }

                break;
            case Expr.Negate negate:
                negative = !negative;
                Collect(negate.Operand, factors, ref negative);
                break;
            case Expr.Number { Value: var value } when value == Fractions.Fraction.One:
                break;
            default:
                factors.Add(expr);
                break;
        }
    }

    private static int Count(Expr expr) => expr switch
    {
        Expr.Negate negate => Count(negate.Operand),
        Expr.Sum sum => Count(sum.Terms),
        Expr.Product product => Count(product.Factors),
        Expr.Dot dot => 2 * dot.Left.Count,
        Expr.Quotient quotient => Count(quotient.Numerator) + Count(quotient.Denominator),
        Expr.Power power => Count(power.Base) + Count(power.Exponent),
        Expr.Call call => Count(call.Arguments),
        _ => 1,
    };

    private static int Count(ExprList list)
    {
        var count = 0;
        foreach (var expr in list)
        {
            count += Count(expr);
        }

        return count;
    }
}
