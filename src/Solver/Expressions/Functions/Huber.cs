using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>
/// H(x): ½x² for |x| ≤ δ, else δ(|x| − ½δ); the derivative is x kept between −δ and δ (Huber, Robust Estimation of a Location
/// Parameter, 1964). It is the share of a loss; authors do not call it.
/// </summary>
public sealed class Huber : Function
{
    private readonly DecimalNumber? _delta;

    private Huber(Expr.Number delta)
    {
        Delta = delta;
        _delta = DecimalArithmetic.Of(delta);
    }

    /// <summary>The function with δ = 1.</summary>
    public static Huber Instance { get; } = With(Expr.One);

    /// <summary>Where the parabola becomes a line; positive.</summary>
    public Expr.Number Delta { get; }

    /// <summary>The function with that δ.</summary>
    public static Huber With(Expr.Number delta) => new(delta);

    /// <inheritdoc/>
    public override string Name => "huber";

    /// <inheritdoc/>
    public override string Display => "H";

    /// <inheritdoc/>
    public override FunctionShape Shape => FunctionShape.Letter;

    /// <inheritdoc/>
    public override bool ForAuthors => false;

    /// <inheritdoc/>
    public override double Value(ReadOnlySpan<double> arguments) => At(arguments[0]);

    /// <inheritdoc/>
    public override DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments)
    {
        var size = arguments[0].Sign < 0 ? DecimalNumber.Negate(arguments[0]) : arguments[0];
        if (_delta is not { } delta)
        {
            return null;
        }

        var half = DecimalNumber.Create(5, 1)!.Value;
        var least = DecimalNumber.Compare(size, delta) <= 0 ? size : delta;
        return DecimalNumber.Multiply(half, least) is { } halfLeast && DecimalNumber.Add(size, DecimalNumber.Negate(halfLeast)) is { } rest
            ? DecimalNumber.Multiply(least, rest)
            : null;
    }

    /// <inheritdoc/>
    public override Interval Range(ReadOnlySpan<Interval> arguments)
    {
        double first = At(arguments[0].Low), last = At(arguments[0].High);
        return new(arguments[0].Contains(0) ? 0 : Math.Min(first, last), Math.Max(first, last));
    }

    /// <inheritdoc/>
    public override Expr Derivative(ExprList arguments, int argument) =>
        Expr.Apply(Maximum.Instance, new Expr.Negate(Delta), Expr.Apply(Minimum.Instance, Delta, arguments[0]));

    private double At(double x)
    {
        var delta = Delta.Double;
        return Math.Abs(x) <= delta ? 0.5 * x * x : delta * (Math.Abs(x) - 0.5 * delta);
    }
}
