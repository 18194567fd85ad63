using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>A use of a function with a bend (ReLU, max, |·|), where its derivative jumps.</summary>
/// <param name="Line">The quantity whose formula uses it.</param>
/// <param name="Function">The function.</param>
/// <param name="Argument">What is 0 at the bend: a ReLU's argument, the greatest argument of a maximum less the next.</param>
/// <param name="Distance">Its value; 0 or less where a ReLU is dead.</param>
/// <param name="Alive">Whether a gradient passes: true or false for a ReLU, and for a maximum or minimum with a constant (max(0, z)); null for others, which always pass one.</param>
internal readonly record struct Bend(Quantity Line, Function Function, Expr Argument, double Distance, bool? Alive);

/// <summary>Finds functions with a bend in the lines of a trace.</summary>
internal static class Bends
{
    /// <summary>Every use in the forward passes, in working order.</summary>
    public static List<Bend> Of(Trace trace)
    {
        var found = new List<Bend>();
        double[]? values = null;
        foreach (var quantity in trace.Quantities)
        {
            if (quantity.Formula is { } formula
                && quantity.Role is Role.Activation or Role.Node or Role.LossShare or Role.SampleLoss or Role.Objective)
            {
                Visit(formula, quantity, ref values, trace, found);
            }
        }

        return found;
    }

    private static void Visit(Expr expr, Quantity line, ref double[]? values, Trace trace, List<Bend> found)
    {
        switch (expr)
        {
            case Expr.Negate negate:
                Visit(negate.Operand, line, ref values, trace, found);
                break;
            case Expr.Sum sum:
                Visit(sum.Terms, line, ref values, trace, found);
                break;
            case Expr.Product product:
                Visit(product.Factors, line, ref values, trace, found);
                break;
            case Expr.Quotient quotient:
                Visit([quotient.Numerator, quotient.Denominator], line, ref values, trace, found);
                break;
            case Expr.Power power:
                Visit([power.Base, power.Exponent], line, ref values, trace, found);
                break;
            case Expr.Call call:
                Visit(call.Arguments, line, ref values, trace, found);
                if (call.Function is RectifiedLinear or LeakyRectifiedLinear or AbsoluteValue or Maximum or Minimum)
                {
                    values ??= [.. trace.Quantities.Select(quantity => quantity.Value)];
                    found.Add(At(line, call, values));
                }

                break;
        }
    }

    private static void Visit(ExprList list, Quantity line, ref double[]? values, Trace trace, List<Bend> found)
    {
        foreach (var item in list)
        {
            Visit(item, line, ref values, trace, found);
        }
    }

    private static Bend At(Quantity line, Expr.Call call, double[] values)
    {
        if (call.Function is not (Maximum or Minimum))
        {
            var distance = Evaluate.Over(call.Arguments[0], values);
            return new Bend(line, call.Function, call.Arguments[0], distance, call.Function is RectifiedLinear ? distance > 0 : null);
        }

        var ranked = call.Arguments.Items.Select(argument => (Argument: argument, Value: Evaluate.Over(argument, values))).OrderByDescending(pair => pair.Value).ToArray();
        var (high, low) = call.Function is Maximum ? (ranked[0], ranked[1]) : (ranked[^2], ranked[^1]);
        var taken = call.Function is Maximum ? high.Argument : low.Argument;
        return new Bend(line, call.Function, high.Argument - low.Argument, high.Value - low.Value, ranked.Any(pair => IsConstant(pair.Argument)) ? !IsConstant(taken) : null);
    }

    private static bool IsConstant(Expr expr) => References.Of(expr).Count == 0;
}
