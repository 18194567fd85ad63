using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>cos x, with derivative −sin x; x in radians.</summary>
public sealed class Cosine : Function
{
    private Cosine() { }

    /// <summary>The function.</summary>
    public static Cosine Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "cos";

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => Math.Cos(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) =>
        arguments[0].IsZero ? DecimalNumber.One : null;

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) =>
        Wave.Range(arguments[0], Math.Cos, 0);

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        -Expr.Apply(Sine.Instance, arguments[0]);

    /// <inheritdoc/>
    public override string RuleName => "cosine rule";
}
