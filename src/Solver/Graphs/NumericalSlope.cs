namespace WorkedSolutions.Solver.Graphs;

/// <summary>Numerical differentiation: central differences extrapolated to step 0 (Ridders 1982).</summary>
internal static class NumericalSlope
{
    /// <summary>How often <c>f</c> is evaluated at most.</summary>
    public const int Evaluations = 24;

    private const int Rows = 10;
    private const double Shrink = 1.6;

    /// <summary>The slope of f at 0 and a bound of its error; null at a kink or where f has no value nearby.</summary>
    /// <param name="f">The function of the step.</param>
    /// <param name="scale">How large a step is natural.</param>
    public static (double Slope, double Error)? Of(Func<double, double> f, double scale)
    {
        if (IsKink(f, 1e-6 * scale))
        {
            return null;
        }

        var table = new double[Rows, Rows];
        var h = 0.05 * scale;
        var (best, error) = (double.NaN, double.PositiveInfinity);
        var from = 0;
        for (var i = 0; i < Rows; i++, h /= Shrink)
        {
            table[i, 0] = (f(h) - f(-h)) / (2 * h);
            if (!double.IsFinite(table[i, 0]))
            {
                from = i + 1;
                continue;
            }

            var power = Shrink * Shrink;
            for (var j = 1; j <= i - from; j++, power *= Shrink * Shrink)
            {
                table[i, j] = ((table[i, j - 1] * power) - table[i - 1, j - 1]) / (power - 1);
                var difference = Math.Max(Math.Abs(table[i, j] - table[i, j - 1]), Math.Abs(table[i, j] - table[i - 1, j - 1]));
                if (difference <= error)
                {
                    (best, error) = (table[i, j], difference);
                }
            }
        }

        return double.IsFinite(best) ? (best, error) : null;
    }

    private static bool IsKink(Func<double, double> f, double h)
    {
        var (left, middle, right) = (f(-h), f(0), f(h));
        var (before, after) = ((middle - left) / h, (right - middle) / h);
        var noise = 1e-14 * Math.Abs(middle) / h;
        return !(Math.Abs(after - before) <= (1e-3 * Math.Max(Math.Abs(before), Math.Abs(after))) + 1e-4 + noise);
    }
}
