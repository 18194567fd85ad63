using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Render.Documents;

namespace WorkedSolutions.Render.Writers;

/// <summary>A pipe table, its columns padded so that they can be read raw.</summary>
internal static class MarkdownTable
{
    private const int WidestPadding = 60;

    public static void Write(StringBuilder text, Block.Table table, Action<StringBuilder, ImmutableArray<Inline>> cell)
    {
        var rows = new string[table.Rows.Length + 1][];
        rows[0] = Cells(table.Head, table.Columns.Length, cell);
        for (var i = 0; i < table.Rows.Length; i++)
        {
            rows[i + 1] = Cells(table.Rows[i], table.Columns.Length, cell);
        }

        var widths = Widths(rows, table.Columns.Length);
        Row(text, rows[0], table.Columns, widths);
        for (var i = 0; i < table.Columns.Length; i++)
        {
            var align = table.Columns[i];
            text.Append(i == 0 ? "| " : " | ").Append(align == Alignment.Centre ? ':' : '-')
                .Append('-', widths[i] - 2).Append(align == Alignment.Left ? '-' : ':');
        }

        text.Append(" |\n");
        for (var i = 1; i < rows.Length; i++)
        {
            Row(text, rows[i], table.Columns, widths);
        }
    }

    private static string[] Cells(TableRow row, int columns, Action<StringBuilder, ImmutableArray<Inline>> cell)
    {
        var cells = new string[columns];
        var text = new StringBuilder();
        for (var i = 0; i < columns; i++)
        {
            text.Clear();
            if (i < row.Cells.Length)
            {
                cell(text, row.Cells[i]);
            }

            cells[i] = text.ToString();
        }

        return cells;
    }

    private static int[] Widths(string[][] rows, int columns)
    {
        var widths = new int[columns];
        Array.Fill(widths, 3);
        foreach (var row in rows)
        {
            for (var i = 0; i < columns; i++)
            {
                widths[i] = Math.Max(widths[i], Math.Min(row[i].Length, WidestPadding));
            }
        }

        return widths;
    }

    private static void Row(StringBuilder text, string[] cells, ImmutableArray<Alignment> columns, int[] widths)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var room = Math.Max(0, widths[i] - cells[i].Length);
            var before = columns[i] switch { Alignment.Right => room, Alignment.Centre => room / 2, _ => 0 };
            text.Append(i == 0 ? "| " : " | ").Append(' ', before).Append(cells[i]).Append(' ', room - before);
        }

        text.Append(" |\n");
    }
}
