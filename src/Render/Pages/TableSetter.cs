using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pages;

/// <summary>
/// Sets tables after the book: rules above, below the head and at the end, none upright; columns as wide as they need, or
/// shared out between their least and natural widths; the head shown again on every page.
/// </summary>
internal sealed class TableSetter
{
    private const double HeavyRule = 0.9;
    private const double LightRule = 0.5;
    private const double SmallestScale = 0.6;
    private const int ShortTable = 16;
    private const int WithinShortTable = 80;

    /// <summary>A table that fits without breaking a cell when it is set this much smaller is set so.</summary>
    private const double LeastUnbroken = 0.87;
    private readonly Setting _setting;
    private readonly Region _region;
    private readonly Block.Table _table;
    private readonly int _columns;
    private readonly double[] _widths;
    private List<Cell[]> _rows = [];
    private double _size;

    private TableSetter(Setting setting, Region region, Block.Table table)
    {
        _setting = setting;
        _region = region;
        _table = table;
        _size = region.Style.Size;
        _columns = table.Rows.Select(row => row.Cells.Length).Append(table.Head.Cells.Length).Append(table.Columns.Length).Max();
        _widths = new double[_columns];
    }

    /// <summary>A cell before its lines are broken.</summary>
    private sealed record Cell(List<Atom> Atoms, TextStyle Style, Alignment Alignment);

    private double Gap => Math.Min(1.5 * _size, 0.5 * _region.Width / _columns);

    private double Room => _region.Width - Gap * Math.Max(0, _columns - 1);

    /// <summary>Sets a table.</summary>
    public static void Set(Setting setting, Region region, Block.Table table)
    {
        var setter = new TableSetter(setting, region, table);
        if (setter._columns > 0)
        {
            setter.Measure();
            setter.SetRows();
        }
    }

    /// <summary>Finds a text size at which the widest words fit beside each other, and the columns' widths; if there is none, the rows are scaled down.</summary>
    private void Measure()
    {
        var mark = _setting.Structure.Count;
        for (var attempt = 0; ; attempt++)
        {
            _setting.Structure.RemoveRange(mark, _setting.Structure.Count - mark);
            Read(Math.Max(Room, _size));
            var least = EachColumn(cell => ParagraphAtoms.LeastWidth(cell.Atoms));
            var natural = EachColumn(cell => LineSetter.NaturalWidth(cell.Atoms) + 0.01);
            var all = natural.Sum() + Gap * (_columns - 1);
            if (attempt == 0 && all > _region.Width && all * LeastUnbroken <= _region.Width)
            {
                _size *= 0.999 * _region.Width / all;
                continue;
            }

            if (least.Sum() <= Room || attempt == 2)
            {
                ShareOut(least, natural);
                return;
            }

            _size = _region.Style.Size * Math.Max(SmallestScale, 0.98 * Room / least.Sum());
        }
    }

    /// <summary>Narrow columns get what they need; the others share the rest evenly, none less than its widest word.</summary>
    private void ShareOut(double[] least, double[] natural)
    {
        var room = Math.Max(Room, _columns);
        double low = 0, high = Math.Max(natural.Max(), room);
        double Width(int column, double share) => Math.Min(natural[column], Math.Max(least[column], share));
        for (var step = 0; step < 40; step++)
        {
            var share = (low + high) / 2;
            (low, high) = Enumerable.Range(0, _columns).Sum(column => Width(column, share)) <= room ? (share, high) : (low, share);
        }

        for (var i = 0; i < _columns; i++)
        {
            _widths[i] = Math.Max(Width(i, low), least[i]);
        }
    }

    private double[] EachColumn(Func<Cell, double> measure) =>
        [.. Enumerable.Range(0, _columns).Select(column => _rows.Max(row => measure(row[column])))];

    private void Read(double widest)
    {
        var table = _setting.Node("Table", _region.Node);
        _rows = [ReadRow(_table.Head, _setting.Node("TR", table), true, widest)];
        foreach (var row in _table.Rows)
        {
            _rows.Add(ReadRow(row, _setting.Node("TR", table), false, widest));
        }
    }

    private Cell[] ReadRow(TableRow row, int node, bool head, double widest)
    {
        var cells = new Cell[_columns];
        for (var i = 0; i < _columns; i++)
        {
            var style = _region.Style with { Size = _size, Node = _setting.Node(head ? "TH" : "TD", node, detail: head ? "Column" : null) };
            style = head ? style.Strong() : style;
            ImmutableArray<Inline> content = i < row.Cells.Length ? row.Cells[i] : [];
            var alignment = i < _table.Columns.Length ? _table.Columns[i] : Alignment.Left;
            cells[i] = new(ParagraphAtoms.Of(_setting, content, style, widest), style, alignment);
        }

        return cells;
    }

    private void SetRows()
    {
        var column = _region.Column;
        var width = _widths.Sum() + Gap * (_columns - 1);
        var left = Math.Max(0, (_region.Width - width) / 2);
        column.Space(0.9 * _size);
        Slab? head = null;
        for (var i = 0; i < _rows.Count; i++)
        {
            var slab = SetRow(_rows[i]);
            if (i == 0)
            {
                slab.Height += HeavyRule;
                Rule(slab, -slab.Height, width, HeavyRule);
                slab.Depth += LightRule;
                Rule(slab, slab.Depth - LightRule, width, LightRule);
            }

            if (i == _rows.Count - 1)
            {
                slab.Depth += HeavyRule;
                Rule(slab, slab.Depth - HeavyRule, width, HeavyRule);
            }

            slab.Scale(Math.Min(1, _region.Width / width));
            slab.RepeatedHead = head;
            column.Penalty(i == 1 || (i == _rows.Count - 1 && i > 1) ? Column.Never : i > 0 && _rows.Count <= ShortTable ? WithinShortTable : 0);
            _region.Add(slab, left);
            head ??= slab;
        }

        column.Space(0.9 * _size);
    }

    /// <summary>A rule reaches half a column gap beyond the text, as far as there is room.</summary>
    private void Rule(Slab slab, double y, double width, double thickness)
    {
        var over = Math.Min(Gap / 2, Math.Max(0, (_region.Width - width) / 2));
        slab.Add(new FrameItem.Rectangle(-over, y, width + 2 * over, thickness), 0, 0, -1);
    }

    private Slab SetRow(Cell[] cells)
    {
        var columns = cells.Select((cell, i) => LineSetter.Lines(_setting, cell.Atoms, cell.Style, _widths[i], cell.Alignment)).ToArray();
        var pad = 0.3 * _size;
        var slab = new Slab(columns.Max(lines => lines.Count > 0 ? lines[0].Height : 0), 0);
        double x = 0, leading = 1.22 * _size;
        for (var i = 0; i < _columns; i++)
        {
            double y = 0;
            for (var line = 0; line < columns[i].Count; line++)
            {
                y += line == 0 ? 0 : Math.Max(leading, columns[i][line - 1].Depth + columns[i][line].Height + 0.22 * _size);
                slab.Add(columns[i][line], x, y);
                slab.Depth = Math.Max(slab.Depth, y + columns[i][line].Depth);
            }

            x += _widths[i] + Gap;
        }

        slab.Height = Math.Max(slab.Height, 0.7 * _size) + pad;
        slab.Depth = Math.Max(slab.Depth, 0.22 * _size) + pad;
        return slab;
    }
}
