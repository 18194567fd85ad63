using System.Text;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Render.Feedback;

/// <summary>A class's results: rows for a spreadsheet, and what went wrong how often for a terminal.</summary>
public static class ClassReport
{
    private const int BarWidth = 30, MostRows = 20;

    /// <summary>
    /// One row per student with marks, counts, the first slip, the sentence that sums up, and a verdict for every quantity. Cells that a
    /// spreadsheet would take for formulas are made harmless.
    /// </summary>
    public static string Csv(ClassResult result)
    {
        var text = new StringBuilder();
        var ids = result.Quantities.Select(tally => tally.Quantity.Index).ToList();
        text.Append(CsvTable.Line([
            "student", "marks", "of", "correct", "follows", "wrong", "missing", "first_wrong", "mistake", "summary",
            .. Headings(result)])).Append('\n');
        foreach (var student in result.Students)
        {
            var verdicts = student.Quantities.ToDictionary(marked => marked.Quantity.Index, marked => CheckJson.Name(marked.Verdict));
            text.Append(CsvTable.Line([
                student.Student ?? "",
                Summary.Marks(student.Marks),
                NumberFormat.RoundTrip(student.Of),
                Count(student, Verdict.Correct, Verdict.Rounding),
                Count(student, Verdict.Follows),
                Count(student, Verdict.Wrong),
                Count(student, Verdict.Missing),
                student.FirstWrong?.Quantity.Id ?? "",
                student.FirstWrong is { Mistakes: [var mistake, ..] } ? mistake.Name : "",
                Summary.Of(student),
                .. ids.Select(id => verdicts.GetValueOrDefault(id, ""))])).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The symbol of each quantity; the id where several have that symbol.</summary>
    private static IEnumerable<string> Headings(ClassResult result)
    {
        var shared = result.Quantities.GroupBy(tally => tally.Quantity.Symbol.Plain).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        return result.Quantities.Select(tally => shared.Contains(tally.Quantity.Symbol.Plain) ? tally.Quantity.Id : tally.Quantity.Symbol.Plain);
    }

    /// <summary>One person's numbers as rows: quantity, given, solution, verdict, marks, mistakes.</summary>
    public static string Csv(CheckResult result)
    {
        var text = new StringBuilder("id,symbol,given,solution,verdict,marks,of,follows_from,mistakes\n");
        foreach (var marked in result.Quantities)
        {
            text.Append(CsvTable.Line([
                marked.Quantity.Id,
                marked.Quantity.Symbol.Plain,
                marked.Answer?.Number.Text ?? "",
                marked.Quantity.Shown,
                CheckJson.Name(marked.Verdict),
                Summary.Marks(marked.Marks),
                NumberFormat.RoundTrip(marked.Of),
                string.Join(' ', marked.FollowsFrom.Select(index => result.Trace.Quantities[index].Id)),
                string.Join(' ', marked.Mistakes.Select(mistake => mistake.Name))])).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The report for a terminal: students, quantities most often wrong, mistakes most often made, with bars.</summary>
    public static string Text(ClassResult result, bool colour)
    {
        var text = new StringBuilder();
        var paint = new Paint(colour);
        text.Append(paint.Bold(result.Trace.Problem.Head.Title)).Append('\n').Append(Headline(result)).Append("\n\n");
        var width = Math.Min(30, result.Students.Select(student => (student.Student ?? "").Length).DefaultIfEmpty(0).Max());
        foreach (var student in result.Students)
        {
            var name = Fit(student.Student ?? "", width);
            text.Append(paint.Sign(student.FirstWrong is not null ? Verdict.Wrong : HasAnswers(student) ? Verdict.Correct : Verdict.Missing)).Append($" {name.PadRight(width)}  {Summary.Of(student)}\n");
        }

        WriteBars(text, paint, "Most often wrong", [.. result.MostOftenWrong.Take(MostRows).Select(tally =>
            (tally.Quantity.Symbol.Plain, tally.Wrong, $"{tally.Wrong} wrong, the first slip of {tally.FirstWrong}"))], result.Students.Length);
        WriteBars(text, paint, "Mistakes", [.. result.Mistakes.Take(MostRows).Select(tally =>
            (tally.Title, tally.Students, $"{People(tally.Students)}, in {Places(tally)}"))], result.Students.Length);
        return text.ToString();
    }

    /// <summary>How many, and how they did on the whole.</summary>
    internal static string Headline(ClassResult result) =>
        $"{People(result.Students.Length)}, on average {Summary.Marks(result.MeanMarks)} of {result.Of} marks; {result.Students.Count(student => HasAnswers(student) && student.FirstWrong is null)} without a slip{Absent(result)}";

    private static bool HasAnswers(CheckResult student) => student.Quantities.Any(marked => marked.Answer is not null);

    private static string Absent(ClassResult result) =>
        result.Students.Count(student => !HasAnswers(student)) is var absent and > 0 ? $", {absent} without a number" : "";

    /// <summary>The places where a mistake was made, a few of them.</summary>
    internal static string Places(MistakeTally tally)
    {
        const int most = 4;
        return string.Join(", ", tally.Quantities.Take(most).Select(quantity => quantity.Symbol.Plain)) + (tally.Quantities.Length > most ? " …" : "");
    }

    private static void WriteBars(StringBuilder text, Paint paint, string title, List<(string Name, int Count, string Words)> rows, int students)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var width = Math.Min(60, rows.Max(row => row.Name.Length));
        text.Append('\n').Append(paint.Bold(title)).Append('\n');
        foreach (var (name, count, words) in rows)
        {
            text.Append($"  {Fit(name, width).PadRight(width)}  ").Append(paint.Of(Verdict.Wrong, Bar(count, students).PadRight(BarWidth))).Append($"  {words}\n");
        }
    }

    /// <summary>A bar of eighths of blocks.</summary>
    private static string Bar(int count, int of)
    {
        var eighths = of == 0 ? 0 : (int)Math.Round(8.0 * BarWidth * count / of);
        const string parts = " ▏▎▍▌▋▊▉";
        return new string('█', eighths / 8) + (eighths % 8 > 0 ? parts[eighths % 8].ToString() : eighths == 0 && count > 0 ? "▏" : "");
    }

    private static string Count(CheckResult student, params Verdict[] verdicts) =>
        NumberFormat.RoundTrip(student.Quantities.Count(marked => verdicts.Contains(marked.Verdict)));

    private static string People(int count) => count == 1 ? "1 student" : $"{count} students";

    private static string Fit(string name, int width)
    {
        var plain = new string([.. name.Select(c => char.IsControl(c) ? ' ' : c)]);
        return plain.Length <= width ? plain : plain[..Math.Max(width - 1, 0)] + "…";
    }
}
