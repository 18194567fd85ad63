using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Checking;

/// <summary>What a result comes to, in one sentence.</summary>
public static class Summary
{
    /// <summary>
    /// E.g. "9 of 12 marks; the first slip is in z_h2: the bias b1 is left out; everything after it follows correctly".
    /// </summary>
    public static string Of(CheckResult result) =>
        result.Of > 0 ? $"{Marks(result.Marks)} of {result.Of} marks; {WithoutMarks(result)}" : WithoutMarks(result);

    /// <summary>The same without the marks.</summary>
    public static string WithoutMarks(CheckResult result)
    {
        var parts = new List<string>();
        if (result.FirstWrong is { } first)
        {
            parts.Add($"the first slip is in {first.Quantity.Symbol.Plain}{What(first)}");
            if (AfterFirst(result, first) is { } after)
            {
                parts.Add(after);
            }
        }
        else
        {
            parts.Add(NothingWrong(result));
        }

        var missing = result.Quantities.Count(marked => marked.Verdict == Verdict.Missing);
        if (missing > 0)
        {
            parts.Add(missing == 1 ? "1 number is missing" : $"{missing} numbers are missing");
        }

        return string.Join("; ", parts);
    }

    /// <summary>Marks as people write them: 7, 7.5.</summary>
    public static string Marks(double marks) => NumberFormat.RoundTrip(Math.Round(marks, 2));

    private static string What(MarkedQuantity first) =>
        first.Mistakes.IsEmpty ? first.Refused is { } reason ? ": " + reason : "" : ": " + first.Mistakes[0].Words;

    private static string? AfterFirst(CheckResult result, MarkedQuantity first)
    {
        var after = result.Quantities.SkipWhile(marked => marked != first).Skip(1).Where(marked => marked.Answer is not null).ToList();
        var wrong = after.Where(marked => marked.Verdict == Verdict.Wrong).ToList();
        if (wrong.Count > 0)
        {
            const int most = 3;
            var names = string.Join(", ", wrong.Take(most).Select(marked => marked.Quantity.Symbol.Plain));
            return $"{wrong.Count} more {(wrong.Count == 1 ? "is" : "are")} wrong: {names}{(wrong.Count > most ? " …" : "")}";
        }

        return after.Any(marked => marked.Verdict == Verdict.Follows) ? "everything after it follows correctly" : after.Count > 0 ? "everything after it is right" : null;
    }

    private static string NothingWrong(CheckResult result)
    {
        var given = result.Quantities.Where(marked => marked.Answer is not null).ToList();
        if (given.Count == 0)
        {
            return "no number is given";
        }

        var rounding = given.Count(marked => marked.Verdict == Verdict.Rounding);
        var all = given.Count == result.Quantities.Length ? "everything is right" : "everything that is given is right";
        return rounding == 0 ? all : $"{all}, {rounding} of {given.Count} to within rounding";
    }
}
