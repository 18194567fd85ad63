using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>Digits were cut off where the last one should have been rounded up.</summary>
public sealed class Truncated : Mistake
{
    /// <inheritdoc/>
    public override string Name => "truncated";

    /// <inheritdoc/>
    public override string Title => "cut off instead of rounded";

    /// <inheritdoc/>
    internal override string? InDigits(WrittenNumber number, double right, Interval meant, JudgedLine line)
    {
        if (number.Decimals is < 0 or > 15 || number.Value == number.Round(right, null, line.Rounding.Ties))
        {
            return null;
        }

        var rest = Math.Abs(right) - Math.Abs(number.Value);
        var sameSide = right == 0 || number.Value == 0 || right < 0 == number.Value < 0;
        return sameSide && number.Value != 0 && rest > 0 && rest < 2 * number.HalfUnit
            ? $"the digits are cut off: rounded it is {NumberFormat.Fixed(right, null, number.Decimals, line.Rounding.Ties)}"
            : null;
    }
}
