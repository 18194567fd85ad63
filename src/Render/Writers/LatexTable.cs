using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Writers;

/// <summary>Tables with a rule above, below and under the head; long ones run over pages, wide columns of words are broken.</summary>
internal sealed class LatexTable(StringBuilder tex, Func<ImmutableArray<Inline>, string> written)
{
    private const int LongestUnbroken = 12;

    // So many rows stay together at either end of a table that is broken.
    private const int RowsTogether = 3;
    private const int LineLength = 83;
    private const int LongCell = 18;
    private const int Gap = 3;
    private const double LettersPerEm = 2.1;

    /// <summary>Whether a table has so many lines that it may be broken over pages.</summary>
    public static bool IsLong(Block.Table table) => LinesOf(table, Widest(table)) > LongestUnbroken;

    /// <summary>Writes a table.</summary>
    public void Write(Block.Table table, bool breakable)
    {
        var widest = Widest(table);
        var columns = Columns(table, widest);
        var isLong = breakable && LinesOf(table, widest) > LongestUnbroken;
        tex.Append(isLong ? "{\\tablerows\n\\begin{longtable}{" : "\\begin{center}\\begin{lrbox}{\\fitbox}\\tablerows\\begin{tabular}{").Append(columns).Append("}\n\\toprule\n");
        Row(table.Head, table.Columns.Length, " \\\\\n", bold: true);
        tex.Append(isLong ? "\\midrule\\endhead\n\\bottomrule\\endfoot\n" : "\\midrule\n");
        for (var r = 0; r < table.Rows.Length; r++)
        {
            var stays = isLong && r + 1 < table.Rows.Length && (r + 1 < RowsTogether || table.Rows.Length - r <= RowsTogether);
            Row(table.Rows[r], table.Columns.Length, stays ? " \\\\*\n" : " \\\\\n", bold: false);
        }

        tex.Append(isLong ? "\\end{longtable}}\n\n" : "\\bottomrule\n\\end{tabular}\\end{lrbox}\\fitted\\end{center}\n\n");
    }

    private void Row(TableRow row, int columns, string end, bool bold)
    {
        for (var i = 0; i < columns; i++)
        {
            var cell = i < row.Cells.Length ? written(row.Cells[i]) : "";
            tex.Append(i == 0 ? "" : " & ").Append(bold && cell.Length > 0 ? $"\\textbf{{{cell}}}" : cell);
        }

        tex.Append(end);
    }

    // Where the whole is too wide for a line, the wide columns share what the others leave, as evenly as they can use it.
    private static string Columns(Block.Table table, double widest)
    {
        var widths = Widths(table.Rows.Append(table.Head), table.Columns.Length);
        var columns = new StringBuilder();
        for (var i = 0; i < widths.Length; i++)
        {
            if (widths[i] > widest)
            {
                columns.Append(CultureInfo.InvariantCulture, $">{{\\raggedright\\arraybackslash}}p{{{widest / LineLength:0.###}\\linewidth}}");
            }
            else
            {
                columns.Append(table.Columns[i] switch { Alignment.Right => 'r', Alignment.Centre => 'c', _ => 'l' });
            }
        }

        return columns.ToString();
    }

    private static double Widest(Block.Table table) => Math.Max(WidestShare(Widths(table.Rows.Append(table.Head), table.Columns.Length)), LongCell);

    private static double LinesOf(Block.Table table, double widest) => table.Rows.Sum(row => Lines(row, widest));

    /// <summary>How many lines a row takes where no column is wider than so many letters.</summary>
    private static double Lines(TableRow row, double widest) => Math.Ceiling(Math.Max(1, Widths([row], row.Cells.Length).Append(0).Max() / widest));

    /// <summary>How many letters a column may have at most, so that all columns and the gaps between them fill a line.</summary>
    private static double WidestShare(int[] widths)
    {
        var left = (double)(LineLength - (Gap * widths.Length));
        var sharing = widths.Length;
        foreach (var width in widths.Order())
        {
            if (width * sharing > left)
            {
                return left / sharing;
            }

            left -= width;
            sharing--;
        }

        return double.PositiveInfinity;
    }

    private static int[] Widths(IEnumerable<TableRow> rows, int columns)
    {
        var widths = new int[columns];
        foreach (var row in rows)
        {
            Widen(widths, row);
        }

        return widths;
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
                    Inline.Math math => (int)Math.Ceiling(WidthEstimate.Of(math.Formula) * LettersPerEm),
                    _ => Documents.Markdown.InlineConversion.Words([inline]).Length,
                };
            }

            widths[i] = Math.Max(widths[i], width);
        }
    }
}
