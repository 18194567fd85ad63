using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Variants;

/// <summary>Who gets a variant.</summary>
/// <param name="Key">The student's id, or the number of the variant: the key of the random numbers.</param>
/// <param name="FileName">The name of the variant's files, without an ending.</param>
/// <param name="Name">The student's name; null where there is none.</param>
/// <param name="Columns">The roster's columns with their cells, id and name included.</param>
public sealed record Recipient(string Key, string FileName, string? Name, ImmutableArray<(string Column, string Cell)> Columns)
{
    /// <summary>How the paper says whose it is, e.g. <c>Ada Lovelace (s17)</c> or <c>Variant 3</c>.</summary>
    public string Label => Columns.IsEmpty ? $"Variant {Key}" : Name is { Length: > 0 } ? $"{Name} ({Key})" : Key;

    /// <summary>
    /// The head of the variant's paper: <c>{column}</c> in title, course, author and date stands for the roster's cell; where none of
    /// them names a column, the label goes behind the course.
    /// </summary>
    public ProblemHead Head(ProblemHead head)
    {
        var filled = head with { Title = Fill(head.Title), Course = Fill(head.Course), Author = Fill(head.Author), Date = Fill(head.Date) };
        return filled == head ? head with { Course = head.Course is { Length: > 0 } course ? $"{course} · {Label}" : Label } : filled;
    }

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private string? Fill(string? text)
    {
        foreach (var (column, cell) in Columns)
        {
            text = text?.Replace("{" + column + "}", cell, StringComparison.Ordinal);
        }

        return text;
    }
}

/// <summary>The students of a class, in the order of their ids, whatever the order of the file.</summary>
/// <param name="Recipients">The students.</param>
/// <param name="Diagnostics">What is wrong with the file.</param>
public sealed record Roster(ImmutableArray<Recipient> Recipients, ImmutableArray<Diagnostic> Diagnostics)
{
    private const int LongestId = 80;

    /// <summary>Reads a roster: a table with a column <c>id</c>, perhaps <c>name</c>, and any others.</summary>
    public static Roster Read(string text, string file)
    {
        var table = CsvTable.Read(text, file);
        var diagnostics = table.Diagnostics.ToBuilder();
        var id = table.Find("id");
        if (id < 0)
        {
            if (diagnostics.Count == 0)
            {
                diagnostics.Add(Diagnostic.Error("missing-column", new Place(file, 1, 1), "the roster has no column `id`", $"its columns are {string.Join(", ", table.Columns.Take(10).Select(c => $"`{c}`"))}"));
            }

            return new Roster([], diagnostics.ToImmutable());
        }

        var name = table.Find("name");
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var recipients = ImmutableArray.CreateBuilder<Recipient>(table.Rows.Length);
        foreach (var row in table.Rows)
        {
            var key = row.Cells[id].Normalize();
            if (Problem(key, seen) is { } problem)
            {
                diagnostics.Add(Diagnostic.Error("bad-id", new Place(file, row.Line, 1), problem));
                continue;
            }

            seen.Add(key, row.Line);
            recipients.Add(new Recipient(key, key, name < 0 ? null : row.Cells[name], [.. table.Columns.Zip(row.Cells)]));
        }

        if (recipients.Count == 0 && diagnostics.Count == 0)
        {
            diagnostics.Add(Diagnostic.Error("empty-table", new Place(file, 0, 0), "the roster has no students"));
        }

        recipients.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return new Roster(recipients.ToImmutable(), diagnostics.ToImmutable());
    }

    /// <summary>Numbered variants, for no one in particular.</summary>
    public static Recipient Numbered(int number)
    {
        var text = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Recipient(text, text.PadLeft(5, '0'), null, []);
    }

    private static string? Problem(string id, Dictionary<string, int> seen)
    {
        if (id.Length == 0)
        {
            return "the student has no id";
        }

        if (id.Length > LongestId)
        {
            return $"the id is longer than {LongestId} characters";
        }

        foreach (var c in id)
        {
            if (c < ' ' || "/\\:*?\"<>|".Contains(c))
            {
                return $"the id `{id.ReplaceLineEndings(" ")}` has a character that file names cannot have";
            }
        }

        return id[0] == '.' || id[^1] == '.'
            ? $"the id `{id}` starts or ends with a full stop, which file names should not"
            : seen.TryGetValue(id, out var line) ? $"the id `{id}` is already on line {line}" : null;
    }
}
