using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Solver.Checking;

/// <summary>A cell of a CSV file.</summary>
/// <param name="Text">What stands in it, quotes resolved, blanks around it taken away.</param>
/// <param name="Place">Where it starts.</param>
public readonly record struct CsvCell(string Text, Place Place);

/// <summary>
/// A CSV file (RFC 4180) as spreadsheets write it: delimiter <c>,</c>, <c>;</c> or tab, told by the first line (or by <c>sep=;</c>);
/// quoted cells with doubled quotes and line ends inside; LF or CRLF. Rows that are empty are left out.
/// </summary>
/// <param name="Rows">All rows, the header first.</param>
/// <param name="Delimiter">The delimiter.</param>
/// <param name="Diagnostics">What is wrong with it.</param>
public sealed record CsvTable(ImmutableArray<ImmutableArray<CsvCell>> Rows, char Delimiter, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The most cells of a file.</summary>
    public const int MostCells = 2_000_000;

    /// <summary>Reads a text.</summary>
    public static CsvTable Read(string text, string file)
    {
        text = text.StartsWith('\uFEFF') ? text[1..] : text;
        return new Scanner(text, file).Scan();
    }

    /// <summary>
    /// A row as a line of CSV with the delimiter <c>,</c>. A cell that a spreadsheet would take for a formula gets an apostrophe in
    /// front; a plain number stays as it is.
    /// </summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Written));

    private static string Written(string cell)
    {
        var safe = IsFormula(cell) ? "'" + cell : cell;
        return safe.AsSpan().IndexOfAny(",;\"\r\n\t") >= 0 ? "\"" + safe.Replace("\"", "\"\"") + "\"" : safe;
    }

    private static bool IsFormula(string cell) =>
        cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠'
        && (cell[0] is '=' or '＝' || WrittenNumber.Read(cell, decimalComma: false, out _) is null);

    private sealed class Scanner(string text, string file)
    {
        private readonly List<Diagnostic> _diagnostics = [];
        private readonly ImmutableArray<ImmutableArray<CsvCell>>.Builder _rows = ImmutableArray.CreateBuilder<ImmutableArray<CsvCell>>();
        private int _at, _line = 1, _lineStart, _cells;

        public CsvTable Scan()
        {
            var delimiter = FindDelimiter();
            while (_at < text.Length && _diagnostics.Count == 0)
            {
                var row = Row(delimiter);
                if (row.Any(cell => cell.Text.Length > 0))
                {
                    _rows.Add(row);
                }
            }

            return new CsvTable(_diagnostics.Count > 0 ? [] : _rows.ToImmutable(), delimiter, [.. _diagnostics]);
        }

        private char FindDelimiter()
        {
            var end = text.IndexOf('\n');
            var first = (end < 0 ? text : text[..end]).TrimEnd('\r');
            if (first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first.Length == 5)
            {
                (_at, _line, _lineStart) = (end < 0 ? text.Length : end + 1, 2, end + 1);
                return first[4];
            }

            return first.Contains(';') ? ';' : first.Contains('\t') ? '\t' : ',';
        }

        private ImmutableArray<CsvCell> Row(char delimiter)
        {
            var row = ImmutableArray.CreateBuilder<CsvCell>();
            while (true)
            {
                var place = new Place(file, _line, _at - _lineStart + 1);
                row.Add(new CsvCell(Cell(delimiter, place).Trim(), place));
                if (++_cells > MostCells)
                {
                    _diagnostics.Add(Diagnostic.Error("file-too-large", place, $"the file has more than {MostCells} cells"));
                    return row.ToImmutable();
                }

                if (_at < text.Length && text[_at] == delimiter)
                {
                    _at++;
                    continue;
                }

                EndLine();
                return row.ToImmutable();
            }
        }

        private string Cell(char delimiter, Place place)
        {
            while (_at < text.Length && text[_at] == ' ')
            {
                _at++;
            }

            if (_at < text.Length && text[_at] == '"')
            {
                return Quoted(delimiter, place);
            }

            var start = _at;
            while (_at < text.Length && text[_at] != delimiter && text[_at] is not ('\n' or '\r'))
            {
                _at++;
            }

            return text[start.._at];
        }

        private string Quoted(char delimiter, Place place)
        {
            var cell = new StringBuilder();
            for (_at++; _at < text.Length; _at++)
            {
                if (text[_at] == '"')
                {
                    if (_at + 1 >= text.Length || text[_at + 1] != '"')
                    {
                        _at++;
                        SkipBlanks(delimiter);
                        return cell.ToString();
                    }

                    _at++;
                }

                if (text[_at] == '\n')
                {
                    (_line, _lineStart) = (_line + 1, _at + 1);
                }

                cell.Append(text[_at]);
            }

            _diagnostics.Add(Diagnostic.Error("csv-quote", place, "this quote is never closed", "a quote inside a quoted cell is written twice"));
            return cell.ToString();
        }

        private void SkipBlanks(char delimiter)
        {
            while (_at < text.Length && text[_at] == ' ')
            {
                _at++;
            }

            if (_at < text.Length && text[_at] != delimiter && text[_at] is not ('\n' or '\r'))
            {
                _diagnostics.Add(Diagnostic.Error("csv-quote", new Place(file, _line, _at - _lineStart + 1), "text follows a quoted cell", "a quote inside a quoted cell is written twice"));
                _at = text.Length;
            }
        }

        private void EndLine()
        {
            if (_at < text.Length && text[_at] == '\r')
            {
                _at++;
            }

            if (_at < text.Length && text[_at] == '\n')
            {
                _at++;
            }

            (_line, _lineStart) = (_line + 1, _at);
        }
    }
}
