using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Documents.Markdown;

namespace WorkedSolutions.Render.Writers;

/// <summary>Blocks as HTML elements.</summary>
internal sealed class HtmlBlocks(StringBuilder html, HashSet<string> anchors, Func<string, string?>? figureSvg)
{
    // How much narrower, in em, a line is within another block.
    private const double Inset = 2.5;
    private const int LongestBrief = 26;
    private const int FewestWords = 16;
    private const int MostWithinMeasure = 4;

    private readonly HtmlInlines lines = new(html, anchors);
    private int inside;

    public void Write(ImmutableArray<Block> blocks)
    {
        for (var i = 0; i < blocks.Length;)
        {
            if (blocks[i] is Block.DisplayMath)
            {
                i += HtmlDisplays.Write(html, anchors, blocks, i, HtmlDisplays.Width - (inside * Inset));
            }
            else
            {
                Write(blocks[i++]);
            }
        }
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Block.Heading heading: Heading(heading); break;
            case Block.Paragraph paragraph: Element("p", paragraph.Content); break;
            case Block.ItemList list: List(list); break;
            case Block.Table table: Table(table); break;
            case Block.Callout callout: Callout(callout); break;
            case Block.Figure figure: Figure(figure); break;
            case Block.Quote quote: Wrapped("blockquote", quote.Content); break;
            case Block.Code code: Code(code); break;
            case Block.WritingSpace space: Space(space); break;
            case Block.NameFields fields: Fields(fields); break;
            case Block.Rule: html.Append("<hr>\n"); break;
            case Block.PageBreak: html.Append("<hr class=\"pagebreak\">\n"); break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Element(string tag, ImmutableArray<Inline> content)
    {
        html.Append('<').Append(tag).Append('>');
        lines.Write(content);
        html.Append("</").Append(tag).Append(">\n");
    }

    private void Inside(ImmutableArray<Block> content)
    {
        inside++;
        Write(content);
        inside--;
    }

    private void Wrapped(string tag, ImmutableArray<Block> content)
    {
        html.Append('<').Append(tag).Append(">\n");
        Inside(content);
        html.Append("</").Append(tag).Append(">\n");
    }

    private void Heading(Block.Heading heading)
    {
        var level = (char)('0' + Math.Clamp(heading.Level, 1, 6));
        html.Append("<h").Append(level).Append(" id=\"").Append(heading.Anchor).Append("\">");
        lines.Write(heading.Content);
        html.Append("</h").Append(level).Append(">\n");
    }

    private void List(Block.ItemList list)
    {
        var tag = list.Start is null ? "ul" : "ol";
        html.Append('<').Append(tag);
        if (list.Start is { } start and not 1)
        {
            html.Append(" start=\"").Append(start).Append('"');
        }

        html.Append(">\n");
        foreach (var item in list.Items)
        {
            html.Append("<li>");
            if (item is [Block.Paragraph only])
            {
                lines.Write(only.Content);
            }
            else
            {
                Inside(item);
            }

            html.Append("</li>\n");
        }

        html.Append("</").Append(tag).Append(">\n");
    }

    private void Table(Block.Table table)
    {
        html.Append(table.Columns.Length > MostWithinMeasure ? "<div class=\"table wide\">" : "<div class=\"table\">");
        html.Append(IsBrief(table) ? "<table class=\"brief\">\n<thead>\n" : "<table>\n<thead>\n");
        Row(table.Head, table.Columns, "th scope=\"col\"", "th");
        html.Append("</thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            Row(row, table.Columns, "td", "td");
        }

        html.Append("</tbody>\n</table></div>\n");
    }

    // Whether the first column holds no more than a few words, which are not to be broken.
    private static bool IsBrief(Block.Table table)
    {
        foreach (var row in table.Rows)
        {
            if (row.Cells is [var first, ..] && InlineConversion.Words(first).Length > LongestBrief)
            {
                return false;
            }
        }

        return true;
    }

    // Whether a cell says something in words, which want a line of some length.
    private static bool HasWords(ImmutableArray<Inline> cell) => cell.Any(inline => inline is Inline.Text { Value.Length: > FewestWords });

    private void Row(Documents.TableRow row, ImmutableArray<Alignment> columns, string open, string close)
    {
        html.Append("<tr>");
        for (var i = 0; i < row.Cells.Length; i++)
        {
            html.Append('<').Append(open).Append(i >= columns.Length ? "" : columns[i] switch
            {
                Alignment.Right => " class=\"r\"",
                Alignment.Centre => " class=\"c\"",
                _ => HasWords(row.Cells[i]) ? " class=\"l\"" : "",
            }).Append('>');
            lines.Write(row.Cells[i]);
            html.Append("</").Append(close).Append('>');
        }

        html.Append("</tr>\n");
    }

    private void Callout(Block.Callout callout)
    {
        html.Append("<aside class=\"callout ").Append(Words.ClassOf(callout.Kind)).Append("\" role=\"note\">\n<p class=\"title\">");
        if (callout.Title.IsEmpty)
        {
            html.Append(Words.Of(callout.Kind));
        }
        else
        {
            lines.Write(callout.Title);
        }

        html.Append("</p>\n");
        Inside(callout.Content);
        html.Append("</aside>\n");
    }

    private void Figure(Block.Figure figure)
    {
        html.Append("<figure>\n");
        if ((figureSvg?.Invoke(figure.Name) ?? figure.Drawing?.Value.Svg()) is { } svg)
        {
            html.Append("<img src=\"data:image/svg+xml;base64,").Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))).Append("\" alt=\"");
            HtmlText.Append(html, figure.Alternative);
            html.Append("\">\n");
        }
        else
        {
            html.Append("<p class=\"absent\">");
            HtmlText.Append(html, figure.Alternative);
            html.Append("</p>\n");
        }

        if (!figure.Caption.IsEmpty)
        {
            Element("figcaption", figure.Caption);
        }

        html.Append("</figure>\n");
    }

    private void Code(Block.Code code)
    {
        html.Append("<pre><code>");
        HtmlText.Append(html, code.Text);
        html.Append("</code></pre>\n");
    }

    private void Space(Block.WritingSpace space)
    {
        html.Append("<div class=\"write\" role=\"img\" aria-label=\"Room to write, ").Append(space.Lines).Append(" lines\">");
        for (var i = 0; i < space.Lines; i++)
        {
            html.Append("<div></div>");
        }

        html.Append("</div>\n");
    }

    private void Fields(Block.NameFields fields)
    {
        html.Append("<div class=\"fields\">\n");
        foreach (var label in fields.Labels)
        {
            html.Append("<p class=\"field\"><span>");
            HtmlText.Append(html, label);
            html.Append("</span><span class=\"blank\"></span></p>\n");
        }

        html.Append("</div>\n");
    }
}
