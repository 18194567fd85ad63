using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>ReLU′(x): 1 for x > 0, else 0. Its own derivative is 0.</summary>
public sealed class RectifiedLinearPrime : Function
{
    private RectifiedLinearPrime() { }

    /// <summary>The function.</summary>
    public static RectifiedLinearPrime Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "relu'";

    /// <inheritdoc/>
    public override string Display => "ReLU";

    /// <inheritdoc/>
    public override FunctionShape Shape => FunctionShape.Primed;

    /// <inheritdoc/>
    public override bool ForAuthors => false;

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => double.IsNaN(arguments[0]) ? double.NaN : arguments[0] > 0 ? 1 : 0;

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) =>
        arguments[0].Sign > 0 ? DecimalNumber.One : DecimalNumber.Zero;

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) =>
        arguments[0].Rising(x => x > 0 ? 1 : 0);

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Expr.Zero;
}
