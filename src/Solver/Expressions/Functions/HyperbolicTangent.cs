using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>tanh x = (e^x − e^{−x})/(e^x + e^{−x}), with derivative 1 − tanh² x.</summary>
public sealed class HyperbolicTangent : Function
{
    private HyperbolicTangent() { }

    /// <summary>The function.</summary>
    public static HyperbolicTangent Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "tanh";

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => Math.Tanh(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) =>
        arguments[0].IsZero ? DecimalNumber.Zero : null;

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) =>
        arguments[0].Rising(Math.Tanh);

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Expr.One - Expr.Square(Expr.Apply(this, arguments[0]));
}
