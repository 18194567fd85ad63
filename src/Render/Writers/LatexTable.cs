using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Documents;

namespace WorkedSolutions.Render.Writers;

/// <summary>Tables with a rule above, below and under the head; long ones run over pages, wide columns of words are broken.</summary>
internal sealed class LatexTable(StringBuilder tex, Func<ImmutableArray<Inline>, string> written)
{
    private const int LongestUnbroken = 24;
    private const int LineLength = 84;
    private const int LongCell = 28;

    public void Write(Block.Table table, bool breakable)
    {
        var columns = Columns(table);
        var isLong = breakable && table.Rows.Length > LongestUnbroken;
        tex.Append(isLong ? "\\begin{longtable}{" : "\\begin{center}\\begin{lrbox}{\\fitbox}\\begin{tabular}{").Append(columns).Append("}\n\\toprule\n");
        Row(table.Head, table.Columns.Length, bold: true);
        tex.Append(isLong ? "\\midrule\\endhead\n\\bottomrule\\endfoot\n" : "\\midrule\n");
        foreach (var row in table.Rows)
        {
            Row(row, table.Columns.Length, bold: false);
        }

        tex.Append(isLong ? "\\end{longtable}\n\n" : "\\bottomrule\n\\end{tabular}\\end{lrbox}\\fitted\\end{center}\n\n");
    }

    private void Row(TableRow row, int columns, bool bold)
    {
        for (var i = 0; i < columns; i++)
        {
            var cell = i < row.Cells.Length ? written(row.Cells[i]) : "";
            tex.Append(i == 0 ? "" : " & ").Append(bold && cell.Length > 0 ? $"\\textbf{{{cell}}}" : cell);
        }

        tex.Append(" \\\\\n");
    }

    // Columns of words take what the others leave, where the whole is too wide for a line.
    private static string Columns(Block.Table table)
    {
        var widths = new int[table.Columns.Length];
        Widen(widths, table.Head);
        foreach (var row in table.Rows)
        {
            Widen(widths, row);
        }

        var total = 0;
        var words = 0;
        foreach (var width in widths)
        {
            total += width + 2;
            words += width > LongCell ? width : 0;
        }

        var columns = new StringBuilder();
        for (var i = 0; i < widths.Length; i++)
        {
            if (total > LineLength && widths[i] > LongCell)
            {
                var share = (double)widths[i] / words * Math.Max(0.3, 1 - (double)(total - words) / LineLength) * 0.9;
                columns.Append(CultureInfo.InvariantCulture, $">{{\\raggedright\\arraybackslash}}p{{{share:0.###}\\linewidth}}");
            }
            else
            {
                columns.Append(table.Columns[i] switch { Alignment.Right => 'r', Alignment.Centre => 'c', _ => 'l' });
            }
        }

        return columns.ToString();
    }

    private static void Widen(int[] widths, TableRow row)
    {
        for (var i = 0; i < Math.Min(widths.Length, row.Cells.Length); i++)
        {
            var width = 0;
            foreach (var inline in row.Cells[i])
            {
                width += inline switch
                {
                    Inline.Text text => text.Value.Length,
                    Inline.Math => 8,
                    _ => Documents.Markdown.InlineConversion.Words([inline]).Length,
                };
            }

            widths[i] = Math.Max(widths[i], width);
        }
    }
}
