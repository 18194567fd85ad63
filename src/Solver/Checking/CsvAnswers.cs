using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Solver.Checking;

/// <summary>
/// Reads <c>quantity,value</c> rows, or a class: a <c>student</c> column and a column per quantity. In a class nobody's slip of the pen
/// stops the others: a cell that is no number counts as not given, with a warning; a column that names no quantity is left out, with a
/// warning. Who writes decimal commas (0,3775) is understood: in a cell the comma is no delimiter.
/// </summary>
internal static class CsvAnswers
{
    private const int MostStudents = 20_000;

    /// <summary>Whether a first row is the header of an answers file.</summary>
    public static bool IsHeader(ImmutableArray<CsvCell> row) => IsStudentColumn(row) >= 0 || IsPairHeader(row);

    public static AnswerSheet Read(CsvTable table, string file, AnswerNames names)
    {
        if (table.Rows.IsEmpty)
        {
            return new([], false, table.Diagnostics.IsEmpty ? [Diagnostic.Error("empty-file", new Place(file, 1, 1), "the file is empty", "the first line is quantity,value")] : table.Diagnostics);
        }

        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        return IsStudentColumn(table.Rows[0]) is var column and >= 0
            ? ReadClass(table, column, names, diagnostics)
            : ReadPairs(table, names, diagnostics);
    }

    private static bool IsPairHeader(ImmutableArray<CsvCell> row) =>
        row.Length >= 2 && row[0].Text.ToLowerInvariant() is "quantity" or "name" or "id" or "symbol" && row[1].Text.ToLowerInvariant() is "value" or "answer" or "given" or "number";

    private static int IsStudentColumn(ImmutableArray<CsvCell> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i].Text.ToLowerInvariant() is "student" or "students" or "student name" or "student id")
            {
                return i;
            }
        }

        return row.Length > 1 && row[0].Text.Equals("name", StringComparison.OrdinalIgnoreCase) && !IsPairHeader(row) ? 0 : -1;
    }

    private static AnswerSheet ReadPairs(CsvTable table, AnswerNames names, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var collector = new AnswerCollector(names, Severity.Error, diagnostics);
        var comma = table.Delimiter == ';' || table.Rows.Any(WritesDecimalComma);
        foreach (var row in table.Rows.Skip(IsPairHeader(table.Rows[0]) ? 1 : 0))
        {
            if (diagnostics.Count >= Diagnostic.MostOfAFile)
            {
                break;
            }

            if (row[0].Text == "decimal" && row.Length > 1 && row[1].Text is "comma" or "point")
            {
                comma = row[1].Text == "comma";
            }
            else if (row.Length is < 2 || row.Skip(2).Any(cell => cell.Text.Length > 0))
            {
                var namesColumns = row == table.Rows[0] && row.Count(cell => names.Knows(cell.Text)) > 1;
                diagnostics.Add(Diagnostic.Error("csv-columns", row[0].Place, "a row has two cells: quantity, value", namesColumns ? "the answers of a class need a column `student`" : "a number with a decimal comma needs quotes, or the delimiter ;"));
                if (namesColumns)
                {
                    break;
                }
            }
            else
            {
                collector.Add(row[0].Text, row[0].Place, row[1].Text, row[1].Place, comma);
            }
        }

        var failed = diagnostics.Any(d => d.Severity == Severity.Error);
        return new(failed ? [] : [new Answers(null, collector.All)], false, diagnostics.ToImmutable());
    }

    private static AnswerSheet ReadClass(CsvTable table, int studentColumn, AnswerNames names, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var header = table.Rows[0];
        var columns = Columns(header, studentColumn, names, diagnostics);
        if (diagnostics.Any(d => d.Severity == Severity.Error) || columns.All(column => column is null) || table.Rows.Length - 1 > MostStudents)
        {
            diagnostics.Add(table.Rows.Length - 1 > MostStudents
                ? Diagnostic.Error("file-too-large", table.Rows[MostStudents][0].Place, $"the file has more than {MostStudents} students")
                : Diagnostic.Error("no-quantities", header[0].Place, "no column of this file names a quantity of the problem", "`worked check PROBLEM --blank` lists the names"));
            return new([], true, diagnostics.ToImmutable());
        }

        var people = ImmutableArray.CreateBuilder<Answers>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.Rows.Skip(1))
        {
            var student = studentColumn < row.Length ? row[studentColumn].Text : "";
            if (student.Length == 0 || !seen.Add(student))
            {
                Warn(diagnostics, "student", row[0].Place, student.Length == 0 ? "this row names no student" : $"the student {AnswerNames.Shortened(student)} has a second row");
            }

            people.Add(new Answers(student, Cells(row, header, columns, table.Delimiter == ';' || WritesDecimalComma(row), names, diagnostics)));
        }

        return new(people.ToImmutable(), true, diagnostics.ToImmutable(), [.. columns.OfType<int>()]);
    }

    private static int?[] Columns(ImmutableArray<CsvCell> header, int studentColumn, AnswerNames names, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var columns = new int?[header.Length];
        var used = new Dictionary<int, string>();
        for (var i = 0; i < header.Length; i++)
        {
            if (i == studentColumn || header[i].Text.Length == 0)
            {
                continue;
            }

            columns[i] = names.Find(header[i].Text, header[i].Place, Severity.Warning, diagnostics);
            if (columns[i] is { } quantity && !used.TryAdd(quantity, header[i].Text))
            {
                diagnostics.Add(Diagnostic.Error("duplicate-quantity", header[i].Place, $"the columns {AnswerNames.Shortened(used[quantity])} and {AnswerNames.Shortened(header[i].Text)} name the same quantity"));
            }
        }

        return columns;
    }

    private static ImmutableArray<Answer> Cells(ImmutableArray<CsvCell> row, ImmutableArray<CsvCell> header, int?[] columns, bool comma, AnswerNames names, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var quiet = ImmutableArray.CreateBuilder<Diagnostic>();
        var collector = new AnswerCollector(names, Severity.Warning, quiet);
        for (var i = 0; i < Math.Min(row.Length, columns.Length); i++)
        {
            if (columns[i] is { } quantity)
            {
                collector.Add(quantity, header[i].Text, row[i].Place, row[i].Text, row[i].Place, comma);
            }
        }

        foreach (var diagnostic in quiet)
        {
            Warn(diagnostics, diagnostic.Code, diagnostic.Place, diagnostic.Message + "; it counts as not given", diagnostic.Hint);
        }

        return collector.All;
    }

    private static bool WritesDecimalComma(ImmutableArray<CsvCell> row) =>
        row.Any(cell => WrittenNumber.HasDecimalComma(cell.Text) && WrittenNumber.Read(cell.Text, decimalComma: true, out _) is not null);

    private static void Warn(ImmutableArray<Diagnostic>.Builder diagnostics, string code, Place place, string message, string? hint = null)
    {
        if (diagnostics.Count < Diagnostic.MostOfAFile)
        {
            diagnostics.Add(Diagnostic.Warning(code, place, message, hint));
        }
    }
}
