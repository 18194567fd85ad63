namespace WorkedSolutions.Solver.Expressions;

/// <summary>Replaces a part of an expression wherever it stands.</summary>
internal static class ReplacePart
{
    /// <summary>The expression with every part that equals <paramref name="part"/> replaced.</summary>
    public static Expr In(Expr expr, Expr part, Expr with) => expr.Equals(part) ? with : expr switch
    {
        Expr.Negate negate => new Expr.Negate(In(negate.Operand, part, with)),
        Expr.Sum sum => new Expr.Sum([.. sum.Terms.Select(term => In(term, part, with))]),
        Expr.Product product => new Expr.Product([.. product.Factors.Select(factor => In(factor, part, with))]),
        Expr.Quotient quotient => new Expr.Quotient(In(quotient.Numerator, part, with), In(quotient.Denominator, part, with)),
        Expr.Power power => new Expr.Power(In(power.Base, part, with), In(power.Exponent, part, with)),
        Expr.Call call => new Expr.Call(call.Function, [.. call.Arguments.Select(argument => In(argument, part, with))]),
        _ => expr,
    };
}
