using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>ELU(x): x for x > 0, else e^x − 1. It is the activation of a layer; authors do not call it.</summary>
public sealed class ExponentialLinear : Function
{
    private ExponentialLinear() { }

    /// <summary>The function.</summary>
    public static ExponentialLinear Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "elu";

    /// <inheritdoc/>
    public override string Display => "ELU";

    /// <inheritdoc/>
    public override bool ForAuthors => false;

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => At(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) => arguments[0].Sign >= 0 ? arguments[0] : null;

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) => arguments[0].Rising(At);

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) => Expr.Apply(ExponentialLinearPrime.Instance, arguments[0]);

    private static double At(double x) => x > 0 ? x : MinusOne(x);

    /// <summary>e^x − 1 without cancellation for small x (Higham, Accuracy and Stability of Numerical Algorithms, 1.14.1).</summary>
    private static double MinusOne(double x)
    {
        var u = Math.Exp(x);
        if (u == 1)
        {
            return x;
        }

        var v = u - 1;
        return v == -1 ? -1 : v * x / Math.Log(u);
    }
}
