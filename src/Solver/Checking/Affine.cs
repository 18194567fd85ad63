using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Checking;

/// <summary>
/// What a number may be when the steps before it were rounded: centre + Σ coefficientᵢ · eᵢ + rest · e, each eᵢ in [−1, 1] the
/// rounding of one quantity, e a rounding of its own. Because the eᵢ are shared, a(1 − a) is known to move by (1 − 2a) times what
/// a moves by (affine arithmetic: Stolfi and de Figueiredo, Self-Validated Numerical Methods, 1997). <see cref="Range"/> is never
/// wider than plain interval arithmetic gives.
/// </summary>
internal sealed class Affine
{
    private const int MostTerms = 48;

    private readonly int[] _ids;
    private readonly double[] _coefficients;

    private Affine(double centre, int[] ids, double[] coefficients, double rest, Interval bound)
    {
        (Centre, _ids, _coefficients, Rest) = (centre, ids, coefficients, rest);
        var radius = rest;
        foreach (var coefficient in coefficients)
        {
            radius += Math.Abs(coefficient);
        }

        Range = Meet(new Interval(centre - radius, centre + radius), bound);
        if (ids.Length > MostTerms)
        {
            (_ids, _coefficients, Rest) = Condensed(ids, coefficients, rest);
        }
    }

    /// <summary>The number if nothing is rounded, to first order.</summary>
    public double Centre { get; }

    /// <summary>What moves it independently of everything else.</summary>
    public double Rest { get; }

    /// <summary>The least and the greatest value.</summary>
    public Interval Range { get; }

    /// <summary>Whether it is one number.</summary>
    public bool IsPoint => Range.Low == Range.High;

    /// <summary>Whether it is bounded.</summary>
    public bool IsFinite => double.IsFinite(Range.Low) && double.IsFinite(Range.High);

    /// <summary>One number.</summary>
    public static Affine At(double value) => new(value, [], [], 0, Interval.At(value));

    /// <summary>Anything in a range, independent of everything else.</summary>
    public static Affine Within(Interval range) =>
        range.Low == range.High ? At(range.Low)
        : double.IsFinite(range.Low) && double.IsFinite(range.High) ? new((range.Low + range.High) / 2, [], [], range.Width / 2, range)
        : new(double.IsFinite(range.Low) ? range.Low : double.IsFinite(range.High) ? range.High : 0, [], [], double.PositiveInfinity, range);

    /// <summary>Anything in a range; where it lies there is the noise <paramref name="id"/>.</summary>
    public static Affine Noisy(int id, Interval range) =>
        range.Low == range.High || !double.IsFinite(range.Width) ? Within(range) : new((range.Low + range.High) / 2, [id], [range.Width / 2], 0, range);

    /// <summary>The number rounded, to within <paramref name="half"/>; the rounding is the noise <paramref name="id"/>.</summary>
    public Affine Rounded(int id, double half)
    {
        if (half == 0 || !IsFinite)
        {
            return this;
        }

        return new(Centre, [.. _ids, id], [.. _coefficients, half], Rest, new Interval(Range.Low - half, Range.High + half));
    }

    /// <summary>−a.</summary>
    public static Affine operator -(Affine a) => new(-a.Centre, a._ids, Scaled(a._coefficients, -1), a.Rest, -a.Range);

    /// <summary>a + b.</summary>
    public static Affine operator +(Affine a, Affine b)
    {
        var (ids, coefficients) = Combine(a, 1, b, 1);
        return new(a.Centre + b.Centre, ids, coefficients, a.Rest + b.Rest, a.Range + b.Range);
    }

    /// <summary>a · b. Nothing times anything is nothing, even where that is unbounded.</summary>
    public static Affine operator *(Affine a, Affine b)
    {
        if ((a.IsPoint && a.Centre == 0) || (b.IsPoint && b.Centre == 0))
        {
            return At(0);
        }

        if (!a.IsFinite || !b.IsFinite)
        {
            return Within(a.Range * b.Range);
        }

        var (ids, coefficients) = Combine(a, b.Centre, b, a.Centre);
        double radiusA = a.Radius, radiusB = b.Radius;
        var rest = (Math.Abs(a.Centre) * b.Rest) + (Math.Abs(b.Centre) * a.Rest) + (radiusA * radiusB);
        return new(a.Centre * b.Centre, ids, coefficients, rest, a.Range * b.Range);
    }

