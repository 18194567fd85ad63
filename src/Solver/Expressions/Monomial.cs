using Fractions;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Expressions;

/// <summary>A product under construction: a number, and powers of different bases in the order in which they came.</summary>
internal sealed partial class Monomial(Simplifier simplifier)
{
    private const int MostExpansions = 60;

    private readonly List<Factor> _factors = [];

    /// <summary>base ^ exponent; for e^x the base is null and the exponent x.</summary>
    private readonly record struct Factor(Expr? Base, Expr Exponent, string Key);

    /// <summary>The number.</summary>
    public Coefficient Coefficient { get; set; } = Coefficient.One;

    /// <summary>The one base to the power 1, where there is nothing else but the number; null else.</summary>
    public Expr? OnlyFactor => _factors is [{ Base: { } only, Exponent: Expr.Number { Value: var value } }] && value == Fraction.One ? only : null;

    /// <summary>Multiplies by a power of a simplified base with a simplified exponent.</summary>
    public void Multiply(Expr @base, Expr exponent)
    {
        var whole = exponent is Expr.Number { Value.Denominator.IsOne: true } number ? number : null;
        switch (@base)
        {
            case Expr.Number n when whole is not null && Coefficient.Of(n).Power(whole.Value) is { } power && Coefficient.Times(power) is { } product:
                Coefficient = product;
                break;
            case Expr.Number { Value.IsZero: true } when exponent is Expr.Number { Value.Numerator.Sign: > 0 }:
                Coefficient = Coefficient.Zero;
                break;
            case Expr.Number n when n.Value == Fraction.One:
                break;
            case Expr.Negate negate when whole is not null:
                Negate(whole);
                Multiply(negate.Operand, exponent);
                break;
            case Expr.Product factors when whole is not null:
                foreach (var factor in factors.Factors)
                {
                    Multiply(factor, exponent);
                }

                break;
            case Expr.Quotient quotient when whole is not null:
                Multiply(quotient.Numerator, exponent);
                Multiply(quotient.Denominator, simplifier.Negated(exponent));
                break;
            case Expr.Power power when whole is not null:
                Multiply(power.Base, simplifier.Multiplied([(power.Exponent, Expr.One), (exponent, Expr.One)]));
                break;
            case Expr.Call call when call.Function == Exponential.Instance:
                Merge(null, simplifier.Multiplied([(call.Arguments[0], Expr.One), (exponent, Expr.One)]), "e");
                break;
            case Expr.Call call when call.Function == SquareRoot.Instance && whole is { Value.Numerator.IsEven: true }:
                Multiply(call.Arguments[0], new Expr.Number(whole.Value / 2));
                break;
            default:
                MultiplyAtom(@base, exponent, whole);
                break;
        }
    }

    /// <summary>The products whose sum this one is when its sums are multiplied out; null where they are too many.</summary>
    public List<Monomial>? Expanded()
    {
        List<Monomial> products = [new Monomial(simplifier) { Coefficient = Coefficient }];
        foreach (var factor in _factors)
        {
            var times = factor is { Base: Expr.Sum, Exponent: Expr.Number { Value: var value } } && value.Denominator.IsOne && value.Numerator.Sign > 0 && value.Numerator <= 3
                ? (int)value.Numerator
                : 0;
            for (var i = 0; i < times; i++)
            {
                products = [.. products.SelectMany(product => ((Expr.Sum)factor.Base!).Terms.Select(product.Times))];
                if (products.Count > MostExpansions)
                {
                    return null;
                }
            }

            if (times == 0)
            {
                foreach (var product in products)
                {
                    product.Restore(factor);
                }
            }
        }

        return products;
    }

    /// <summary>Whether multiplying out would change anything.</summary>
    public bool CanExpand => _factors.Exists(factor => factor is { Base: Expr.Sum, Exponent: Expr.Number { Value.Numerator.Sign: > 0 } });

    /// <summary>Whether there is more than numbers and names in it.</summary>
    public bool IsCompound => _factors.Exists(factor => factor.Base is not (Expr.Number or Expr.Name or Expr.Ref));

    /// <summary>The powers that this product and another have in common.</summary>
    public Monomial Common(Monomial other)
    {
        var common = new Monomial(simplifier);
        foreach (var factor in _factors)
        {
            var index = other._factors.FindIndex(candidate => candidate.Key == factor.Key && candidate.Base is null == factor.Base is null);
            if (index >= 0 && Smaller(factor.Exponent, other._factors[index].Exponent) is { } exponent)
            {
                common._factors.Add(factor with { Exponent = exponent });
            }
        }

        return common;
    }

