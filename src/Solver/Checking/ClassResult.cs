using System.Collections.Immutable;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking;

/// <summary>How a class did on one quantity.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Correct">How many had it correct, to within rounding.</param>
/// <param name="Follows">How many had it wrong because of an earlier slip only.</param>
/// <param name="Wrong">How many had it wrong.</param>
/// <param name="FirstWrong">For how many it is the first slip.</param>
/// <param name="Missing">How many did not give it.</param>
public sealed record QuantityTally(Quantity Quantity, int Correct, int Follows, int Wrong, int FirstWrong, int Missing);

/// <summary>How often a class made a named mistake.</summary>
/// <param name="Name">The mistake's name.</param>
/// <param name="Title">The mistake in a few words.</param>
/// <param name="Students">How many made it.</param>
/// <param name="Times">How many numbers it explains.</param>
/// <param name="Quantities">The quantities where it was made, the most frequent first.</param>
public sealed record MistakeTally(string Name, string Title, int Students, int Times, ImmutableArray<Quantity> Quantities);

/// <summary>A class, marked.</summary>
/// <param name="Trace">The worked solution.</param>
/// <param name="Students">Everybody's result, in the order of the file.</param>
/// <param name="Quantities">Every quantity that was asked for or given, in working order.</param>
/// <param name="Mistakes">The named mistakes that were made, the most frequent first.</param>
public sealed record ClassResult(Trace Trace, ImmutableArray<CheckResult> Students, ImmutableArray<QuantityTally> Quantities, ImmutableArray<MistakeTally> Mistakes)
{
    /// <summary>The quantities that went wrong, the most frequent first.</summary>
    public IEnumerable<QuantityTally> MostOftenWrong =>
        Quantities.Where(tally => tally.Wrong > 0).OrderByDescending(tally => tally.Wrong).ThenBy(tally => tally.Quantity.Index);

    /// <summary>The mean of the marks; 0 for an empty class.</summary>
    public double MeanMarks => Students.IsEmpty ? 0 : Students.Average(student => student.Marks);

    /// <summary>The marks to be had.</summary>
    public int Of => Students.IsEmpty ? 0 : Students.Max(student => student.Of);

    /// <summary>Marks everybody, several at a time. Where the problem does not say what it asks for, the file's columns are asked for.</summary>
    /// <param name="trace">The worked solution.</param>
    /// <param name="sheet">Everybody's numbers.</param>
    /// <param name="own">The worked solution of a student's own variant of the same problem; null: all have the same.</param>
    public static ClassResult Mark(Trace trace, AnswerSheet sheet, Func<string, Trace>? own = null)
    {
        var people = sheet.People;
        ImmutableArray<int>? columns = sheet.Columns.IsDefaultOrEmpty ? null : sheet.Columns;
        var marker = new Marker(trace, columns);
        var results = new CheckResult[people.Length];
        Parallel.For(0, people.Length, i => results[i] = (own is null ? marker : new Marker(own(people[i].Student ?? ""), columns)).Check(people[i]));
        return Tally(marker.Trace, [.. results]);
    }

    private static ClassResult Tally(Trace trace, ImmutableArray<CheckResult> students)
    {
        var marked = students.SelectMany(student => student.Quantities.Select(quantity => (Student: student, Marked: quantity))).ToList();
        var quantities = marked.GroupBy(pair => pair.Marked.Quantity.Index).OrderBy(group => group.Min(pair => pair.Marked.Place)).Select(group => new QuantityTally(
            trace.Quantities[group.Key],
            group.Count(pair => pair.Marked.IsRight),
            group.Count(pair => pair.Marked.Verdict == Verdict.Follows),
            group.Count(pair => pair.Marked.Verdict == Verdict.Wrong),
            group.Count(pair => pair.Student.FirstWrong?.Quantity.Index == group.Key),
            group.Count(pair => pair.Marked.Verdict == Verdict.Missing)));

        var mistakes = marked
            .SelectMany(pair => pair.Marked.Mistakes.Select(mistake => (pair.Student, Mistake: mistake)))
            .GroupBy(pair => (pair.Mistake.Name, pair.Mistake.Title))
            .Select(group => new MistakeTally(
                group.Key.Name,
                group.Key.Title,
                group.Select(pair => pair.Student).Distinct(ReferenceEqualityComparer.Instance).Count(),
                group.Count(),
                [.. group.GroupBy(pair => pair.Mistake.At).OrderByDescending(at => at.Count()).ThenBy(at => at.Key).Select(at => trace.Quantities[at.Key])]))
            .OrderByDescending(tally => tally.Students).ThenByDescending(tally => tally.Times).ThenBy(tally => tally.Name, StringComparer.Ordinal);

        return new ClassResult(trace, students, [.. quantities], [.. mistakes]);
    }
}
