namespace WorkedSolutions.Render.Maths;

/// <summary>Rows and columns: the arrays of LaTeX, the environments of amsmath.</summary>
internal sealed partial class MathSetter
{
    /// <summary>Half the space between the columns of an array.</summary>
    private double ColumnSeparation => 0.5 * _size;

    /// <summary>What was set for one cell, before its place in the grid is known.</summary>
    private readonly record struct Cell(int Start, int End, double Width);

    private Box SetGrid(MathNode.Grid grid, int style)
    {
        var start = _count;
        switch (grid.Kind)
        {
            case GridKind.Aligned:
                return SetAligned(grid);
            case GridKind.Plain:
                return SetArray(grid, 1, 0, 0);
            case GridKind.Array:
                return SetArray(grid, 1, ColumnSeparation, ColumnSeparation);
            case GridKind.Cases:
                return Enclose(start, SetArray(grid, 1.2, 0, 0), "{", ".", style);
            case GridKind.Parentheses:
                return Enclose(start, SetArray(grid, 1, 0, 0), "(", ")", style);
            case GridKind.Brackets:
                return Enclose(start, SetArray(grid, 1, 0, 0), "[", "]", style);
            default:
                return Enclose(start, SetArray(grid, 1, 0, 0), "|", "|", style);
        }
    }

    private static int ColumnCount(MathNode.Grid grid)
    {
        var columns = 0;
        foreach (var row in grid.Rows.Rows)
        {
            columns = Math.Max(columns, row.Items.Length);
        }

        return columns;
    }

    /// <summary>An array: rows as tall as a strut at least, no space between them; centred on the axis.</summary>
    private Box SetArray(MathNode.Grid grid, double stretch, double left, double right)
    {
        var rows = grid.Rows.Rows;
        var columns = ColumnCount(grid);
        var cells = new Cell[rows.Length * columns];
        Span<double> widths = columns <= 32 ? stackalloc double[columns] : new double[columns];
        var bounds = new (double Height, double Depth)[rows.Length];
        widths.Clear();
        double total = 0;
        for (var r = 0; r < rows.Length; r++)
        {
            var (height, depth) = (0.84 * stretch * _size, 0.36 * stretch * _size);
            for (var c = 0; c < rows[r].Items.Length; c++)
            {
                var start = _count;
                var box = Set(rows[r].Items[c], TextStyle);
                cells[(r * columns) + c] = new Cell(start, _count, box.Width);
                widths[c] = Math.Max(widths[c], box.Width);
                height = Math.Max(height, box.Height);
                depth = Math.Max(depth, box.Depth);
            }

            bounds[r] = (height, depth);
            total += height + depth;
        }

        var axis = Parameter(FontParameter.AxisHeight, 0);
        var top = -(axis + (total / 2));
        var width = PlaceCells(grid, cells, widths, bounds, top, left);
        AddColumnRules(grid, widths, left, top, total);
        return new Box(width + right, axis + (total / 2), (total / 2) - axis);
    }

    private double PlaceCells(MathNode.Grid grid, Cell[] cells, ReadOnlySpan<double> widths, (double Height, double Depth)[] bounds, double top, double left)
    {
        var gap = GapOf(grid);
        var y = top;
        var width = left;
        for (var r = 0; r < bounds.Length; r++)
        {
            y += bounds[r].Height;
            var x = left;
            for (var c = 0; c < widths.Length; c++)
            {
                var cell = cells[(r * widths.Length) + c];
                var free = widths[c] - cell.Width;
                var shift = AlignmentOf(grid, c) switch { 'l' => 0, 'r' => free, _ => free / 2 };
                Move(cell.Start, cell.End, x + shift, y);
                x += widths[c] + (c + 1 < widths.Length ? gap : 0);
            }

            width = x;
            y += bounds[r].Depth;
        }

        return width;
    }

    private double GapOf(MathNode.Grid grid) => grid.Kind == GridKind.Cases ? _size : 2 * ColumnSeparation;

    private static char AlignmentOf(MathNode.Grid grid, int column)
    {
        if (grid.Kind == GridKind.Cases)
        {
            return 'l';
        }

        foreach (var c in grid.Columns)
        {
            if (c != '|' && column-- == 0)
            {
                return c;
            }
        }

        return 'c';
    }

    private void AddColumnRules(MathNode.Grid grid, ReadOnlySpan<double> widths, double left, double top, double total)
    {
        if (!grid.Columns.Contains('|', StringComparison.Ordinal))
        {
            return;
        }

        const double thickness = 0.04;
        var column = 0;
        var x = left - ColumnSeparation;
        foreach (var c in grid.Columns)
        {
            if (c == '|')
            {
                AddRule(x - (thickness * _size / 2), top, thickness * _size, total);
            }
            else if (column < widths.Length)
            {
                x += widths[column++] + GapOf(grid);
            }
        }
    }

    /// <summary>Lines of working: columns right, left, right, left …, an em between the pairs; lines 1.5 em apart, or 0.4 em clear of each other where they are tall.</summary>
    private Box SetAligned(MathNode.Grid grid)
    {
        var rows = grid.Rows.Rows;
        var columns = ColumnCount(grid);
        var cells = new Cell[rows.Length * columns];
        Span<double> widths = columns <= 32 ? stackalloc double[columns] : new double[columns];
        var baselines = new double[rows.Length];
        widths.Clear();
        double y = 0, firstHeight = 0, depth = 0;
        for (var r = 0; r < rows.Length; r++)
        {
            var (height, below) = SetAlignedRow(rows[r], cells.AsSpan(r * columns, columns), widths);
            if (r == 0)
            {
                firstHeight = height;
            }
            else
            {
                var distance = (1.5 * _size) - depth - height;
                y += depth + height + (distance < 0.3 * _size ? 0.4 * _size : distance);
            }

            baselines[r] = y;
            depth = below;
        }

        var total = firstHeight + y + depth;
        var axis = Parameter(FontParameter.AxisHeight, 0);
        var first = firstHeight - (axis + (total / 2));
        for (var r = 0; r < rows.Length; r++)
        {
            PlaceAlignedRow(cells.AsSpan(r * columns, columns), widths, first + baselines[r]);
        }

        double width = _size * ((columns - 1) / 2);
        foreach (var w in widths)
        {
            width += w;
        }

        return new Box(width, axis + (total / 2), (total / 2) - axis);
    }

    private (double Height, double Depth) SetAlignedRow(NodeList row, Span<Cell> cells, Span<double> widths)
    {
        var (height, depth) = (0.84 * _size, 0.36 * _size);
        for (var c = 0; c < row.Items.Length; c++)
        {
            var start = _count;
            var box = SetCell(row.Items[c], c % 2 == 1);
            cells[c] = new Cell(start, _count, box.Width);
            widths[c] = Math.Max(widths[c], box.Width);
            height = Math.Max(height, box.Height);
            depth = Math.Max(depth, box.Depth);
        }

        return (height, depth);
    }

    private void PlaceAlignedRow(ReadOnlySpan<Cell> cells, ReadOnlySpan<double> widths, double y)
    {
        var x = 0.0;
        for (var c = 0; c < cells.Length; c++)
        {
            x += c > 0 && c % 2 == 0 ? _size : 0;
            var shift = c % 2 == 0 ? widths[c] - cells[c].Width : 0;
            Move(cells[c].Start, cells[c].End, x + shift, y);
            x += widths[c];
        }
    }
}
