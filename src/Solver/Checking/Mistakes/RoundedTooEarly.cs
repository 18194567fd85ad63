using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>Only the last digit is off, by more than rounding each step as the problem says explains.</summary>
public sealed class RoundedTooEarly : Mistake
{
    private const double MostUnits = 5;

    /// <inheritdoc/>
    public override string Name => "rounded-too-early";

    /// <inheritdoc/>
    public override string Title => "last digit off: rounded too early";

    /// <inheritdoc/>
    internal override string? InDigits(WrittenNumber number, double right, Interval meant, JudgedLine line)
    {
        var units = Math.Abs(number.Value - right) / (2 * number.HalfUnit);
        return units is > 0.5 and <= MostUnits && number.Significant >= 3 && number.Decimals is >= 0 and <= 15
            ? $"only the last digit differs from {NumberFormat.Fixed(right, null, number.Decimals, line.Rounding.Ties)}: an earlier number was rounded too far, or a digit was misread"
            : null;
    }
}
