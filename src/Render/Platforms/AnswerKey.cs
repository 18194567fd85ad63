using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Platforms;

/// <summary>
/// One answer as platforms can hold it: a number, tolerances below and above it, and intervals of known wrong answers that overlap
/// neither the right one nor each other, since platforms take the first that matches.
/// </summary>
/// <param name="Right">The right answer, as the solution shows it.</param>
/// <param name="Below">How far below it an answer is still right, positive.</param>
/// <param name="Above">How far above it an answer is still right, positive.</param>
/// <param name="Wrong">Known wrong answers with the tolerance of each.</param>
internal sealed record AnswerKey(double Right, double Below, double Above, ImmutableArray<WrongAnswer> Wrong)
{
    private const int MostWrong = 8;

    /// <summary>The greater of the two tolerances, for platforms that have one.</summary>
    public double Tolerance => Math.Max(Below, Above);

    /// <summary>The key of an answer. An answer of 0 is never within the tolerance of a right answer that is not 0, and earns nothing as a mistake: it is the cheapest guess.</summary>
    public static AnswerKey Of(PlatformQuestion question, PlatformAnswer answer)
    {
        var quantity = question.Trace.Quantities[answer.Quantity];
        var right = double.Parse(quantity.Shown, CultureInfo.InvariantCulture);
        var most = right == 0 ? double.PositiveInfinity : Math.Abs(right) / 2;
        var least = Math.Max(Math.Abs(right) * 1e-9, 1e-15);
        var below = Math.Max(Math.Min(right - answer.Accepted.Low, most), least);
        var above = Math.Max(Math.Min(answer.Accepted.High - right, most), least);
        var wrong = ImmutableArray.CreateBuilder<WrongAnswer>();
        var widest = Math.Max(below, above);
        var rounding = quantity.Rounding;
        foreach (var mistake in answer.Mistakes.Where(mistake => mistake.Value != 0 && double.IsFinite(mistake.Value)))
        {
            var gap = wrong.Aggregate(Math.Abs(mistake.Value - right) - widest, (least, other) => Math.Min(least, Math.Abs(mistake.Value - other.Value) - other.Tolerance));
            var tolerance = Math.Min(Math.Min(Math.Max(widest, HalfUnit(rounding, mistake.Value)), Math.Abs(mistake.Value) / 2), gap * 0.9);
            if (wrong.Count < MostWrong && tolerance > Math.Abs(mistake.Value) * 1e-6)
            {
                wrong.Add(new WrongAnswer(mistake.Value, tolerance, mistake.Message, mistake.Name));
            }
        }

        return new AnswerKey(right, below, above, wrong.ToImmutable());
    }

    /// <summary>Half a unit of the last digit that the problem asks for: other numbers than the right one are rounded even where that one is exact.</summary>
    public static double HalfUnit(Rounding rounding, double value) => rounding.Significant is { } significant
        ? (value == 0 ? 0 : Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) + 1 - significant) / 2)
        : Math.Pow(10, -(rounding.Decimals ?? 4)) / 2;

    /// <summary>A tolerance in four digits, rounded up.</summary>
    public static string Digits(double tolerance)
    {
        var text = Four(tolerance);
        return NumberFormat.RoundTrip(text >= tolerance * (1 - 1e-9) ? text : Four(tolerance * 1.001));
    }

    /// <summary>A tolerance in four digits, rounded down.</summary>
    public static string DigitsDown(double tolerance)
    {
        var text = Four(tolerance);
        return NumberFormat.RoundTrip(text <= tolerance ? text : Four(tolerance * 0.999));
    }

    /// <summary>A wrong answer in the digits that a person would write: six significant ones.</summary>
    public static string Digits(WrongAnswer wrong) =>
        NumberFormat.RoundTrip(double.Parse(wrong.Value.ToString("0.#####e0", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private static double Four(double value) => double.Parse(value.ToString("0.###e0", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

/// <summary>A known wrong answer.</summary>
internal readonly record struct WrongAnswer(double Value, double Tolerance, string Message, string Name);
