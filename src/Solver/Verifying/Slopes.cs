using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Verifying;

/// <summary>
/// Derivatives of functions of one variable as formulas in x that verification owns; no other derivative code is asked. Each comes
/// with a bound of its own error where x is off by <c>error</c>.
/// </summary>
internal static class Slopes
{
    /// <summary>The relative error of one operation.</summary>
    public const double Unit = 1.0 / (1L << 53);

    /// <summary>The slope of a function at x and a bound of its error.</summary>
    public static (double Slope, double Error) At(Function function, double x, double error)
    {
        var small = Math.Exp(-Math.Abs(x));
        var logistic = x >= 0 ? 1 / (1 + small) : small / (1 + small);
        var bell = small / ((1 + small) * (1 + small));
        return function switch
        {
            Sigmoid => Smooth(bell, bell * error),
            HyperbolicTangent => Smooth(4 * small * small / Square(1 + small * small), 2 * error),
            RectifiedLinear => (x > 0 ? 1 : 0, 0),
            LeakyRectifiedLinear leaky => (x > 0 ? 1 : leaky.Slope.Double, 0),
            ExponentialLinear => x > 0 ? (1, 0) : Smooth(small, small * error),
            SoftPlus => Smooth(logistic, bell * error),
            SigmoidLinear => Smooth(logistic + x * bell, (1 + Math.Abs(x)) * error),
            Sine => Smooth(Math.Cos(x), error),
            Cosine => Smooth(-Math.Sin(x), error),
            Tangent => Smooth(1 + Square(Math.Tan(x)), 2 * Math.Abs(Math.Tan(x)) * (1 + Square(Math.Tan(x))) * error),
            Exponential => Smooth(Math.Exp(x), Math.Exp(x) * error),
            Logarithm => (1 / x, error / (x * x) + Unit / Math.Abs(x)),
            SquareRoot => (0.5 / Math.Sqrt(x), error / (x * Math.Sqrt(x)) + Unit / Math.Sqrt(x)),
            AbsoluteValue => (x > 0 ? 1 : x < 0 ? -1 : 0, 0),
            Huber huber => (Math.Clamp(x, -huber.Delta.Double, huber.Delta.Double), error + Unit * Math.Abs(x)),
            _ => ByDifference(function, x),
        };
    }

    private static double Square(double x) => x * x;

    private static (double Slope, double Error) Smooth(double slope, double error) => (slope, error + 4 * Unit * Math.Max(1, Math.Abs(slope)));

    /// <summary>A function that the table above does not know.</summary>
    private static (double Slope, double Error) ByDifference(Function function, double x)
    {
        var step = 1e-3 * Math.Max(1, Math.Abs(x));
        double coarse = Central(function, x, step), fine = Central(function, x, step / 2);
        var noise = 8 * Unit * Math.Max(1, Math.Abs(function.Value([x]))) / step;
        return ((4 * fine - coarse) / 3, Math.Abs(fine - coarse) + noise);
    }

    private static double Central(Function function, double x, double step) =>
        (function.Value([x + step]) - function.Value([x - step])) / (x + step - (x - step));
}
