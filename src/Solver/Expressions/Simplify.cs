namespace WorkedSolutions.Solver.Expressions;

/// <summary>
/// Makes expressions as short as a teacher would: exact fractions, like terms collected, factors cancelled, 0 and 1 left out,
/// powers of one base merged, exp and ln undone. The order of terms and factors stays that of the first appearance.
/// The value never changes where the given expression has one.
/// </summary>
public static class Simplify
{
    /// <summary>The simplified expression.</summary>
    public static Expr Of(Expr expr) => new Simplifier().Of(expr);

    /// <summary>
    /// Puts numbers in for names and leaves the expression as it is written but for what they make trivial: 0 + x, 0 · x,
    /// 1 · x, x/1, x^1 and calculations with numbers alone. Parts without such names stay the same objects.
    /// </summary>
    public static Expr PutIn(Expr expr, Func<string, Expr.Number?> number) => new PuttingIn(number).Of(expr);
}
