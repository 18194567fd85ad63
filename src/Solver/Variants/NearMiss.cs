using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Variants;

/// <summary>A draw that was thrown away.</summary>
/// <param name="Miss">How far it is from being taken: 0 where it meets every condition but breaks a rule, infinite where it cannot be worked out.</param>
/// <param name="Text">Why it is not taken, a sentence without its full stop.</param>
/// <param name="Problem">The problem with the drawn numbers; null where it could not be read.</param>
internal sealed record NearMiss(double Miss, string Text, Problem? Problem)
{
    private const int MostNumbers = 12;

    /// <summary>The drawn numbers in brackets, as far as they are few.</summary>
    public string Numbers => Problem is { Head.Drawn.Length: > 0 } problem
        ? " (with " + string.Join(", ", problem.Head.Drawn.Take(MostNumbers).Select(drawn => $"{drawn.Field} = {drawn.Value.Text}")) + (problem.Head.Drawn.Length > MostNumbers ? " …)" : ")")
        : "";

    /// <summary>A draw that does not meet a condition.</summary>
    public static NearMiss Of(Condition condition, ConditionVerdict verdict) => new(
        verdict.Miss,
        verdict.Unknown.Length > 0 ? $"there is no quantity {verdict.Unknown[0]}"
        : $"the nearest draw misses {condition.Source.Text}" + (verdict.Miss is > 0 and < double.PositiveInfinity ? $" by {NumberFormat.RoundTrip(Math.Round(verdict.Miss, 6))}" : ""),
        null);

    /// <summary>A draw that breaks a rule.</summary>
    public static NearMiss Of(VariantRule rule, string place) => new(0, $"the nearest draw breaks {rule.Name}: {place}", null);

    /// <summary>A draw that cannot be worked out.</summary>
    public static NearMiss Of(Diagnostic error) => new(double.PositiveInfinity, $"the nearest draw cannot be worked out: {error.Message}", null);

    /// <summary>The nearer of two, the first where they are equally near.</summary>
    public static NearMiss Nearer(NearMiss? a, NearMiss b) => a is null || b.Miss < a.Miss ? b : a;
}
