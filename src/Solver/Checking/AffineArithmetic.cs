using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Checking;

/// <summary>Evaluates expressions over <see cref="Affine"/> numbers.</summary>
internal readonly struct AffineArithmetic : IArithmetic<Affine>
{
    private static readonly Interval Everything = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <inheritdoc/>
    public static Affine Of(Expr.Number number) => Affine.At(number.Double);

    /// <inheritdoc/>
    public static Affine Negate(Affine a) => -a;

    /// <inheritdoc/>
    public static Affine Add(Affine a, Affine b) => a + b;

    /// <inheritdoc/>
    public static Affine Multiply(Affine a, Affine b) => a * b;

    /// <inheritdoc/>
    public static Affine Divide(Affine a, Affine b)
    {
        if (a.IsPoint && a.Centre == 0)
        {
            return a;
        }

        return b.Range.Contains(0)
            ? b.IsPoint ? Affine.At(a.Centre / b.Centre) : Affine.Within(Everything)
            : a * Affine.Through(x => 1 / x, b, Interval.At(1) / b.Range);
    }

    /// <inheritdoc/>
    public static Affine Power(Affine a, Affine b)
    {
        if (!b.IsPoint)
        {
            return a.Range.Low > 0 ? Exp(b * Log(a)) : Affine.Within(Everything);
        }

        var exponent = b.Centre;
        return exponent == 1 ? a : Affine.Through(x => exponent == 2 ? x * x : Math.Pow(x, exponent), a, PowerRange(a.Range, exponent));
    }

    /// <inheritdoc/>
    public static Affine Apply(Function function, ReadOnlySpan<Affine> arguments)
    {
        if (arguments.Length == 1)
        {
            return Affine.Through(x => function.Value([x]), arguments[0], function.Range([arguments[0].Range]));
        }

        return function switch
        {
            Softmax => SoftmaxOf(arguments),
            Maximum => Fold(arguments, 1),
            Minimum => Fold(arguments, -1),
            _ => General(function, arguments),
        };
    }

    private static Affine Exp(Affine a) => Affine.Through(Math.Exp, a, a.Range.Rising(Math.Exp));

    private static Affine Log(Affine a) => Affine.Through(Math.Log, a, a.Range.Rising(Math.Log));

    private static Interval PowerRange(Interval x, double exponent)
    {
        double first = Math.Pow(x.Low, exponent), last = Math.Pow(x.High, exponent);
        if (double.IsNaN(first) || double.IsNaN(last) || (exponent < 0 && x.Contains(0)))
        {
            return Everything;
        }

        double low = Math.Min(first, last), high = Math.Max(first, last);
        return x.Contains(0) ? new(Math.Min(low, 0), Math.Max(high, 0)) : new(low, high);
    }

    /// <summary>1 / Σ e^{z_j − z_i}: what moves z_i and z_j alike moves nothing.</summary>
    private static Affine SoftmaxOf(ReadOnlySpan<Affine> arguments)
    {
        var own = arguments[0];
        var sum = Affine.At(0);
        foreach (var z in arguments[1..])
        {
            sum += ReferenceEquals(z, own) ? Affine.At(1) : Exp(z + -own);
        }

        return !sum.IsFinite || sum.Range.Low <= 0 ? Affine.Within(new Interval(0, 1)) : Affine.Through(x => 1 / x, sum, Interval.At(1) / sum.Range);
    }

    /// <summary>max(a, b) = (a + b + |a − b|)/2, min the same with a minus.</summary>
    private static Affine Fold(ReadOnlySpan<Affine> arguments, int sign)
    {
        var result = arguments[0];
        for (var i = 1; i < arguments.Length; i++)
        {
            var difference = result + -arguments[i];
            var larger = difference.Range.Low >= 0;
            var smaller = difference.Range.High <= 0;
            if (larger || smaller)
            {
                result = larger == sign > 0 ? result : arguments[i];
                continue;
            }

            var size = Affine.Through(Math.Abs, difference, AbsoluteValue.Instance.Range([difference.Range]));
            result = (result + arguments[i] + (Affine.At(sign) * size)) * Affine.At(0.5);
        }

        return result;
    }

    private static Affine General(Function function, ReadOnlySpan<Affine> arguments)
    {
        var ranges = new Interval[arguments.Length];
        var points = new double[arguments.Length];
        var allPoints = true;
        for (var i = 0; i < ranges.Length; i++)
        {
            (ranges[i], points[i]) = (arguments[i].Range, arguments[i].Centre);
            allPoints &= arguments[i].IsPoint;
        }

        return allPoints ? Affine.At(function.Value(points)) : Affine.Within(function.Range(ranges));
    }
}
