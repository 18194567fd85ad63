using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>ReLU(x) = max(0, x), with derivative ReLU′.</summary>
public sealed class RectifiedLinear : Function
{
    private RectifiedLinear() { }

    /// <summary>The function.</summary>
    public static RectifiedLinear Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "relu";

    /// <inheritdoc/>
    public override string Display => "ReLU";

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => Math.Max(0, arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) =>
        arguments[0].Sign > 0 ? arguments[0] : DecimalNumber.Zero;

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) =>
        arguments[0].Rising(x => Math.Max(0, x));

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Expr.Apply(RectifiedLinearPrime.Instance, arguments[0]);
}
