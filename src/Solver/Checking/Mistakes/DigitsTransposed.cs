using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>Two digits that stand side by side are exchanged.</summary>
public sealed class DigitsTransposed : Mistake
{
    /// <inheritdoc/>
    public override string Name => "digits-transposed";

    /// <inheritdoc/>
    public override string Title => "two digits transposed";

    /// <inheritdoc/>
    internal override string? InDigits(WrittenNumber number, double right, JudgedLine line)
    {
        if (number.Decimals is < 0 or > 15)
        {
            return null;
        }

        var should = NumberFormat.Fixed(right, null, number.Decimals, Ties.HalfUp).TrimStart('-');
        var did = NumberFormat.Fixed(number.Value, null, number.Decimals, Ties.HalfUp).TrimStart('-');
        if (should.Length != did.Length || (right < 0) != (number.Value < 0))
        {
            return null;
        }

        var places = Enumerable.Range(0, did.Length).Where(i => did[i] != should[i]).ToList();
        var sideBySide = places.Count == 2 && (places[1] == places[0] + 1 || (places[1] == places[0] + 2 && did[places[0] + 1] == '.'));
        return sideBySide && did[places[0]] == should[places[1]] && did[places[1]] == should[places[0]]
            ? $"two digits are transposed: {did} for {should}"
            : null;
    }
}
