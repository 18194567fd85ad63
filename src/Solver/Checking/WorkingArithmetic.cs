using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Checking;

/// <summary>Double precision as a person works: what is multiplied by 0 is not looked at, so that 0 · ln 0 is 0.</summary>
internal readonly struct WorkingArithmetic : IArithmetic<double>
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
