using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>Changes parts of an expression.</summary>
internal static class Rewrite
{
    /// <summary>The expression with each part for which <paramref name="instead"/> gives another put as that; the outermost parts first.</summary>
    public static Expr Replace(Expr expr, Func<Expr, Expr?> instead)
    {
        if (instead(expr) is { } other)
        {
            return other;
        }

        return expr switch
        {
            Expr.Negate negate => new Expr.Negate(Replace(negate.Operand, instead)),
            Expr.Sum sum => new Expr.Sum(Replace(sum.Terms, instead)),
            Expr.Product product => new Expr.Product(Replace(product.Factors, instead)),
            Expr.Dot dot => new Expr.Dot(Replace(dot.Left, instead), Replace(dot.Right, instead)),
            Expr.Quotient quotient => new Expr.Quotient(Replace(quotient.Numerator, instead), Replace(quotient.Denominator, instead)),
            Expr.Power power => new Expr.Power(Replace(power.Base, instead), Replace(power.Exponent, instead)),
            Expr.Call call => new Expr.Call(call.Function, Replace(call.Arguments, instead)),
            _ => expr,
        };
    }

    /// <summary>The terms that are added up: those of a sum, the products of a dot product, else the expression itself.</summary>
    public static IReadOnlyList<Expr> Terms(Expr expr) => expr switch
    {
        Expr.Sum sum => [.. sum.Terms.Items.SelectMany(Terms)],
        Expr.Dot dot => [.. Enumerable.Range(0, dot.Left.Count).Select(i => dot.Left[i] * dot.Right[i])],
        _ => [expr],
    };

    /// <summary>The sum of terms; of one, itself.</summary>
    public static Expr Sum(IReadOnlyList<Expr> terms) => terms.Count == 1 ? terms[0] : new Expr.Sum(new ExprList([.. terms]));

    private static ExprList Replace(ExprList list, Func<Expr, Expr?> instead) => new([.. list.Items.Select(item => Replace(item, instead))]);
}
