using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>Iverson's bracket [a ≥ b]: 1 where a is at least b, else 0. It arises in derivatives of max and min; its own derivative is 0.</summary>
public sealed class IsAtLeast : Function
{
    private IsAtLeast() { }

    /// <summary>The function.</summary>
    public static IsAtLeast Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "at-least";

    /// <inheritdoc/>
    public override string Display => "≥";

    /// <inheritdoc/>
    public override FunctionShape Shape => FunctionShape.Indicator;

    /// <inheritdoc/>
    public override int LeastArguments => 2;

    /// <inheritdoc/>
    public override int MostArguments => 2;

    /// <inheritdoc/>
    public override bool ForAuthors => false;

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => double.IsNaN(arguments[0]) || double.IsNaN(arguments[1]) ? double.NaN : arguments[0] >= arguments[1] ? 1 : 0;

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) =>
        DecimalNumber.Compare(arguments[0], arguments[1]) >= 0 ? DecimalNumber.One : DecimalNumber.Zero;

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) =>
        new(arguments[0].Low >= arguments[1].High ? 1 : 0, arguments[0].High >= arguments[1].Low ? 1 : 0);

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Expr.Zero;
}
