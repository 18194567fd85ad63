using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>The sign of x: −1, 0 or 1. It is the derivative of |x|; its own derivative is 0.</summary>
public sealed class Signum : Function
{
    private Signum() { }

    /// <summary>The function.</summary>
    public static Signum Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "sign";

    /// <inheritdoc/>
    public override string Display => "sgn";

    /// <inheritdoc/>
    public override bool ForAuthors => false;

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => Math.Sign(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) =>
        DecimalNumber.FromInteger(arguments[0].Sign);

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) =>
        arguments[0].Rising(x => Math.Sign(x));

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Expr.Zero;
}
