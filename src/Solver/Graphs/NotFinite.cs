using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>Says why a formula has no finite number.</summary>
internal static class NotFinite
{
    /// <summary>The reason in words, e.g. "the logarithm of -1".</summary>
    public static string Reason(Expr formula, ReadOnlySpan<double> values) => Find(formula, values) ?? "the number is too large";

    private static string? Find(Expr expr, ReadOnlySpan<double> values)
    {
        if (double.IsFinite(Evaluate.Over(expr, values)))
        {
            return null;
        }

        foreach (var part in Parts(expr))
        {
            if (Find(part, values) is { } inner)
            {
                return inner;
            }
        }

        return expr switch
        {
            Expr.Quotient quotient when Evaluate.Over(quotient.Denominator, values) == 0 => "a division by 0",
            Expr.Power power when Evaluate.Over(power.Base, values) == 0 => "0 to a negative power",
            Expr.Power power when Evaluate.Over(power.Base, values) < 0 => $"a power of {NumberFormat.RoundTrip(Evaluate.Over(power.Base, values))} that is not a whole number",
            Expr.Call { Function: Logarithm } call => $"the logarithm of {NumberFormat.RoundTrip(Evaluate.Over(call.Arguments[0], values))}",
            Expr.Call { Function: SquareRoot } call => $"the square root of {NumberFormat.RoundTrip(Evaluate.Over(call.Arguments[0], values))}",
            _ => "the number is too large",
        };
    }

    private static IEnumerable<Expr> Parts(Expr expr) => expr switch
    {
        Expr.Negate negate => [negate.Operand],
        Expr.Sum sum => sum.Terms,
        Expr.Product product => product.Factors,
        Expr.Quotient quotient => [quotient.Numerator, quotient.Denominator],
        Expr.Power power => [power.Base, power.Exponent],
        Expr.Call call => call.Arguments,
        _ => [],
    };
}
