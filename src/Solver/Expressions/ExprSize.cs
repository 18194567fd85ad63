namespace WorkedSolutions.Solver.Expressions;

/// <summary>How large expressions are.</summary>
internal static class ExprSize
{
    /// <summary>How many numbers, names, references and partial derivatives the expression is made of.</summary>
    public static int Leaves(Expr expr) => Count(expr, perSign: 0);

    /// <summary>How much there is to read: leaves, and signs, quotients, powers and functions on top.</summary>
    public static int Weight(Expr expr) => Count(expr, perSign: 1);

    private static int Count(Expr expr, int perSign) => expr switch
    {
        Expr.Negate negate => perSign + Count(negate.Operand, perSign),
        Expr.Sum sum => Count(sum.Terms, perSign),
        Expr.Product product => Count(product.Factors, perSign),
        Expr.Dot dot => Count(dot.Left, perSign) + Count(dot.Right, perSign),
        Expr.Quotient quotient => perSign + Count(quotient.Numerator, perSign) + Count(quotient.Denominator, perSign),
        Expr.Power power => perSign + Count(power.Base, perSign) + Count(power.Exponent, perSign),
        Expr.Call call => perSign + Count(call.Arguments, perSign),
        _ => 1,
    };

    private static int Count(ExprList list, int perSign)
    {
        var count = 0;
        foreach (var item in list)
        {
            count += Count(item, perSign);
        }

        return count;
    }
}
