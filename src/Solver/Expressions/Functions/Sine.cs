using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>sin x, with derivative cos x; x in radians.</summary>
public sealed class Sine : Function
{
    private Sine() { }

    /// <summary>The function.</summary>
    public static Sine Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "sin";

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => Math.Sin(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) =>
        arguments[0].IsZero ? DecimalNumber.Zero : null;

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) =>
        Wave.Range(arguments[0], Math.Sin, Math.PI / 2);

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Expr.Apply(Cosine.Instance, arguments[0]);

    /// <inheritdoc/>
    public override string RuleName => "sine rule";
}
