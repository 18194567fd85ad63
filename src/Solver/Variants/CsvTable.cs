using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Solver.Variants;

/// <summary>A row of a table with the line on which it starts.</summary>
/// <param name="Cells">The cells, as many as the head has columns.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record CsvRow(ImmutableArray<string> Cells, int Line);

/// <summary>
/// A table of comma-separated values as RFC 4180 has it; semicolons or tabs may separate as well, as spreadsheets of many countries
/// write them. Cells in quotes may hold separators, line breaks and doubled quotes.
/// </summary>
/// <param name="Columns">The cells of the first row.</param>
/// <param name="Rows">The other rows, empty ones left out.</param>
/// <param name="Diagnostics">What is wrong with the text.</param>
public sealed record CsvTable(ImmutableArray<string> Columns, ImmutableArray<CsvRow> Rows, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The most rows that are read.</summary>
    public const int MostRows = 1_000_000;

    private const int MostColumns = 1000;

    private const int LongestCell = 10_000;

    /// <summary>The place of a column by its name, whatever its case; −1 where there is none.</summary>
    public int Find(string column)
    {
        for (var i = 0; i < Columns.Length; i++)
        {
            if (Columns[i].Equals(column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Reads a table.</summary>
    public static CsvTable Read(string text, string file)
    {
        var reader = new Reader(text, file);
        var head = reader.Row();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var rows = ImmutableArray.CreateBuilder<CsvRow>();
        if (head is null)
        {
            diagnostics.Add(Diagnostic.Error("empty-table", new Place(file, 0, 0), "the table is empty", "the first line names the columns"));
            return new CsvTable([], [], diagnostics.ToImmutable());
        }

        while (reader.Problem is null && reader.Row() is { } row)
        {
            var cells = row.Cells;
            if (cells.Length < head.Cells.Length)
            {
                cells = [.. cells, .. Enumerable.Repeat("", head.Cells.Length - cells.Length)];
            }
            else if (cells.Length > head.Cells.Length && cells.Skip(head.Cells.Length).Any(cell => cell.Length > 0))
            {
                diagnostics.Add(Diagnostic.Error("bad-row", new Place(file, row.Line, 1), $"the row has {cells.Length} cells, but there are {head.Cells.Length} columns", "a cell with a separator in it stands in quotes"));
                cells = cells[..head.Cells.Length];
            }

            rows.Add(row with { Cells = cells.Length > head.Cells.Length ? cells[..head.Cells.Length] : cells });
            if (rows.Count > MostRows)
            {
                diagnostics.Add(Diagnostic.Error("table-too-long", new Place(file, row.Line, 1), $"the table has more than {MostRows} rows"));
                break;
            }
        }

        if (reader.Problem is { } problem)
        {
            diagnostics.Add(problem);
        }

        return new CsvTable(head.Cells, rows.ToImmutable(), diagnostics.ToImmutable());
    }

    private sealed class Reader
    {
        private readonly string _text;
        private readonly string _file;
        private readonly char _separator;
        private int _at;
        private int _line = 1;

        public Reader(string text, string file)
        {
            _text = text;
            _file = file;
            _at = text.StartsWith('\uFEFF') ? 1 : 0;
            _separator = Separator();
        }

        public Diagnostic? Problem { get; private set; }

        public CsvRow? Row()
        {
            while (_at < _text.Length)
            {
                var line = _line;
                var cells = Cells();
                if (cells is null || cells.Count > 1 || cells[0].Length > 0)
                {
                    return cells is null ? null : new CsvRow([.. cells], line);
                }
            }

            return null;
        }

        private List<string>? Cells()
        {
            var cells = new List<string>();
            while (true)
            {
                if (Cell() is not { } cell)
                {
                    return null;
                }

                cells.Add(cell);
                if (cells.Count > MostColumns)
                {
                    return Fail("the row has too many cells");
                }

                if (_at >= _text.Length)
                {
                    return cells;
                }

                var end = _text[_at++];
                if (end == _separator)
                {
                    continue;
                }

                if (end == '\r' && _at < _text.Length && _text[_at] == '\n')
                {
                    _at++;
                }

                _line++;
                return cells;
            }
        }

        private string? Cell()
        {
            var start = _at;
            while (start < _text.Length && _text[start] == ' ')
            {
                start++;
            }

            if (start < _text.Length && _text[start] == '"')
            {
                _at = start + 1;
                return Quoted();
            }

            start = _at;
            while (_at < _text.Length && _text[_at] != _separator && _text[_at] is not ('\r' or '\n'))
            {
                _at++;
            }

            return _at - start > LongestCell ? Fail<string>("the cell is too long") : _text[start.._at].Trim();
        }

        private string? Quoted()
        {
            var cell = new StringBuilder();
            var line = _line;
            while (_at < _text.Length && cell.Length <= LongestCell)
            {
                var c = _text[_at++];
                if (c == '\n')
                {
                    _line++;
                }

                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (_at < _text.Length && _text[_at] == '"')
                {
                    cell.Append('"');
                    _at++;
                }
                else
                {
                    while (_at < _text.Length && _text[_at] == ' ')
                    {
                        _at++;
                    }

                    return _at >= _text.Length || _text[_at] == _separator || _text[_at] is '\r' or '\n'
                        ? cell.ToString().Trim()
                        : Fail<string>("there is text behind a closing quote", "a quote inside a cell is doubled");
                }
            }

            _line = line;
            return Fail<string>(cell.Length > LongestCell ? "the cell is too long" : "the quote is never closed");
        }

        private char Separator()
        {
            var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
            var quoted = false;
            for (var i = _at; i < _text.Length && (quoted || _text[i] is not ('\r' or '\n')); i++)
            {
                quoted ^= _text[i] == '"';
                if (!quoted && counts.ContainsKey(_text[i]))
                {
                    counts[_text[i]]++;
                }
            }

            return counts.MaxBy(pair => pair.Value).Key;
        }

        private List<string>? Fail(string message) => Fail<List<string>>(message);

        private T? Fail<T>(string message, string? hint = null)
            where T : class
        {
            Problem = Diagnostic.Error("bad-csv", new Place(_file, _line, 1), message, hint);
            _at = _text.Length;
            return null;
        }
    }
}
