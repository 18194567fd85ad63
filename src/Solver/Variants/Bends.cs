using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Functions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>A use of a function with a bend (ReLU, max, |·|), where its derivative jumps.</summary>
/// <param name="Line">The quantity whose formula uses it.</param>
/// <param name="Function">The function.</param>
/// <param name="Distance">How far the bend is away, in units of its argument; 0 or less where a ReLU is dead.</param>
internal readonly record struct Bend(Quantity Line, Function Function, double Distance);

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
                    found.Add(new Bend(line, call.Function, Distance(call, values)));
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

    private static double Distance(Expr.Call call, double[] values)
    {
        if (call.Function is not (Maximum or Minimum))
        {
            return Evaluate.Over(call.Arguments[0], values);
        }

        var arguments = new double[call.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Evaluate.Over(call.Arguments[i], values);
        }

        Array.Sort(arguments);
        return call.Function is Maximum ? arguments[^1] - arguments[^2] : arguments[1] - arguments[0];
    }
}
