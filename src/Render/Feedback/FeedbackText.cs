using System.Text;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Feedback;

/// <summary>A result for a terminal.</summary>
public static class FeedbackText
{
    /// <summary>Writes one person's feedback.</summary>
    /// <param name="result">The result.</param>
    /// <param name="mode">What is told.</param>
    /// <param name="colour">Whether escape sequences for colours may be used.</param>
    public static string Write(CheckResult result, FeedbackMode mode, bool colour)
    {
        var text = new StringBuilder();
        var paint = new Paint(colour);
        text.Append(paint.Bold(result.Trace.Problem.Head.Title)).Append(result.Student is { } student ? $" — {Clean(student)}" : "").Append('\n');
        switch (mode)
        {
            case FeedbackMode.Full:
                text.Append(Summary.Of(result)).Append("\n\n");
                WriteTable(text, result, paint);
                WriteSlips(text, result, paint);
                break;
            case FeedbackMode.Hint:
                WriteHints(text, result, paint);
                break;
            default:
                WriteErrata(text, result, paint);
                break;
        }

        return text.ToString();
    }

    /// <summary>The verdict in words, with the earlier answers that a number follows from.</summary>
    internal static string Words(CheckResult result, MarkedQuantity marked) => marked.Verdict switch
    {
        Verdict.Correct => "correct",
        Verdict.Rounding => "correct to within rounding",
        Verdict.Follows => "follows from " + string.Join(", ", marked.FollowsFrom.Select(index => $"{result.Trace.Quantities[index].Symbol.Plain}")),
        Verdict.Wrong => marked == result.FirstWrong ? "wrong: the first slip" : "wrong",
        _ => "missing",
    };

    /// <summary>The right line: symbol = formula = formula with numbers ≈ value; numbers as the solution shows them.</summary>
    internal static string RightLine(Trace trace, MarkedQuantity marked) =>
        Repeated(marked) + RightLine(trace, marked.Line);

    /// <summary>"J = " before the line of L.</summary>
    private static string Repeated(MarkedQuantity marked) =>
        marked.Line.Symbol.Plain == marked.Quantity.Symbol.Plain ? "" : marked.Quantity.Symbol.Plain + " = ";

    private static string RightLine(Trace trace, Quantity quantity) =>
        quantity.Formula is null
            ? $"{quantity.Symbol.Plain} = {quantity.Given?.Text ?? quantity.Shown}, as given"
            : quantity.IsAlias ? $"{FormulaLine(trace, quantity)} {(quantity.ShownExactly ? "=" : "≈")} {quantity.Shown}"
            : $"{FormulaLine(trace, quantity)} = {PlainLine.Write(quantity.Formula, i => trace.Quantities[i].Given?.Text ?? trace.Quantities[i].Shown)} {(quantity.ShownExactly ? "=" : "≈")} {quantity.Shown}";

    /// <summary>The right line in symbols alone.</summary>
    internal static string FormulaLine(Trace trace, Quantity quantity) =>
        quantity.Formula is { } formula ? $"{quantity.Symbol.Plain} = {PlainLine.Write(formula, i => trace.Quantities[i].Symbol.Plain)}" : $"{quantity.Symbol.Plain} is given";

    /// <summary>The line over the person's own numbers, where earlier ones are wrong; null else.</summary>
    internal static string? OwnLine(MarkedQuantity marked) => marked.Own is { } own ? $"{own.Line} ≈ {own.Shown}" : null;

    /// <summary>The quantities that get a row; many that are missing are named together instead.</summary>
    internal static (IReadOnlyList<MarkedQuantity> Rows, IReadOnlyList<MarkedQuantity> Missing) Split(CheckResult result)
    {
        const int few = 5;
        var missing = result.Quantities.Where(marked => marked.Verdict == Verdict.Missing).ToList();
        return missing.Count <= few ? (result.Quantities, []) : ([.. result.Quantities.Where(marked => marked.Verdict != Verdict.Missing)], missing);
    }

