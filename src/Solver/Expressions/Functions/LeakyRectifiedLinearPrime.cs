using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>LeakyReLU′(x): 1 for x > 0, else the slope. Its own derivative is 0.</summary>
public sealed class LeakyRectifiedLinearPrime : Function
{
    private readonly DecimalNumber? _slope;
    private readonly double _value;

    internal LeakyRectifiedLinearPrime(Expr.Number slope)
    {
        _slope = DecimalArithmetic.Of(slope);
        _value = slope.Double;
    }

    /// <summary>The function with slope 0.01.</summary>
    public static LeakyRectifiedLinearPrime Instance { get; } = new(new Expr.Number(new Fractions.Fraction(1, 100), "0.01"));

    /// <inheritdoc/>
    public override string Name => "leaky-relu'";

    /// <inheritdoc/>
    public override string Display => "LeakyReLU";

    /// <inheritdoc/>
    public override FunctionShape Shape => FunctionShape.Primed;

    /// <inheritdoc/>
    public override bool ForAuthors => false;

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => double.IsNaN(arguments[0]) ? double.NaN : At(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) => arguments[0].Sign > 0 ? DecimalNumber.One : _slope;

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments)
    {
        double first = At(arguments[0].Low), last = At(arguments[0].High);
        return new(Math.Min(first, last), Math.Max(first, last));
    }

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) => Expr.Zero;

    private double At(double x) => x > 0 ? 1 : _value;
}
