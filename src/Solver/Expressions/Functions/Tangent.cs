using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>tan x, with derivative 1/cos² x; x in radians.</summary>
public sealed class Tangent : Function
{
    private Tangent() { }

    /// <summary>The function.</summary>
    public static Tangent Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "tan";

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => Math.Tan(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) =>
        arguments[0].IsZero ? DecimalNumber.Zero : null;

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) =>
        Math.Floor((arguments[0].Low / Math.PI) + 0.5) == Math.Floor((arguments[0].High / Math.PI) + 0.5)
            ? arguments[0].Rising(Math.Tan)
            : new(double.NegativeInfinity, double.PositiveInfinity);

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Expr.One / Expr.Square(Expr.Apply(Cosine.Instance, arguments[0]));

    /// <inheritdoc/>
    public override string RuleName => "tangent rule";
}
