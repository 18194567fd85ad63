using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Expressions;

/// <summary>Double precision as a person works: 0 times anything and 0 over anything are 0, so that what has no weight in a cross-entropy is not looked at.</summary>
internal readonly struct ZeroWinsArithmetic : IArithmetic<double>
{
    /// <inheritdoc/>
    public static double Of(Expr.Number number) => number.Double;

    /// <inheritdoc/>
    public static double Negate(double a) => -a;

    /// <inheritdoc/>
    public static double Add(double a, double b) => a + b;

    /// <inheritdoc/>
    public static double Multiply(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    /// <inheritdoc/>
    public static double Divide(double a, double b) => a == 0 ? 0 : a / b;

    /// <inheritdoc/>
    public static double Power(double a, double b) => DoubleArithmetic.Power(a, b);

    /// <inheritdoc/>
    public static double Apply(Function function, ReadOnlySpan<double> arguments) => function.Value(arguments);
}
