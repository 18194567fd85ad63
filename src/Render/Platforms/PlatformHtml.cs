using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Platforms;

/// <summary>
/// Blocks as a well-formed piece of HTML that a platform shows within its own page: no ids, no scripts, no styles of ours. What
/// belongs to paper alone (room to write, places for names, page breaks) is left out.
/// </summary>
/// <param name="formula">Writes a formula, displayed or in the line.</param>
/// <param name="picture">The address of a picture, or null where there is none: then its text alternative stands for it.</param>
/// <param name="styled">Whether the platform lets <c>style</c> attributes through.</param>
internal sealed class PlatformHtml(Action<StringBuilder, MathNode, bool> formula, Func<string, string?> picture, bool styled)
{
    private const int LeastHeading = 3;

    /// <summary>Formulas as TeX between \( \) and \[ \], for MathJax.</summary>
    public static void Tex(StringBuilder output, MathNode node, bool display)
    {
        output.Append(display ? "\\[" : "\\(");
        XmlText.Escape(output, TexWriter.Write(node));
        output.Append(display ? "\\]" : "\\)");
    }

    /// <summary>Appends text with the characters that HTML gives a meaning written as entities, and braces too: Moodle's cloze looks for them.</summary>
    public static void Text(StringBuilder output, string text)
    {
        var start = output.Length;
        XmlText.Escape(output, text);
        output.Replace("{", "&#123;", start, output.Length - start).Replace("}", "&#125;", start, output.Length - start);
    }

    /// <summary>Appends the blocks.</summary>
    public void Write(StringBuilder output, ImmutableArray<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Write(output, block);
        }
    }

    /// <summary>Appends a part of a line.</summary>
    public void Write(StringBuilder output, ImmutableArray<Inline> content)
    {
        foreach (var inline in content)
        {
            Write(output, inline);
        }
    }

    private void Write(StringBuilder output, Block block)
    {
        switch (block)
        {
            case Block.Heading heading:
                var level = Math.Clamp(heading.Level + 1, LeastHeading, 6).ToString(CultureInfo.InvariantCulture);
                Element(output, "h" + level, heading.Content);
                break;
            case Block.Paragraph paragraph:
                Element(output, "p", paragraph.Content);
                break;
            case Block.DisplayMath display:
                output.Append("<p>");
                formula(output, display.Formula, true);
                output.Append("</p>\n");
                break;
            case Block.ItemList list:
                Items(output, list);
                break;
            case Block.Table table:
                Table(output, table);
                break;
            case Block.Callout callout:
                output.Append("<div>");
                Element(output, "p", [new Inline.Strong(callout.Title)]);
                Write(output, callout.Content);
                output.Append("</div>\n");
                break;
            case Block.Figure figure:
                Picture(output, figure);
                break;
            case Block.Quote quote:
                output.Append("<blockquote>");
                Write(output, quote.Content);
                output.Append("</blockquote>\n");
                break;
            case Block.Code code:
                output.Append("<pre>");
                Text(output, code.Text);
                output.Append("</pre>\n");
                break;
            case Block.Rule:
                output.Append("<hr/>\n");
                break;
            case Block.WritingSpace or Block.NameFields or Block.PageBreak:
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Element(StringBuilder output, string name, ImmutableArray<Inline> content)
    {
        output.Append('<').Append(name).Append('>');
        Write(output, content);
        output.Append("</").Append(name).Append(">\n");
    }

    private void Items(StringBuilder output, Block.ItemList list)
    {
        output.Append(list.Start switch
        {
            null => "<ul>",
            > 1 when styled => string.Create(CultureInfo.InvariantCulture, $"<ol start=\"{list.Start}\">"),
            _ => "<ol>",
        });
        foreach (var item in list.Items)
        {
            output.Append("<li>");
            Write(output, item);
            output.Append("</li>");
        }

        output.Append(list.Start is null ? "</ul>\n" : "</ol>\n");
    }

    private void Table(StringBuilder output, Block.Table table)
    {
        output.Append(styled ? "<table style=\"border-collapse:collapse\">" : "<table>");
        if (table.Rows.IsEmpty)
        {
            output.Append("<tbody>"); // a body has a row: the head's, if need be
            Row(output, table, table.Head, "th");
        }
        else
        {
            output.Append("<thead>");
            Row(output, table, table.Head, "th");
            output.Append("</thead><tbody>");
            foreach (var row in table.Rows)
            {
                Row(output, table, row, "td");
            }
        }

        output.Append("</tbody></table>\n");
    }

    private void Row(StringBuilder output, Block.Table table, TableRow row, string cell)
    {
        output.Append("<tr>");
        for (var i = 0; i < row.Cells.Length; i++)
        {
            output.Append('<').Append(cell);
            if (styled)
            {
                var side = i >= table.Columns.Length || table.Columns[i] == Alignment.Left ? "left" : table.Columns[i] == Alignment.Right ? "right" : "center";
                output.Append(" style=\"border:1px solid;padding:0.2em 0.5em;text-align:").Append(side).Append('"');
            }

            output.Append('>');
            Write(output, row.Cells[i]);
            output.Append("</").Append(cell).Append('>');
        }

        output.Append("</tr>");
    }

    private void Picture(StringBuilder output, Block.Figure figure)
    {
        if (picture(figure.Name) is { } address)
        {
            output.Append("<p><img src=\"");
            XmlText.Escape(output, address);
            output.Append("\" alt=\"");
            Text(output, figure.Alternative);
            output.Append("\"/></p>\n");
        }
        else if (figure.Alternative.Length > 0)
        {
            Element(output, "p", [new Inline.Text(figure.Alternative)]);
        }

        if (figure.Caption.Length > 0)
        {
            Element(output, "p", figure.Caption);
        }
    }

    private void Write(StringBuilder output, Inline inline)
    {
        switch (inline)
        {
            case Inline.Text text:
                Text(output, text.Value);
                break;
            case Inline.Math math:
                formula(output, math.Formula, false);
                break;
            case Inline.Emphasis emphasis:
                Wrap(output, "em", emphasis.Content);
                break;
            case Inline.Strong strong:
                Wrap(output, "strong", strong.Content);
                break;
            case Inline.Code code:
                output.Append("<code>");
                Text(output, code.Value);
                output.Append("</code>");
                break;
            case Inline.Link { Target: ['#', ..] } link:
                Write(output, link.Content);
                break;
            case Inline.Link link:
                output.Append("<a href=\"");
                Text(output, link.Target);
                output.Append("\">");
                Write(output, link.Content);
                output.Append("</a>");
                break;
            case Inline.LineBreak:
                output.Append("<br/>");
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Wrap(StringBuilder output, string name, ImmutableArray<Inline> content)
    {
        output.Append('<').Append(name).Append('>');
        Write(output, content);
        output.Append("</").Append(name).Append('>');
    }
}
