using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>SiLU(x) = x · σ(x), with derivative σ(x) + xσ(x)(1 − σ(x)). It is the activation of a layer; authors do not call it.</summary>
public sealed class SigmoidLinear : Function
{
    /// <summary>Where the function is least, and its value there.</summary>
    private const double Bottom = -1.2784645427610738, Least = -0.27846454276107380;

    private SigmoidLinear() { }

    /// <summary>The function.</summary>
    public static SigmoidLinear Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "silu";

    /// <inheritdoc/>
    public override string Display => "SiLU";

    /// <inheritdoc/>
    public override bool ForAuthors => false;

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => At(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) => arguments[0].IsZero ? DecimalNumber.Zero : null;

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments)
    {
        double first = At(arguments[0].Low), last = At(arguments[0].High);
        return new(arguments[0].Contains(Bottom) ? Least : Math.Min(first, last), Math.Max(first, last));
    }

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument)
    {
        var x = arguments[0];
        var sigma = Expr.Apply(Sigmoid.Instance, x);
        return sigma + x * sigma * (Expr.One - sigma);
    }

    private static double At(double x) => double.IsNegativeInfinity(x) ? 0 : x >= 0 ? x / (1 + Math.Exp(-x)) : x * (Math.Exp(x) / (1 + Math.Exp(x)));
}
