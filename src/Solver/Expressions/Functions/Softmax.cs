using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>
/// e^{z_i} / Σ_j e^{z_j}: the first argument is z_i, the others are all the z, z_i among them. The greatest z is taken from all
/// exponents before they are used, which changes nothing but keeps e^z from overflowing. Authors do not call it.
/// </summary>
public sealed class Softmax : Function
{
    private Softmax() { }

    /// <summary>The function.</summary>
    public static Softmax Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "softmax";

    /// <inheritdoc/>
    public override FunctionShape Shape => FunctionShape.Softmax;

    /// <inheritdoc/>
    public override int LeastArguments => 2;

    /// <inheritdoc/>
    public override int MostArguments => int.MaxValue;

    /// <inheritdoc/>
    public override bool ForAuthors => false;

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments)
    {
        var greatest = double.NegativeInfinity;
        foreach (var z in arguments)
        {
            greatest = Math.Max(greatest, z);
        }

        double sum = 0;
        foreach (var z in arguments[1..])
        {
            sum += Math.Exp(z - greatest);
        }

        return Math.Exp(arguments[0] - greatest) / sum;
    }

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments)
    {
        foreach (var z in arguments[1..])
        {
            if (!z.Equals(arguments[0]))
            {
                return null;
            }
        }

        return DecimalNumber.Divide(DecimalNumber.One, DecimalNumber.FromInteger(arguments.Length - 1));
    }

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments)
    {
        var own = arguments[0];
        double othersLow = 0, othersHigh = 0;
        var found = false;
        foreach (var z in arguments[1..])
        {
            if (!found && z == own)
            {
                found = true;
                continue;
            }

            othersLow += Math.Exp(z.Low - own.High);
            othersHigh += Math.Exp(z.High - own.Low);
        }

        return new(1 / (1 + othersHigh), 1 / (1 + othersLow));
    }

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument)
    {
        var own = new Expr.Call(this, arguments);
        if (argument == 0)
        {
            return own;
        }

        return -(own * new Expr.Call(this, new ExprList(arguments.Items.SetItem(0, arguments[argument]))));
    }
}
