using System.Collections.Immutable;
using Fractions;

namespace WorkedSolutions.Solver.Expressions;

/// <summary>Puts numbers in for names, removes what they make trivial, and keeps everything else as it is written.</summary>
internal sealed class PuttingIn(Func<string, Expr.Number?> number)
{
    /// <summary>The expression with the numbers put in; the same object where it holds none of the names.</summary>
    public Expr Of(Expr expr)
    {
        switch (expr)
        {
            case Expr.Name name:
                return number(name.Text) ?? expr;
            case Expr.Negate negate:
                var operand = Of(negate.Operand);
                return ReferenceEquals(operand, negate.Operand) ? expr : Negated(operand);
            case Expr.Sum sum:
                return Parts(sum.Terms) is { } terms ? Sum(terms) : expr;
            case Expr.Product product:
                return Parts(product.Factors) is { } factors ? Product(factors) : expr;
            case Expr.Quotient quotient:
                var (above, below) = (Of(quotient.Numerator), Of(quotient.Denominator));
                return ReferenceEquals(above, quotient.Numerator) && ReferenceEquals(below, quotient.Denominator) ? expr : Quotient(above, below);
            case Expr.Power power:
                var (@base, exponent) = (Of(power.Base), Of(power.Exponent));
                return ReferenceEquals(@base, power.Base) && ReferenceEquals(exponent, power.Exponent) ? expr : Power(@base, exponent);
            case Expr.Call call:
                return Parts(call.Arguments) is { } arguments ? Call(call.Function, arguments) : expr;
            default:
                return expr;
        }
    }

    private ExprList? Parts(ExprList list)
    {
        var parts = new ExprList([.. list.Select(Of)]);
        for (var i = 0; i < list.Count; i++)
        {
            if (!ReferenceEquals(parts[i], list[i]))
            {
                return parts;
            }
        }

        return null;
    }

    private static bool Is(Expr expr, int value) => expr is Expr.Number number && number.Value == new Fraction(value);

    private static Expr Negated(Expr operand) => operand switch
    {
        Expr.Negate inner => inner.Operand,
        Expr.Number number => (Coefficient.Of(number) with { Value = -number.Value }).ToNumber(),
        _ => new Expr.Negate(operand),
    };

    private static Expr Sum(ExprList parts)
    {
        var terms = ImmutableArray.CreateBuilder<Expr>();
        var constant = Coefficient.Zero;
        int? place = null;
        foreach (var part in parts)
        {
            if (part is Expr.Number n && constant.Plus(Coefficient.Of(n)) is { } total)
            {
                constant = total;
                place ??= terms.Count;
            }
            else
            {
                terms.Add(part);
            }
        }

        if (place is { } at && !constant.Value.IsZero)
        {
            var literal = constant.ToNumber();
            terms.Insert(at, at > 0 && constant.Value.Numerator.Sign < 0 ? new Expr.Negate((constant with { Value = -constant.Value }).ToNumber()) : literal);
        }

        return terms.Count switch
        {
            0 => constant.ToNumber(),
            1 => terms[0],
            _ => new Expr.Sum(new ExprList(terms.ToImmutable())),
        };
    }

    private static Expr Product(ExprList parts)
    {
        var factors = ImmutableArray.CreateBuilder<Expr>();
        var constant = Coefficient.One;
        int? place = null;
        foreach (var part in parts)
        {
            if (part is Expr.Number n && constant.Times(Coefficient.Of(n)) is { } total)
            {
                constant = total;
                place ??= factors.Count;
            }
            else
            {
                factors.Add(part);
            }
        }

        if (constant.Value.IsZero || factors.Count == 0)
        {
            return constant.ToNumber();
        }

        if (place is { } at && constant.Value != Fraction.One && constant.Value != new Fraction(-1))
        {
            factors.Insert(at, constant.ToNumber());
        }

        var result = factors.Count == 1 ? factors[0] : new Expr.Product(new ExprList(factors.ToImmutable()));
        return constant.Value == new Fraction(-1) ? Negated(result) : result;
    }

    private static Expr Quotient(Expr numerator, Expr denominator) =>
        Is(denominator, 1) ? numerator
        : Is(numerator, 0) && !Is(denominator, 0) ? Expr.Zero
        : numerator is Expr.Number a && denominator is Expr.Number b && Coefficient.Of(b).Power(new Fraction(-1)) is { } inverse && Coefficient.Of(a).Times(inverse) is { } quotient
            && (quotient.Value.Denominator.IsOne || (quotient.IsDecimal && quotient.Digits() is not null)) ? quotient.ToNumber()
        : new Expr.Quotient(numerator, denominator);

    private static Expr Power(Expr @base, Expr exponent) =>
        Is(exponent, 1) ? @base
        : Is(exponent, 0) || Is(@base, 1) ? Expr.One
        : @base is Expr.Number a && exponent is Expr.Number { Value: var by } && Coefficient.Of(a).Power(by) is { } power ? power.ToNumber()
        : new Expr.Power(@base, exponent);

    private static Expr Call(Functions.Function function, ExprList arguments) =>
        arguments.All(argument => argument is Expr.Number) ? new Simplifier().Called(function, arguments) : new Expr.Call(function, arguments);
}
