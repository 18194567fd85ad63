using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking;

/// <summary>A number that a person wrote, beside what might stand in its place.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Number">The number as written.</param>
/// <param name="Rounding">How the problem rounds.</param>
/// <param name="Right">What the line gives in correct working, before it is rounded itself.</param>
/// <param name="Own">What the line gives in the person's working, before it is rounded itself.</param>
/// <param name="OwnValue">What the line gives over the very numbers that the person wrote.</param>
/// <param name="HasDeviants">Whether <paramref name="Own"/> rests on numbers that are not right.</param>
/// <param name="Slack">What double arithmetic may be off by.</param>
internal sealed record JudgedLine(Quantity Quantity, WrittenNumber Number, Rounding Rounding, Affine Right, Affine Own, double OwnValue, bool HasDeviants, double Slack)
{
    /// <summary>Another way in which correct working gives the number; null where the solution's does, or none.</summary>
    public required Lazy<WorkedWay?> OtherRight { private get; init; }

    /// <summary>The same in the person's working.</summary>
    public required Lazy<WorkedWay?> OtherOwn { private get; init; }

    /// <summary>What the line gives in correct working, in a way from which the number may have been rounded if there is one.</summary>
    public Affine RightReached => Reaches(Right) || OtherRight.Value is not { } way ? Right : Affine.At(way.Value);

    /// <summary>The same in the person's working.</summary>
    public Affine OwnReached => OwnWay is { } way ? Affine.At(way.Value) : Own;

    /// <summary>Another way in which the number follows from the person's; null where it follows in the solution's, or not at all.</summary>
    public WorkedWay? OwnWay => Reaches(Own) ? null : OtherOwn.Value;

    private double Half => Number.HalfUnit * (1 + 1e-9);

    /// <summary>Half a unit of the last digit written, and a little for double arithmetic.</summary>
    public double Reach => Half + Slack;

    /// <summary>What the number may have been before it was rounded as it was written.</summary>
    public Interval AsWritten => new(Number.Value - Number.HalfUnit, Number.Value + Number.HalfUnit);

    /// <summary>
    /// The verdict, the original tried first. A zero stands only for a zero (see <see cref="StandsFor"/>): one that merely rounds to it is
    /// wrong, with the reason. Where rounding would explain almost anything and the person's own numbers explain exactly this, it follows.
    /// </summary>
    public (Verdict Verdict, string? Reason) Judge()
    {
        if (IsCorrect)
        {
            return (Verdict.Correct, null);
        }

        if (Reaches(RightReached) && !(Follows && OwnIsFarCloser) && StandsFor(HasDeviants ? Quantity.Exact : OwnValue))
        {
            return (Verdict.Rounding, null);
        }

        return Follows && StandsFor(OwnValue) ? (Verdict.Follows, null) : (Verdict.Wrong, EmptyZero);
    }

    /// <summary>Whether right working from the person's own numbers gives it.</summary>
    public bool Follows => HasDeviants && Reaches(OwnReached);

    /// <summary>Whether the number lies where a value may have been rounded to it.</summary>
    public bool Reaches(Affine value) =>
        value.IsFinite && Number.Value >= value.Range.Low - Reach && Number.Value <= value.Range.High + Reach;

    /// <summary>The first of some ways from which the number may have been rounded.</summary>
    public static Lazy<WorkedWay?> First(IEnumerable<WorkedWay> ways, WrittenNumber number, double slack) =>
        new(() => ways.FirstOrDefault(way => Math.Abs(way.Value - number.Value) <= (number.HalfUnit * (1 + 1e-9)) + slack));

    /// <summary>The numbers with which an accepted line may have been carried on: as written, or with the digits that were worked out.</summary>
    public Interval Accepted(Affine value, bool withExact)
    {
        double low = Math.Max(value.Range.Low, AsWritten.Low), high = Math.Min(value.Range.High, AsWritten.High);
        var worked = low <= high ? new Interval(low, high) : Interval.At(Number.Value);
        if (withExact)
        {
            worked = new(Math.Min(worked.Low, Quantity.Exact), Math.Max(worked.High, Quantity.Exact));
        }

        return new(Math.Min(worked.Low, Number.Value), Math.Max(worked.High, Number.Value));
    }

    /// <summary>
    /// Whether it agrees with the exact value (or, where the problem carries rounded numbers, with the solution's) to the last digit
    /// written; a tie as the problem breaks ties.
    /// </summary>
    private bool IsCorrect => AgreesWith(Quantity.Exact, Quantity.Value == Quantity.Exact ? Quantity.Decimal : null)
        || (Rounding.CarryRounded && AgreesWith(Quantity.Value, null));

    /// <summary>Whether the number is far from the right one, the rounding of which says little, and the person's own numbers say exactly this.</summary>
    private bool OwnIsFarCloser
    {
        get
        {
            const double narrower = 0.1, far = 0.25, units = 40;
            return Own.Range.Width < narrower * Right.Range.Width
                && Math.Abs(Number.Value - Quantity.Exact) > (far * Math.Abs(Quantity.Exact)) + (units * Number.HalfUnit);
        }
    }

    /// <summary>Whether the number may stand for a value: a zero stands only for a zero, although every small number rounds to it.</summary>
    private bool StandsFor(double value) => Number.Value != 0 || Math.Abs(value) <= Slack;

    private string? EmptyZero =>
        Number.Value == 0 && (RoundsToZero(Quantity.Exact) || (HasDeviants && RoundsToZero(OwnValue)))
            ? $"{Number.Text} stands only for 0 itself, and this number is not 0: write its first digits that are not 0"
            : null;

    private bool RoundsToZero(double value) => Math.Abs(value) > Slack && Math.Abs(value) <= 0.5 * Math.Pow(10, -Number.Decimals);

    private bool AgreesWith(double value, DecimalNumber? exact)
    {
        var distance = Math.Abs(Number.Value - value);
        return distance <= Slack || distance < Number.HalfUnit * (1 - 1e-9)
            || (distance <= Reach && Number.Value == Number.Round(value, exact, Rounding.Ties));
    }
}
