using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>The logistic function σ(z) = 1/(1 + e^{−z}), with σ′ = σ(1 − σ).</summary>
public sealed class Sigmoid : Function
{
    private Sigmoid() { }

    /// <summary>The function.</summary>
    public static Sigmoid Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "sigmoid";

    /// <inheritdoc/>
    public override string Display => "σ";

    /// <inheritdoc/>
    public override FunctionShape Shape => FunctionShape.Letter;

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => At(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) =>
        arguments[0].IsZero ? DecimalNumber.Create(5, 1) : null;

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) => arguments[0].Rising(At);

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Expr.Apply(this, arguments[0]) * (Expr.One - Expr.Apply(this, arguments[0]));

    private static double At(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));
}
