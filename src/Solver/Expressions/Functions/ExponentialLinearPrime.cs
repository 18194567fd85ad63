using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>ELU′(x): 1 for x > 0, else e^x.</summary>
public sealed class ExponentialLinearPrime : Function
{
    private ExponentialLinearPrime() { }

    /// <summary>The function.</summary>
    public static ExponentialLinearPrime Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "elu'";

    /// <inheritdoc/>
    public override string Display => "ELU";

    /// <inheritdoc/>
    public override FunctionShape Shape => FunctionShape.Primed;

    /// <inheritdoc/>
    public override bool ForAuthors => false;

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => At(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) => arguments[0].Sign >= 0 ? DecimalNumber.One : null;

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) => arguments[0].Rising(At);

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Expr.Apply(Exponential.Instance, arguments[0]) * Expr.Apply(IsGreater.Instance, Expr.Zero, arguments[0]);

    private static double At(double x) => x > 0 ? 1 : Math.Exp(x);
}