    /// <summary>This product without the number and the powers that it has in common with others.</summary>
    public Monomial Over(Monomial common)
    {
        var rest = Without(-1);
        rest.Coefficient = Coefficient with { Value = Coefficient.Value / common.Coefficient.Value };
        foreach (var factor in common._factors)
        {
            rest.Merge(factor.Base, simplifier.Negated(factor.Exponent), factor.Key);
        }

        return rest;
    }

    /// <summary>The smaller of two positive exponents, or the one that two share; null else.</summary>
    private Expr? Smaller(Expr a, Expr b) => (a, b) switch
    {
        (Expr.Number { Value: { Numerator.Sign: > 0 } x }, Expr.Number { Value: { Numerator.Sign: > 0 } y }) => x <= y ? a : b,
        _ => simplifier.Keys.Of(a) == simplifier.Keys.Of(b) ? a : null,
    };

    /// <summary>This product times a simplified expression, as a new product.</summary>
    private Monomial Times(Expr expr)
    {
        var product = Without(-1);
        product.Multiply(expr, Expr.One);
        return product;
    }

    private Monomial Without(int factor)
    {
        var copy = new Monomial(simplifier) { Coefficient = Coefficient };
        for (var i = 0; i < _factors.Count; i++)
        {
            if (i != factor)
            {
                copy._factors.Add(_factors[i]);
            }
        }

        return copy;
    }

    private void Restore(Factor factor)
    {
        if (factor.Base is null)
        {
            Merge(null, factor.Exponent, factor.Key);
        }
        else
        {
            Multiply(factor.Base, factor.Exponent);
        }
    }

    private void Negate(Expr.Number exponent)
    {
        if (!exponent.Value.Numerator.IsEven)
        {
            Coefficient = Coefficient with { Value = -Coefficient.Value };
        }
    }

    private void MultiplyAtom(Expr @base, Expr exponent, Expr.Number? whole)
    {
        if (@base is Expr.Sum sum && whole is not null)
        {
            var opposite = Opposite(sum);
            if (sum.Terms.All(term => term is Expr.Negate) || _factors.Exists(factor => factor.Key == simplifier.Keys.Of(opposite)))
            {
                Negate(whole);
                @base = opposite;
            }
        }

        Merge(@base, exponent, simplifier.Keys.Of(@base));
        MergeRoots();
    }

    private void Merge(Expr? @base, Expr exponent, string key)
    {
        var index = _factors.FindIndex(factor => factor.Key == key && factor.Base is null == @base is null);
        if (index < 0)
        {
            if (exponent is not Expr.Number { Value.IsZero: true })
            {
                _factors.Add(new Factor(@base, exponent, key));
            }

            return;
        }

        var sum = simplifier.Added([_factors[index].Exponent, exponent]);
        if (sum is Expr.Number { Value.IsZero: true })
        {
            _factors.RemoveAt(index);
        }
        else if (@base is Expr.Number && sum is Expr.Number { Value.Denominator.IsOne: true })
        {
            _factors.RemoveAt(index);
            Multiply(@base, sum);
        }
        else
        {
            _factors[index] = new Factor(_factors[index].Base, sum, key);
        }
    }

    /// <summary>x/√x is √x, √x/x is 1/√x.</summary>
    private void MergeRoots()
    {
        for (var i = 0; i < _factors.Count; i++)
        {
            if (_factors[i] is not { Base: Expr.Call { Arguments: [var inside] } root, Exponent: Expr.Number { Value: var half } }
                || root.Function != SquareRoot.Instance)
            {
                continue;
            }

            var key = simplifier.Keys.Of(inside);
            var other = _factors.FindIndex(factor => factor.Base is not null && factor.Key == key);
            if (other >= 0 && _factors[other].Exponent is Expr.Number { Value: { Denominator.IsOne: true } full }
                && half.Denominator.IsOne && full.Numerator.Sign != half.Numerator.Sign)
            {
                var sign = new Fraction(-half.Numerator.Sign);
                _factors[i] = _factors[i] with { Exponent = new Expr.Number(half + (2 * sign)) };
                var rest = full - sign;
                if (rest.IsZero)
                {
                    _factors.RemoveAt(other);
                }
                else
                {
                    _factors[other] = _factors[other] with { Exponent = new Expr.Number(rest) };
                }

                return;
            }
        }
    }

    /// <summary>−(y − z) is z − y.</summary>
    private Expr? FlipsSum() =>
        OnlyFactor is Expr.Sum sum && Coefficient.Value == new Fraction(-1) && sum.Terms.Any(term => term is Expr.Negate) ? Opposite(sum) : null;
}
