using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>The exponential function e^x, its own derivative.</summary>
public sealed class Exponential : Function
{
    private Exponential() { }

    /// <summary>The function.</summary>
    public static Exponential Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "exp";

    /// <inheritdoc/>
    public override string Display => "e";

    /// <inheritdoc/>
    public override FunctionShape Shape => FunctionShape.Exponential;

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => Math.Exp(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) =>
        arguments[0].IsZero ? DecimalNumber.One : null;

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) =>
        arguments[0].Rising(Math.Exp);

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Expr.Apply(this, arguments[0]);

    /// <inheritdoc/>
    public override string RuleName => "exponential rule";
}
