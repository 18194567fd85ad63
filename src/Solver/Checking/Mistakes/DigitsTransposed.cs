using System.Globalization;
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
    internal override string? InDigits(WrittenNumber number, double right, Interval meant, JudgedLine line)
    {
        if (number.Decimals is < 0 or > 15)
        {
            return null;
        }

        var did = NumberFormat.Fixed(number.Value, null, number.Decimals, Ties.HalfUp).TrimStart('-');
        var reach = line.Reach;
        return Swaps(did)
            .Select(text => (Text: text, Value: Math.CopySign(double.Parse(text, CultureInfo.InvariantCulture), number.Value)))
            .Where(should => should.Value >= meant.Low - reach && should.Value <= meant.High + reach)
            .OrderBy(should => Math.Abs(should.Value - right))
            .Select(should => $"two digits are transposed: {did} for {should.Text}")
            .FirstOrDefault();
    }

    /// <summary>The number with each two neighbouring digits exchanged that differ.</summary>
    private static IEnumerable<string> Swaps(string digits)
    {
        for (var i = 0; i + 1 < digits.Length; i++)
        {
            var next = digits[i + 1] == '.' ? i + 2 : i + 1;
            if (digits[i] != '.' && next < digits.Length && digits[i] != digits[next])
            {
                var swapped = digits.ToCharArray();
                (swapped[i], swapped[next]) = (swapped[next], swapped[i]);
                yield return new string(swapped);
            }
        }
    }
}
