using Fractions;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Expressions;

/// <summary>From factors back to an expression, written as a teacher writes a product.</summary>
internal sealed partial class Monomial
{
    /// <summary>The product as an expression; multiplied out where that is shorter.</summary>
    public Expr BuildShortest()
    {
        var product = Build();
        var spread = _factors.FindIndex(factor => factor is { Base: Expr.Sum, Exponent: Expr.Number { Value: var value } } && value == Fraction.One);
        if (spread < 0 || (_factors.Count == 1 && Coefficient.Value.Denominator.IsOne) || simplifier.Trials <= 0 || Coefficient.Value.IsZero)
        {
            return product;
        }

        simplifier.Trials--;
        var sum = (Expr.Sum)_factors[spread].Base!;
        if (sum.Terms.Count * _factors.Count > 100)
        {
            return product;
        }

        var terms = new TermList(simplifier);
        foreach (var term in sum.Terms)
        {
            terms.Add(Without(spread).Times(term).Build(), Coefficient.One);
        }

        var spreadOut = terms.BuildShortest();
        return ExprSize.Weight(spreadOut) < ExprSize.Weight(product) ? spreadOut : product;
    }

    /// <summary>The product as an expression: sign, number, factors; those with negative exponents below the fraction bar.</summary>
    public Expr Build()
    {
        if (Coefficient.Value.IsZero)
        {
            return Expr.Zero;
        }

        var (negative, above, below) = Number();
        if (negative && FlipsSum() is { } flipped)
        {
            return flipped;
        }

        foreach (var factor in _factors)
        {
            var down = factor.Base is not null && factor.Exponent is Expr.Number { Value.Numerator.Sign: < 0 };
            (down ? below : above).Add(AsPower(factor, down));
        }

        (above, below) = (InOrder(above), InOrder(below));
        if (above.Count > 1 && above[0] is Expr.Number { Value: var first } && first == Fraction.One)
        {
            above.RemoveAt(0);
        }

        var numerator = Joined(above);
        if (negative && below.Count == 0 && numerator is Expr.Number only)
        {
            return (Coefficient.Of(only) with { Value = -only.Value }).ToNumber();
        }

        var result = below.Count == 0 ? numerator : new Expr.Quotient(numerator, Joined(below));
        return negative ? new Expr.Negate(result) : result;
    }

    private (bool Negative, List<Expr> Above, List<Expr> Below) Number()
    {
        var value = Coefficient.Value;
        var size = Coefficient with { Value = value.Abs() };
        if (size.IsDecimal && size.Digits() is null)
        {
            size = size with { IsDecimal = false };
        }

        var below = new List<Expr>();
        if (!size.IsDecimal && !size.Value.Denominator.IsOne)
        {
            if (_factors.Count == 0)
            {
                return (value.Numerator.Sign < 0, [size.ToNumber()], below);
            }

            below.Add(new Coefficient(new Fraction(size.Value.Denominator), false).ToNumber());
            size = size with { Value = new Fraction(size.Value.Numerator) };
        }

        return (value.Numerator.Sign < 0, [size.ToNumber()], below);
    }

    private static Expr.Sum Opposite(Expr.Sum sum)
    {
        var terms = new List<Expr>(sum.Terms.Count);
        foreach (var term in sum.Terms)
        {
            terms.Add(term is Expr.Negate negate ? negate.Operand : new Expr.Negate(term));
        }

        return new Expr.Sum(TermList.PositiveFirst(terms));
    }

    private Expr AsPower(Factor factor, bool down)
    {
        if (factor.Base is null)
        {
            return new Expr.Call(Exponential.Instance, [factor.Exponent]);
        }

        var exponent = down && factor.Exponent is Expr.Number number ? (Coefficient.Of(number) with { Value = -number.Value }).ToNumber() : factor.Exponent;
        return exponent is Expr.Number { Value: var value } && value == Fraction.One ? factor.Base : new Expr.Power(factor.Base, exponent);
    }

    /// <summary>2x(x + 1) sin x: numbers and names, then sums and what has brackets of its own, then functions before their argument.</summary>
    private static List<Expr> InOrder(List<Expr> factors) => [.. factors.OrderBy(factor => Rank(factor, factors))];

    private static int Rank(Expr factor, List<Expr> factors) => (factor is Expr.Power power ? power.Base : factor) switch
    {
        Expr.Number or Expr.Name or Expr.Ref => 0,
        Expr.Call { Arguments: [Expr.Number or Expr.Name or Expr.Ref] } call when call.Function == Exponential.Instance =>
            factors.Exists(other => (other is Expr.Power root ? root.Base : other).Equals(call.Arguments[0])) ? 1 : 0,
        Expr.Call call when call.Function.Display is "ln" or "sin" or "cos" or "tan" => 2,
        _ => 1,
    };

    private static Expr Joined(List<Expr> factors) => factors.Count switch
    {
        0 => Expr.One,
        1 => factors[0],
        _ => new Expr.Product(new ExprList([.. factors])),
    };
}
