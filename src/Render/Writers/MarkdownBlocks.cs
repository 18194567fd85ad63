using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Writers;

/// <summary>Blocks as Markdown, a blank line after each.</summary>
internal sealed class MarkdownBlocks(MarkdownFlavour flavour, MarkdownText markdown, Dictionary<string, string> places, Func<string, string?>? figureFile)
{
    public void Write(StringBuilder text, ImmutableArray<Block> blocks)
    {
        Block? before = null;
        var alternate = false;
        foreach (var block in blocks)
        {
            if (text.Length > 0 && before is not null)
            {
                text.Append('\n');
            }

            alternate = block is Block.ItemList list && before is Block.ItemList last && list.Start is null == last.Start is null && !alternate;
            Write(text, block, alternate);
            before = block;
        }
    }

    private void Write(StringBuilder text, Block block, bool alternate)
    {
        switch (block)
        {
            case Block.Heading heading: Heading(text, heading); break;
            case Block.Paragraph paragraph: Line(text, paragraph.Content); break;
            case Block.DisplayMath display: Display(text, display.Formula); break;
            case Block.ItemList list: List(text, list, alternate); break;
            case Block.Table table: MarkdownTable.Write(text, table, (to, cell) => Inlines(to, cell, inTable: true)); break;
            case Block.Callout callout: Callout(text, callout); break;
            case Block.Figure figure: Figure(text, figure); break;
            case Block.Quote quote: Prefixed(text, Rendered(quote.Content), "> ", "> "); break;
            case Block.Code code: Code(text, code); break;
            case Block.WritingSpace space: Space(text, space.Lines); break;
            case Block.NameFields fields: Fields(text, fields); break;
            case Block.Rule: text.Append("---\n"); break;
            case Block.PageBreak: text.Append(flavour == MarkdownFlavour.Pandoc ? "\\newpage\n" : "---\n"); break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Line(StringBuilder text, ImmutableArray<Inline> content)
    {
        Inlines(text, content, inTable: false, atStart: true);
        text.Append('\n');
    }

    private void Inlines(StringBuilder text, ImmutableArray<Inline> content, bool inTable, bool atStart = false)
    {
        foreach (var inline in content)
        {
            switch (inline)
            {
                case Inline.Text words: markdown.Append(text, words.Value, atStart, inTable); break;
                case Inline.Math math: markdown.Formula(text, math.Formula, inTable); break;
                case Inline.Code code: markdown.Code(text, code.Value, inTable); break;
                case Inline.Emphasis emphasis: Marked(text, "*", emphasis.Content, inTable); break;
                case Inline.Strong strong: Marked(text, "**", strong.Content, inTable); break;
                case Inline.Link link: Link(text, link, inTable); break;
                case Inline.LineBreak: text.Append(inTable ? " " : "\\\n"); break;
                default: throw new System.Diagnostics.UnreachableException();
            }

            atStart = inline is Inline.LineBreak && !inTable;
        }
    }

    private void Marked(StringBuilder text, string mark, ImmutableArray<Inline> content, bool inTable)
    {
        text.Append(mark);
        Inlines(text, content, inTable);
        text.Append(mark);
    }

    private void Link(StringBuilder text, Inline.Link link, bool inTable)
    {
        var target = link.Target;
        if (target.StartsWith('#'))
        {
            if (!places.TryGetValue(target[1..], out var place))
            {
                Inlines(text, link.Content, inTable);
                return;
            }

            target = "#" + place;
        }

        text.Append('[');
        Inlines(text, link.Content, inTable);
        text.Append("](");
        foreach (var c in target)
        {
            _ = c is '(' or ')' or '\\' or '<' or '>' || (inTable && c == '|') ? text.Append('\\').Append(c) : text.Append(c);
        }

        text.Append(')');
    }

    private void Heading(StringBuilder text, Block.Heading heading)
    {
        var level = flavour == MarkdownFlavour.Pandoc ? heading.Level - 1 : heading.Level;
        text.Append('#', Math.Clamp(level, 1, 6)).Append(' ');
        Inlines(text, heading.Content, inTable: false);
        text.Append(flavour == MarkdownFlavour.Pandoc ? $" {{#{heading.Anchor}}}\n" : "\n");
    }

    private void Display(StringBuilder text, MathNode formula)
    {
        var (open, close) = flavour switch
        {
            MarkdownFlavour.GitHub => ("```math\n", "\n```\n"),
            MarkdownFlavour.Pandoc => ("$$\n", "\n$$\n"),
            _ => ("\\[\n", "\n\\]\n"),
        };
        text.Append(open);
        if (formula is MathNode.Grid { Kind: GridKind.Aligned } grid)
        {
            Aligned(text, grid);
        }
        else
        {
            TexWriter.Write(formula, text, TexDialect.Plain);
        }

        text.Append(close);
    }

    // A line of the source for a line of the working.
    private void Aligned(StringBuilder text, MathNode.Grid grid)
    {
        text.Append("\\begin{aligned}\n");
        var rows = grid.Rows.Rows;
        for (var i = 0; i < rows.Length; i++)
        {
            for (var k = 0; k < rows[i].Items.Length; k++)
            {
                var cell = rows[i].Items[k];
                text.Append(k == 0 ? "" : cell is MathNode.Row { Children.Items.IsEmpty: true } ? " &" : " & ");
                TexWriter.Write(cell, text, TexDialect.Plain);
            }

            text.Append(i + 1 < rows.Length ? " \\\\\n" : "\n");
        }

        text.Append("\\end{aligned}");
    }

    private void List(StringBuilder text, Block.ItemList list, bool alternate)
    {
        var number = list.Start ?? 0;
        var tight = true;
        foreach (var item in list.Items)
        {
            tight &= item is [] or [Block.Paragraph] or [Block.Paragraph, Block.ItemList];
        }

        for (var i = 0; i < list.Items.Length; i++)
        {
            var marker = list.Start is null ? (alternate ? "* " : "- ") : $"{number++}{(alternate ? ')' : '.')} ";
            var item = Rendered(list.Items[i]);
            text.Append(i > 0 && !tight ? "\n" : "");
            Prefixed(text, tight ? item.Replace("\n\n", "\n", StringComparison.Ordinal) : item, marker, new string(' ', marker.Length));
        }
    }

    private void Callout(StringBuilder text, Block.Callout callout)
    {
        var own = !callout.Title.IsEmpty;
        var inner = new StringBuilder();
        if (flavour == MarkdownFlavour.GitHub)
        {
            inner.Append(callout.Kind switch { CalloutKind.Warning => "[!WARNING]\n", CalloutKind.Result => "[!IMPORTANT]\n", _ => "[!NOTE]\n" });
        }

        var labelled = callout.Content is [Block.Paragraph { Content: [Inline.Strong, ..] }, ..];
        if (own || (!labelled && (flavour != MarkdownFlavour.GitHub || callout.Kind is CalloutKind.Theory or CalloutKind.Result)))
        {
            Marked(inner, "**", own ? callout.Title : [new Inline.Text(Words.Of(callout.Kind))], inTable: false);
            inner.Append("\n\n");
        }

        Write(inner, callout.Content);
        Prefixed(text, inner.ToString(), "> ", "> ");
    }

    private void Figure(StringBuilder text, Block.Figure figure)
    {
        var file = figureFile?.Invoke(figure.Name);
        text.Append(file is null ? "*Figure: " : "![");
        markdown.Append(text, figure.Alternative, atStart: false, inTable: false);
        text.Append(file is null ? "*\n" : $"]({Uri.EscapeDataString(file).Replace("%2F", "/", StringComparison.Ordinal)})\n");
        if (!figure.Caption.IsEmpty)
        {
            text.Append('\n');
            Line(text, figure.Caption);
        }
    }

    private static void Code(StringBuilder text, Block.Code code)
    {
        var fence = new string('`', Math.Max(3, MarkdownText.LongestRun(code.Text, '`') + 1));
        text.Append(fence).Append(code.Language).Append('\n').Append(code.Text).Append('\n').Append(fence).Append('\n');
    }

    private static void Space(StringBuilder text, int lines)
    {
        for (var i = 0; i < lines; i++)
        {
            text.Append(i > 0 ? "\n" : "").Append('_', 72).Append('\n');
        }
    }

    private void Fields(StringBuilder text, Block.NameFields fields)
    {
        for (var i = 0; i < fields.Labels.Length; i++)
        {
            text.Append(i > 0 ? "   " : "");
            markdown.Append(text, fields.Labels[i], atStart: i == 0, inTable: false);
            text.Append(": ").Append('_', 20);
        }

        text.Append('\n');
    }

    private string Rendered(ImmutableArray<Block> blocks)
    {
        var inner = new StringBuilder();
        Write(inner, blocks);
        return inner.ToString();
    }

    // Every line after a prefix; blank lines keep it without its trailing space.
    private static void Prefixed(StringBuilder text, string inner, string first, string rest)
    {
        var prefix = first;
        foreach (var line in inner.AsSpan().TrimEnd('\n').EnumerateLines())
        {
            _ = line.IsEmpty ? text.Append(prefix.AsSpan().TrimEnd(' ')) : text.Append(prefix).Append(line);
            text.Append('\n');
            prefix = rest;
        }
    }
}
