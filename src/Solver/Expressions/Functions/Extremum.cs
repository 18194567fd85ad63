using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>
/// The greatest or the least of two or more arguments. The derivative by an argument is 1 where it is the first that attains the
/// value, else 0: a product of comparisons with all the others.
/// </summary>
public abstract class Extremum : Function
{
    private protected Extremum() { }

    /// <inheritdoc/>
    public sealed override int LeastArguments => 2;

    /// <inheritdoc/>
    public sealed override int MostArguments => 64;

    /// <summary>Whether the first number goes before the second.</summary>
    private protected abstract bool Beats(double a, double b);

    /// <inheritdoc/>
    public sealed override double Value(ReadOnlySpan<double> arguments)
    {
        var result = arguments[0];
        foreach (var value in arguments[1..])
        {
            result = double.IsNaN(value) || Beats(value, result) ? value : result;
        }

        return result;
    }

    /// <inheritdoc/>
    public sealed override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments)
    {
        var result = arguments[0];
        foreach (var value in arguments[1..])
        {
            result = Beats(DecimalNumber.Compare(value, result), 0) ? value : result;
        }

        return result;
    }

    /// <inheritdoc/>
    public sealed override Interval Range(ReadOnlySpan<Interval> arguments)
    {
        var result = arguments[0];
        foreach (var box in arguments[1..])
        {
            result = new(Value([result.Low, box.Low]), Value([result.High, box.High]));
        }

        return result;
    }

    /// <inheritdoc/>
    public sealed override Expr Derivative(ExprList arguments, int argument)
    {
        var conditions = new List<Expr>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (i != argument)
            {
                Function relation = i < argument ? IsGreater.Instance : IsAtLeast.Instance;
                var (more, less) = Beats(1, 0) ? (argument, i) : (i, argument);
                conditions.Add(Expr.Apply(relation, arguments[more], arguments[less]));
            }
        }

        return conditions.Count == 1 ? conditions[0] : new Expr.Product([.. conditions]);
    }
}
