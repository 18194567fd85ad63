using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>What sine and cosine have in common: period 2π, values from −1 to 1.</summary>
internal static class Wave
{
    /// <summary>The values over an interval of a wave that is 1 at <paramref name="peak"/>.</summary>
    public static Interval Range(Interval x, Func<double, double> wave, double peak)
    {
        if (!double.IsFinite(x.Low) || !double.IsFinite(x.High) || Math.Max(Math.Abs(x.Low), Math.Abs(x.High)) > 1e15)
        {
            return new(-1, 1);
        }

        double first = wave(x.Low), last = wave(x.High);
        return new(
            Holds(x, peak + Math.PI) ? -1 : Math.Min(first, last),
            Holds(x, peak) ? 1 : Math.Max(first, last));
    }

    private static bool Holds(Interval x, double point) =>
        Math.Ceiling((x.Low - point) / Math.Tau) <= Math.Floor((x.High - point) / Math.Tau);
}