    /// <summary>
    /// f(a) for a function of one variable: the secant over the range of a, and how far f leaves it. <paramref name="bound"/> is
    /// what f takes there.
    /// </summary>
    public static Affine Through(Func<double, double> f, Affine a, Interval bound)
    {
        if (a.IsPoint)
        {
            return At(f(a.Range.Low));
        }

        double low = a.Range.Low, high = a.Range.High, middle = (low + high) / 2;
        if (!a.IsFinite || !double.IsFinite(bound.Low) || !double.IsFinite(bound.High))
        {
            return Within(bound);
        }

        double atLow = f(low), atHigh = f(high), atMiddle = f(middle);
        var slope = (atHigh - atLow) / (high - low);
        double least = 0, most = 0;
        foreach (var x in (ReadOnlySpan<double>)[low, (low + middle) / 2, (middle + high) / 2, high])
        {
            var error = f(x) - atMiddle - (slope * (x - middle));
            (least, most) = (Math.Min(least, error), Math.Max(most, error));
        }

        if (!double.IsFinite(slope) || !double.IsFinite(most - least))
        {
            return Within(bound);
        }

        var rest = (0.625 * (most - least)) + (Math.Abs(slope) * a.Rest);
        var centre = atMiddle + (slope * (a.Centre - middle)) + ((most + least) / 2);
        return new(centre, a._ids, Scaled(a._coefficients, slope), rest, bound);
    }

    private double Radius
    {
        get
        {
            var radius = Rest;
            foreach (var coefficient in _coefficients)
            {
                radius += Math.Abs(coefficient);
            }

            return radius;
        }
    }

    private static Interval Meet(Interval a, Interval b)
    {
        double low = Math.Max(a.Low, b.Low), high = Math.Min(a.High, b.High);
        return low <= high ? new(low, high) : double.IsNaN(low) || double.IsNaN(high) ? new(double.NegativeInfinity, double.PositiveInfinity) : new(high, low);
    }

    private static double[] Scaled(double[] coefficients, double factor)
    {
        if (coefficients.Length == 0)
        {
            return coefficients;
        }

        var scaled = new double[coefficients.Length];
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] = coefficients[i] * factor;
        }

        return scaled;
    }

    /// <summary>The terms of p·a + q·b; both lists of ids rise.</summary>
    private static (int[] Ids, double[] Coefficients) Combine(Affine a, double p, Affine b, double q)
    {
        if (b._ids.Length == 0)
        {
            return (a._ids, p == 1 ? a._coefficients : Scaled(a._coefficients, p));
        }

        if (a._ids.Length == 0)
        {
            return (b._ids, q == 1 ? b._coefficients : Scaled(b._coefficients, q));
        }

        var ids = new int[a._ids.Length + b._ids.Length];
        var coefficients = new double[ids.Length];
        int i = 0, j = 0, count = 0;
        while (i < a._ids.Length || j < b._ids.Length)
        {
            var next = Math.Min(i < a._ids.Length ? a._ids[i] : int.MaxValue, j < b._ids.Length ? b._ids[j] : int.MaxValue);
            double sum = 0;
            if (i < a._ids.Length && a._ids[i] == next)
            {
                sum += p * a._coefficients[i++];
            }

            if (j < b._ids.Length && b._ids[j] == next)
            {
                sum += q * b._coefficients[j++];
            }

            (ids[count], coefficients[count]) = (next, sum);
            count++;
        }

        return (ids[..count], coefficients[..count]);
    }

    /// <summary>Keeps the terms that matter most; the others become part of the rest.</summary>
    private static (int[] Ids, double[] Coefficients, double Remainder) Condensed(int[] ids, double[] coefficients, double rest)
    {
        var sizes = new double[coefficients.Length];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = -Math.Abs(coefficients[i]);
        }

        Array.Sort(sizes);
        var threshold = -sizes[(MostTerms * 2 / 3) - 1];
        var keptIds = new List<int>();
        var kept = new List<double>();
        for (var i = 0; i < ids.Length; i++)
        {
            if (Math.Abs(coefficients[i]) >= threshold && kept.Count < MostTerms)
            {
                keptIds.Add(ids[i]);
                kept.Add(coefficients[i]);
            }
            else
            {
                rest += Math.Abs(coefficients[i]);
            }
        }

        return ([.. keptIds], [.. kept], rest);
    }
}
