using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>The natural logarithm ln x of x > 0, with derivative 1/x. Authors may call it <c>log</c>, too.</summary>
public sealed class Logarithm : Function
{
    private Logarithm() { }

    /// <summary>The function.</summary>
    public static Logarithm Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "ln";

    /// <inheritdoc/>
    public override IReadOnlyList<string> OtherNames => ["log"];

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => Math.Log(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) =>
        arguments[0].Equals(DecimalNumber.One) ? DecimalNumber.Zero : null;

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) =>
        new(AtEnd(arguments[0].Low), AtEnd(arguments[0].High));

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Expr.One / arguments[0];

    /// <inheritdoc/>
    public override string RuleName => "logarithm rule";

    private static double AtEnd(double x) => x > 0 ? Math.Log(x) : double.NegativeInfinity;
}
