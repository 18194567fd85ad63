using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Functions;

/// <summary>The least of its arguments. The derivative by an argument is 1 where it is the first that attains the value, else 0.</summary>
public sealed class Minimum : Function
{
    private Minimum() { }

    /// <summary>The function.</summary>
    public static Minimum Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "min";

    /// <inheritdoc/>
    public override int LeastArguments => 2;

    /// <inheritdoc/>
    public override int MostArguments => 64;

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => Extreme(arguments);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) =>
        Extreme(arguments);

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) =>
        Extreme(arguments);

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Wins(arguments, argument);

    /// <inheritdoc/>
    public override string RuleName => "derivative of min";

    private static double Extreme(ReadOnlySpan<double> values)
    {
        var result = values[0];
        foreach (var value in values[1..])
        {
            result = Math.Min(result, value);
        }

        return result;
    }

    private static DecimalNumber Extreme(ReadOnlySpan<DecimalNumber> values)
    {
        var result = values[0];
        foreach (var value in values[1..])
        {
            result = DecimalNumber.Compare(value, result) < 0 ? value : result;
        }

        return result;
    }

    private static Interval Extreme(ReadOnlySpan<Interval> boxes)
    {
        var result = boxes[0];
        foreach (var box in boxes[1..])
        {
            result = new(Math.Min(result.Low, box.Low), Math.Min(result.High, box.High));
        }

        return result;
    }

    private static Expr Wins(ExprList arguments, int argument)
    {
        var conditions = new List<Expr>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (i < argument)
            {
                conditions.Add(Expr.Apply(IsGreater.Instance, arguments[i], arguments[argument]));
            }
            else if (i > argument)
            {
                conditions.Add(Expr.Apply(IsAtLeast.Instance, arguments[i], arguments[argument]));
            }
        }

        return conditions.Count == 1 ? conditions[0] : new Expr.Product([.. conditions]);
    }
}
