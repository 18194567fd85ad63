using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>The absolute value |x|, with derivative sgn x, which is 0 at 0.</summary>
public sealed class AbsoluteValue : Function
{
    private AbsoluteValue() { }

    /// <summary>The function.</summary>
    public static AbsoluteValue Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "abs";

    /// <inheritdoc/>
    public override FunctionShape Shape => FunctionShape.Bars;

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => Math.Abs(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) =>
        arguments[0].Sign < 0 ? DecimalNumber.Negate(arguments[0]) : arguments[0];

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) =>
        arguments[0].Contains(0)
            ? new(0, Math.Max(-arguments[0].Low, arguments[0].High))
            : new(Math.Min(Math.Abs(arguments[0].Low), Math.Abs(arguments[0].High)), Math.Max(Math.Abs(arguments[0].Low), Math.Abs(arguments[0].High)));

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Expr.Apply(Signum.Instance, arguments[0]);

    /// <inheritdoc/>
    public override string RuleName => "absolute value rule";
}
