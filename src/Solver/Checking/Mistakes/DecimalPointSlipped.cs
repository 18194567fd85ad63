using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>The right digits with the decimal point at the wrong place.</summary>
public sealed class DecimalPointSlipped : Mistake
{
    /// <inheritdoc/>
    public override string Name => "decimal-point-slipped";

    /// <inheritdoc/>
    public override string Title => "decimal point slipped";

    /// <inheritdoc/>
    internal override string? InDigits(WrittenNumber number, double right, Interval meant, JudgedLine line)
    {
        if (number.Value == 0 || right == 0)
        {
            return null;
        }

        foreach (var shift in (ReadOnlySpan<int>)[1, -1, 2, -2, 3, -3, 4, -4])
        {
            var decimals = number.Decimals - shift;
            var written = number.Value * Math.Pow(10, shift);
            var reach = 0.5 * Math.Pow(10, -decimals) * (1 + 1e-9);
            if (decimals is >= -15 and <= 20 && written >= meant.Low - reach && written <= meant.High + reach)
            {
                var places = Math.Abs(shift);
                return $"the decimal point slipped by {places} place{(places == 1 ? "" : "s")}: {number.Text} for {NumberFormat.Fixed(written, null, Math.Max(decimals, 0), Ties.HalfUp)}";
            }
        }

        return null;
    }
}
