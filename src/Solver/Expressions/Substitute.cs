using System.Collections.Immutable;

namespace WorkedSolutions.Solver.Expressions;

/// <summary>Puts expressions in for names. Everything else stays as it is written.</summary>
public static class Substitute
{
    /// <summary>The expression with each name replaced for which <paramref name="replacement"/> gives something.</summary>
    public static Expr Names(Expr expr, Func<string, Expr?> replacement) => Leaves(expr, leaf => leaf is Expr.Name name ? replacement(name.Text) : null);

    /// <summary>The expression with each name, reference, number or partial derivative replaced for which <paramref name="replacement"/> gives something; a part without any is kept as the same object.</summary>
    public static Expr Leaves(Expr expr, Func<Expr, Expr?> replacement)
    {
        switch (expr)
        {
            case Expr.Negate negate:
                var operand = Leaves(negate.Operand, replacement);
                return ReferenceEquals(operand, negate.Operand) ? negate : new Expr.Negate(operand);
            case Expr.Sum sum:
                return List(sum.Terms, replacement) is { } terms ? new Expr.Sum(terms) : sum;
            case Expr.Product product:
                return List(product.Factors, replacement) is { } factors ? new Expr.Product(factors) : product;
            case Expr.Dot dot:
                var left = List(dot.Left, replacement);
                var right = List(dot.Right, replacement);
                return left is null && right is null ? dot : new Expr.Dot(left ?? dot.Left, right ?? dot.Right);
            case Expr.Quotient quotient:
                var (numerator, denominator) = (Leaves(quotient.Numerator, replacement), Leaves(quotient.Denominator, replacement));
                return ReferenceEquals(numerator, quotient.Numerator) && ReferenceEquals(denominator, quotient.Denominator) ? quotient : new Expr.Quotient(numerator, denominator);
            case Expr.Power power:
                var (@base, exponent) = (Leaves(power.Base, replacement), Leaves(power.Exponent, replacement));
                return ReferenceEquals(@base, power.Base) && ReferenceEquals(exponent, power.Exponent) ? power : new Expr.Power(@base, exponent);
            case Expr.Call call:
                return List(call.Arguments, replacement) is { } arguments ? new Expr.Call(call.Function, arguments) : call;
            default:
                return replacement(expr) ?? expr;
        }
    }

    /// <summary>The names in an expression, each once, in the order in which they first stand there.</summary>
    public static ImmutableArray<string> NamesIn(Expr expr)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var names = ImmutableArray.CreateBuilder<string>();
        Leaves(expr, leaf =>
        {
            if (leaf is Expr.Name name && seen.Add(name.Text))
            {
                names.Add(name.Text);
            }

            return null;
        });
        return names.ToImmutable();
    }

    private static ExprList? List(ExprList list, Func<Expr, Expr?> replacement)
    {
        ImmutableArray<Expr>.Builder? changed = null;
        for (var i = 0; i < list.Count; i++)
        {
            var item = Leaves(list[i], replacement);
            if (changed is null && !ReferenceEquals(item, list[i]))
            {
                changed = ImmutableArray.CreateBuilder<Expr>(list.Count);
                changed.AddRange(list.Items.AsSpan()[..i]);
            }

            changed?.Add(item);
        }

        return changed is null ? null : new ExprList(changed.MoveToImmutable());
    }
}
