using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>The square root √x of x ≥ 0, with derivative 1/(2√x).</summary>
public sealed class SquareRoot : Function
{
    private SquareRoot() { }

    /// <summary>The function.</summary>
    public static SquareRoot Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "sqrt";

    /// <inheritdoc/>
    public override string Display => "√";

    /// <inheritdoc/>
    public override FunctionShape Shape => FunctionShape.Root;

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => Math.Sqrt(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) =>
        Root(arguments[0]);

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments) =>
        new(Math.Sqrt(Math.Max(0, arguments[0].Low)), Math.Sqrt(Math.Max(0, arguments[0].High)));

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Expr.One / (Expr.Two * Expr.Apply(this, arguments[0]));

    /// <inheritdoc/>
    public override string RuleName => "root rule";

    private static DecimalNumber? Root(DecimalNumber x)
    {
        if (x.Sign < 0 || (x.Scale % 2 == 1 && x.Mantissa > Int128.MaxValue / 10))
        {
            return null;
        }

        var mantissa = x.Scale % 2 == 1 ? x.Mantissa * 10 : x.Mantissa;
        var root = (Int128)Math.Sqrt((double)mantissa);
        while (root > 0 && root > mantissa / root)
        {
            root--;
        }

        while (root + 1 <= mantissa / (root + 1))
        {
            root++;
        }

        return root * root == mantissa ? DecimalNumber.Create(root, (x.Scale + 1) / 2) : null;
    }
}
