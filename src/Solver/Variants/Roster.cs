using System.Collections.Immutable;
using WorkedSolutions.Solver.Checking;
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

    /// <summary>What stands in braces in the head of a paper, outside its formulas, and names no column.</summary>
    public ImmutableArray<string> UnknownColumns(ProblemHead head)
    {
        var unknown = ImmutableArray.CreateBuilder<string>();
        foreach (var text in new[] { head.Title, head.Course, head.Author, head.Date })
        {
            if (text is not null && !text.Contains('$'))
            {
                Placeholders.Fill(text, name =>
                {
                    if (Cell(name) is null)
                    {
                        unknown.Add(name);
                    }

                    return null;
                });
            }
        }

        return unknown.ToImmutable();
    }

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private string? Fill(string? text) => text is null ? null : Placeholders.Fill(text, Cell);

    private string? Cell(string column) => Columns.FirstOrDefault(cell => cell.Column.Equals(column, StringComparison.OrdinalIgnoreCase)).Cell;
}

/// <summary>The students of a class, in the order of their ids, whatever the order of the file.</summary>
/// <param name="Recipients">The students.</param>
/// <param name="Diagnostics">What is wrong with the file.</param>
public sealed record Roster(ImmutableArray<Recipient> Recipients, ImmutableArray<Diagnostic> Diagnostics)
{
    private const int LongestId = 80;

    private const int LongestCell = 1000;

    /// <summary>Reads a roster: a table with a column <c>id</c>, perhaps <c>name</c>, and any others.</summary>
    public static Roster Read(string text, string file)
    {
        var table = CsvTable.Read(text, file);
        var diagnostics = table.Diagnostics.ToBuilder();
        if (diagnostics.Count > 0 || Columns(table, file, diagnostics) is not { } columns)
        {
            return new Roster([], diagnostics.ToImmutable());
        }

        var id = columns.FindIndex(column => column.Equals("id", StringComparison.OrdinalIgnoreCase));
        var name = columns.FindIndex(column => column.Equals("name", StringComparison.OrdinalIgnoreCase));
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var recipients = ImmutableArray.CreateBuilder<Recipient>(table.Rows.Length);
        foreach (var row in table.Rows.Skip(1))
        {
            string[] cells = [.. columns.Select((_, i) => i < row.Length ? row[i].Text : "")];
            var key = cells[id].Normalize();
            var problem = Problem(key, seen) ?? Problem(row, cells, columns.Count);
            if (problem is not null)
            {
                diagnostics.Add(Diagnostic.Error("bad-row", row[0].Place, problem));
                continue;
            }

            seen.Add(key, row[0].Place.Line);
            recipients.Add(new Recipient(key, key, name < 0 ? null : cells[name], [.. columns.Zip(cells)]));
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

    private static List<string>? Columns(CsvTable table, string file, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (table.Rows.IsEmpty)
        {
            diagnostics.Add(Diagnostic.Error("empty-table", new Place(file, 0, 0), "the table is empty", "the first line names the columns, `id` among them"));
            return null;
        }

        var columns = table.Rows[0].Select(cell => cell.Text).ToList();
        if (!columns.Contains("id", StringComparer.OrdinalIgnoreCase))
        {
            diagnostics.Add(Diagnostic.Error("missing-column", table.Rows[0][0].Place, "the roster has no column `id`", $"its columns are {string.Join(", ", columns.Take(10).Select(c => $"`{c}`"))}"));
        }

        foreach (var twice in columns.GroupBy(column => column, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            diagnostics.Add(Diagnostic.Error("two-columns", table.Rows[0][0].Place, $"there are two columns `{twice.Key}`"));
        }

        return diagnostics.Count > 0 ? null : columns;
    }

    private static string? Problem(ImmutableArray<CsvCell> row, string[] cells, int columns) =>
        row.Skip(columns).Any(cell => cell.Text.Length > 0) ? $"the row has {row.Length} cells, but there are {columns} columns"
        : cells.Any(cell => cell.Length > LongestCell) ? $"a cell is longer than {LongestCell} characters"
        : null;

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
