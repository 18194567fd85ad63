using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Checking;

/// <summary>A line worked with a pocket calculator: every result on the way (a product, a power, a function) is noted down rounded and typed in again.</summary>
internal static class CalculatorWorking
{
    /// <summary>The line's value, itself not rounded.</summary>
    /// <param name="line">The line.</param>
    /// <param name="numbers">The person's numbers.</param>
    /// <param name="round">How results on the way are rounded.</param>
    public static double Of(Expr line, double[] numbers, Func<double, double> round)
    {
        double Noted(Expr part) => part switch
        {
            Expr.Negate negate => -Noted(negate.Operand),
            Expr.Product or Expr.Quotient or Expr.Power or Expr.Call or Expr.Dot => round(Of(part, numbers, round)),
            _ => Of(part, numbers, round),
        };

        return line switch
        {
            Expr.Negate negate => -Of(negate.Operand, numbers, round),
            Expr.Sum sum => sum.Terms.Items.Sum(Noted),
            Expr.Dot dot => Enumerable.Range(0, dot.Left.Count).Sum(i => round(Noted(dot.Left[i]) * Noted(dot.Right[i]))),
            Expr.Product product => product.Factors.Items.Aggregate(1.0, (value, factor) => ZeroWinsArithmetic.Multiply(value, Noted(factor))),
            Expr.Quotient quotient => ZeroWinsArithmetic.Divide(Noted(quotient.Numerator), Noted(quotient.Denominator)),
            Expr.Power power => ZeroWinsArithmetic.Power(Noted(power.Base), Noted(power.Exponent)),
            Expr.Call call => ZeroWinsArithmetic.Apply(call.Function, [.. call.Arguments.Items.Select(Noted)]),
            _ => Evaluate.Over<double, ZeroWinsArithmetic>(line, numbers),
        };
    }
}
