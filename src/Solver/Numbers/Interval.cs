namespace WorkedSolutions.Solver.Numbers;

/// <summary>All numbers from <see cref="Low"/> to <see cref="High"/>, ends included. Operations widen by nothing: rounding errors of double arithmetic are left to the caller.</summary>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>One number.</summary>
    public static Interval At(double value) => new(value, value);

    /// <summary>High − Low.</summary>
    public double Width => High - Low;

    /// <summary>Whether the number lies in it.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>The numbers x + y.</summary>
    public static Interval operator +(Interval a, Interval b) => new(a.Low + b.Low, a.High + b.High);

    /// <summary>The numbers −x.</summary>
    public static Interval operator -(Interval a) => new(-a.High, -a.Low);

    /// <summary>The numbers x · y.</summary>
    public static Interval operator *(Interval a, Interval b)
    {
        double p = Times(a.Low, b.Low), q = Times(a.Low, b.High), r = Times(a.High, b.Low), s = Times(a.High, b.High);
        return new(Math.Min(Math.Min(p, q), Math.Min(r, s)), Math.Max(Math.Max(p, q), Math.Max(r, s)));
    }

    /// <summary>The numbers x / y; everything where y may be 0.</summary>
    public static Interval operator /(Interval a, Interval b) =>
        b.Contains(0) ? new(double.NegativeInfinity, double.PositiveInfinity) : a * new Interval(1 / b.High, 1 / b.Low);

    /// <summary>The values of a function that rises over the interval.</summary>
    public Interval Rising(Func<double, double> function) => new(function(Low), function(High));

    private static double Times(double x, double y) => x == 0 || y == 0 ? 0 : x * y;
}
