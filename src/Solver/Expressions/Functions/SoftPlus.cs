using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>softplus(x) = ln(1 + e^x), with derivative σ(x).</summary>
public sealed class SoftPlus : Function
{
    private SoftPlus() { }

    /// <summary>The function.</summary>
    public static SoftPlus Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "softplus";

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => At(arguments[0]);

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) =>
        arguments[0].Rising(At);

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Expr.Apply(Sigmoid.Instance, arguments[0]);

    private static double At(double x)
    {
        var small = Math.Exp(-Math.Abs(x));
        var u = 1 + small;
        var logarithm = u == 1 ? small : Math.Log(u) * (small / (u - 1));
        return Math.Max(x, 0) + logarithm;
    }
}
