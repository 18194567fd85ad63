using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Checking;

/// <summary>How coarsely a step that a person did not write down may have been rounded: as the problem says, or to fewer digits where the person writes fewer.</summary>
/// <param name="Places">Decimals; the least of the problem's and the person's. Null where only <paramref name="Significant"/> says how.</param>
/// <param name="Significant">Significant digits; null where only <paramref name="Places"/> says how. Where both do, the coarser counts.</param>
/// <param name="AtLeast">A number that is not 0 keeps so many significant digits.</param>
internal sealed record StepRounding(int? Places, int? Significant, int AtLeast)
{
    /// <summary>
    /// The rounding of the problem, or of the person where that is coarser: what they do to three quarters of the numbers from 0.1 on
    /// that they had to round (smaller ones often get more decimals). Someone who writes numbers of different sizes all with as many
    /// significant digits rounds to significant digits.
    /// </summary>
    /// <param name="policy">The rounding of the problem.</param>
    /// <param name="written">The numbers that the person wrote and had to round.</param>
    public static StepRounding For(Rounding policy, IEnumerable<WrittenNumber> written)
    {
        const double large = 0.1;
        var numbers = written.ToList();
        if (policy.Significant is { } significant)
        {
            return new(null, Math.Min(significant, Math.Max(Quartile(numbers.ConvertAll(n => n.Significant), significant), 1)), 1);
        }

        var decimals = policy.Decimals ?? 4;
        return WritesSignificant(numbers) is { } digits
            ? new(decimals, digits, policy.AtLeast)
            : new(Math.Min(decimals, Quartile([.. numbers.Where(n => Math.Abs(n.Value) >= large).Select(n => n.Decimals)], decimals)), null, policy.AtLeast);
    }

    /// <summary>Everything stays on the calculator.</summary>
    public static StepRounding None { get; } = new(15, null, 15);

    /// <summary>How the person rounds, whatever the problem says.</summary>
    /// <param name="policy">The rounding of the problem.</param>
    /// <param name="written">The numbers that the person wrote and had to round.</param>
    public static StepRounding OfPerson(Rounding policy, IEnumerable<WrittenNumber> written)
    {
        const int finest = 15;
        return For(policy.Significant is null ? policy with { Decimals = finest } : policy with { Significant = finest }, written);
    }

    /// <summary>How many significant digits all numbers have, whatever their size; null where they differ, or where that may be chance.</summary>
    private static int? WritesSignificant(List<WrittenNumber> numbers)
    {
        const int enough = 3;
        return numbers.Count >= enough && numbers.TrueForAll(n => n.Significant == numbers[0].Significant) && numbers.Exists(n => n.Decimals != numbers[0].Decimals)
            ? numbers[0].Significant
            : null;
    }

    /// <summary>Half a unit of the last digit that a number in this range keeps; 0 where it is one number that needs no rounding.</summary>
    public double HalfUnit(Interval range)
    {
        var size = Math.Max(Math.Abs(range.Low), Math.Abs(range.High));
        if (size == 0 || !double.IsFinite(size))
        {
            return 0;
        }

        var unit = Math.Pow(10, -PlacesOf(size));
        return range.Low == range.High && IsWhole(range.Low / unit) ? 0 : unit / 2;
    }

    /// <summary>One unit of the last digit that a number keeps; 0 for 0.</summary>
    public double UnitOf(double value) => value == 0 ? 0 : Math.Pow(10, -PlacesOf(Math.Abs(value)));

    /// <summary>The number rounded, halves away from zero.</summary>
    public double Round(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value;
        }

        var places = PlacesOf(Math.Abs(value));
        if (Math.Abs(places) > 290)
        {
            return value;
        }

        if (places is >= 0 and <= 15 && Math.Abs(value) < 1e12)
        {
            return (double)Math.Round((decimal)value, places, MidpointRounding.AwayFromZero); // 0.3213/2 = 0.16065 is a tie, although no double is
        }

        var factor = Math.Pow(10, Math.Abs(places));
        return places >= 0
            ? Math.Round(value * factor, MidpointRounding.AwayFromZero) / factor
            : Math.Round(value / factor, MidpointRounding.AwayFromZero) * factor;
    }

    private int PlacesOf(double size)
    {
        var exponent = (int)Math.Floor(Math.Log10(size));
        var bySize = Significant is { } significant ? significant - 1 - exponent : int.MaxValue;
        return Places is { } places ? Math.Min(Math.Max(places, AtLeast - 1 - exponent), bySize) : bySize;
    }

    private static bool IsWhole(double x) => Math.Abs(x - Math.Round(x)) <= 1e-9 * Math.Max(1, Math.Abs(x) * 1e-3);

    private static int Quartile(List<int> numbers, int otherwise)
    {
        numbers.Sort();
        return numbers.Count == 0 ? otherwise : numbers[numbers.Count / 4];
    }
}
