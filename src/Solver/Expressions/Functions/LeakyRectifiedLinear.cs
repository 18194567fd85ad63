using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>LeakyReLU(x): x for x > 0, else slope · x. It is the activation of a layer; authors do not call it.</summary>
public sealed class LeakyRectifiedLinear : Function
{
    private readonly DecimalNumber? _slope;
    private readonly LeakyRectifiedLinearPrime _prime;

    private LeakyRectifiedLinear(Expr.Number slope)
    {
        Slope = slope;
        _slope = DecimalArithmetic.Of(slope);
        _prime = new LeakyRectifiedLinearPrime(slope);
    }

    /// <summary>The function with slope 0.01.</summary>
    public static LeakyRectifiedLinear Instance { get; } = With(new Expr.Number(new Fractions.Fraction(1, 100), "0.01"));

    /// <summary>The slope for x ≤ 0.</summary>
    public Expr.Number Slope { get; }

    /// <summary>The function with that slope.</summary>
    public static LeakyRectifiedLinear With(Expr.Number slope) => new(slope);

    /// <inheritdoc/>
    public override string Name => "leaky-relu";

    /// <inheritdoc/>
    public override string Display => "LeakyReLU";

    /// <inheritdoc/>
    public override bool ForAuthors => false;

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => At(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) =>
        arguments[0].Sign > 0 ? arguments[0] : _slope is { } slope ? DecimalNumber.Multiply(slope, arguments[0]) : null;

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments)
    {
        double first = At(arguments[0].Low), last = At(arguments[0].High);
        var low = Math.Min(first, last);
        return new(arguments[0].Contains(0) ? Math.Min(low, 0) : low, Math.Max(first, last));
    }

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) => Expr.Apply(_prime, arguments[0]);

    private double At(double x) => x > 0 ? x : Slope.Double * x;
}