    private static void WriteTable(StringBuilder text, CheckResult result, Paint paint)
    {
        var (shown, missing) = Split(result);
        var rows = shown.Select(marked => new[]
        {
            marked.Quantity.Symbol.Plain,
            marked.Answer?.Number.Text ?? "–",
            marked.Quantity.Given?.Text ?? marked.Quantity.Shown,
        }).Prepend(["", "yours", "solution"]).ToList();
        var widths = Enumerable.Range(0, 3).Select(c => Math.Min(rows.Max(row => row[c].Length), 30)).ToArray();
        text.Append("  ").Append(paint.Dim($"{"".PadRight(widths[0])}  {"yours".PadRight(widths[1])}  {"solution".PadRight(widths[2])}  marks")).Append('\n');
        for (var i = 0; i < shown.Count; i++)
        {
            var marked = shown[i];
            var row = rows[i + 1];
            var marks = marked.Of > 0 ? $"{Summary.Marks(marked.Marks)}/{marked.Of}" : "";
            text.Append(paint.Sign(marked.Verdict)).Append(' ')
                .Append($"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2].PadRight(widths[2])}  {marks,-5}  ")
                .Append(paint.Of(marked.Verdict, Words(result, marked))).Append('\n');
        }

        if (missing.Count > 0)
        {
            text.Append(paint.Dim("not given: " + string.Join(", ", missing.Select(marked => marked.Quantity.Symbol.Plain)))).Append('\n');
        }
    }

    private static void WriteSlips(StringBuilder text, CheckResult result, Paint paint)
    {
        foreach (var marked in result.Quantities.Where(marked => marked.Verdict == Verdict.Wrong))
        {
            text.Append('\n').Append(paint.Of(Verdict.Wrong, $"{marked.Quantity.Symbol.Plain}: {marked.Answer!.Number.Text} is wrong")).Append('\n');
            text.Append("  right:  ").Append(RightLine(result.Trace, marked)).Append('\n');
            if (OwnLine(marked) is { } own)
            {
                text.Append("  yours:  from your own numbers it would be ").Append(own).Append('\n');
            }

            foreach (var line in Explanations(marked))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }
    }

    /// <summary>What is said about a wrong number.</summary>
    internal static IEnumerable<string> Explanations(MarkedQuantity marked)
    {
        if (marked.Refused is { } reason)
        {
            yield return reason;
        }

        var several = marked.Mistakes.Length > 1;
        foreach (var mistake in marked.Mistakes)
        {
            yield return (several ? "perhaps " : "") + mistake.Message;
        }

        if (marked.Refused is null && marked.Mistakes.IsEmpty)
        {
            yield return "no known mistake gives this number";
        }
    }

    private static void WriteHints(StringBuilder text, CheckResult result, Paint paint)
    {
        var wrong = result.Quantities.Where(marked => marked.Verdict is Verdict.Wrong).ToList();
        text.Append(wrong.Count == 0 ? "Nothing that is given is wrong.\n" : $"{wrong.Count} to look at again; begin with {wrong[0].Quantity.Symbol.Plain}.\n");
        foreach (var marked in wrong)
        {
            text.Append('\n').Append(paint.Bold(marked.Quantity.Symbol.Plain)).Append('\n');
            text.Append("  rule:     ").Append(RuleWords.Of(result.Trace, marked.Line)).Append('\n');
            text.Append("  formula:  ").Append(Repeated(marked)).Append(FormulaLine(result.Trace, marked.Line)).Append('\n');
        }
    }

    private static void WriteErrata(StringBuilder text, CheckResult result, Paint paint)
    {
        var errata = result.Quantities.Where(IsErratum).ToList();
        var given = result.Quantities.Count(marked => marked.Answer is not null);
        text.Append($"{given} numbers read, {(errata.Count == 0 ? "no erratum" : errata.Count == 1 ? "1 erratum" : $"{errata.Count} errata")}.\n");
        foreach (var marked in errata)
        {
            text.Append('\n').Append(paint.Of(marked.Verdict, $"{marked.Quantity.Symbol.Plain}: {marked.Answer!.Number.Text}, correct is {Right(marked)}")).Append('\n');
            foreach (var line in ErratumReasons(result, marked))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }
    }

    /// <summary>Whether a printed number deserves a word in a list of errata.</summary>
    internal static bool IsErratum(MarkedQuantity marked) => marked.Verdict is Verdict.Rounding or Verdict.Follows or Verdict.Wrong;

    /// <summary>The right number with as many decimals as were printed.</summary>
    internal static string Right(MarkedQuantity marked) =>
        marked.Answer!.Number is { Value: not 0, Decimals: >= 0 and <= 15 }
            ? Solver.Numbers.NumberFormat.Fixed(marked.Quantity.Exact, null, marked.Answer.Number.Decimals, Solver.Numbers.Ties.HalfUp)
            : marked.Quantity.Shown;

    /// <summary>Why a printed number is not right.</summary>
    internal static IEnumerable<string> ErratumReasons(CheckResult result, MarkedQuantity marked) => marked.Verdict switch
    {
        Verdict.Rounding => ["only the last digits differ: intermediate numbers were rounded"],
        Verdict.Follows => [Words(result, marked)],
        _ => Explanations(marked),
    };

    private static string Clean(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);
}
