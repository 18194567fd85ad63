using System.Collections.Immutable;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Solver.Diagnostics;
using MarkdigTable = Markdig.Extensions.Tables.Table;
using MarkdigRow = Markdig.Extensions.Tables.TableRow;
using TreeBlock = Markdig.Syntax.Block;

namespace WorkedSolutions.Render.Documents.Markdown;

/// <summary>From Markdig's tree to the blocks of a <see cref="Document"/>, in one pass.</summary>
internal sealed class BlockConversion
{
    private readonly string markdown;
    private readonly DocumentHead head;
    private readonly Markdig.MarkdownPipeline pipeline;
    private readonly FormulaReader formulas;
    private readonly InlineConversion inlines;
    private readonly HashSet<string> anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> repeated = new(StringComparer.Ordinal);
    private int lastLevel = 1;
    private bool first = true;

    public BlockConversion(string markdown, DocumentHead head, string file, Func<int, Place>? mapping, FormulaSheet? sheet, KnownFormulas? known, Func<MathNode, MathNode?>? replacement, bool precise)
    {
        this.markdown = markdown;
        this.head = head;
        pipeline = precise ? Dialect.Precise : Dialect.Fast;
        Report = new Report(file, mapping);
        formulas = new FormulaReader(Report, sheet, known, replacement);
        inlines = new InlineConversion(Report, formulas);
    }

    public Report Report { get; }

    public ImmutableArray<Block> Convert()
    {
        var blocks = Blocks(Markdig.Markdown.Parse(markdown, pipeline));
        foreach (var (target, line, column) in inlines.Inner)
        {
            if (!anchors.Contains(target))
            {
                Report.Warning(line, column, "link-without-place", $"nothing in this paper has the anchor '{target}'", "the link is set as plain text");
            }
        }

        return blocks;
    }

    private ImmutableArray<Block> Blocks(ContainerBlock container)
    {
        var found = ImmutableArray.CreateBuilder<Block>(container.Count);
        foreach (var block in container)
        {
            inlines.Line = block.Line;
            if (block is MarkBlock mark)
            {
                Displays(mark, found);
            }
            else if (Converted(block) is { } converted)
            {
                found.Add(converted);
            }

            first = false;
        }

        return found.DrainToImmutable();
    }

    private Block? Converted(TreeBlock block) => block switch
    {
        DisplayBlock display => Display(display),
        FencedCodeBlock { Info: "math" } fence => Fence(fence),
        FencedCodeBlock fence => new Block.Code(formulas.Plain(fence.Lines.ToString()), string.IsNullOrEmpty(fence.Info) ? null : fence.Info),
        CodeBlock code => new Block.Code(formulas.Plain(code.Lines.ToString()), null),
        HeadingBlock heading => Heading(heading),
        ParagraphBlock paragraph => Paragraph(paragraph),
        ListBlock list => List(list),
        MarkdigTable table => Table(table),
        QuoteBlock quote => Quote(quote),
        DirectiveBlock directive => Directive(directive),
        ThematicBreakBlock => new Block.Rule(),
        ContainerBlock container and not LinkReferenceDefinitionGroup => new Block.Quote(Blocks(container)),
        _ => null,
    };

    private void Displays(MarkBlock block, ImmutableArray<Block>.Builder found)
    {
        var displays = formulas.Find(block.Mark);
        if (displays.IsEmpty)
        {
            found.Add(new Block.Paragraph([new Inline.Text("\uFFFD")]));
        }

        foreach (var display in displays)
        {
            found.Add(new Block.DisplayMath(display.Node, Placed(display.Anchors, block)));
        }
    }

    private Block.DisplayMath Display(DisplayBlock block)
    {
        if (!block.Closed)
        {
            Report.Error(block.Line, block.Column, "maths-open", "displayed maths that is not closed", "end it with a line $$");
        }

        return Display(block, block.Anchors);
    }

    private Block.DisplayMath Fence(FencedCodeBlock fence)
    {
        var names = ImmutableArray<string>.Empty;
        if (!string.IsNullOrWhiteSpace(fence.Arguments) && !AnchorList.TryRead(fence.Arguments, out names))
        {
            Report.Error(fence.Line, fence.Column, "anchor", $"'{fence.Arguments}' is not a list of anchors", "write ```math {#one #two}");
        }

        return Display(fence, names);
    }

    private Block.DisplayMath Display(LeafBlock block, ImmutableArray<string> names)
    {
        var lines = block.Lines;
        var formula = formulas.Read(lines.Count == 1 ? lines.Lines[0].Slice.ToString() : lines.ToString(), lines.Count == 0 ? block.Line : lines.Lines[0].Line, 0, lines);
        return new Block.DisplayMath(formula, Placed(names, block));
    }

    private ImmutableArray<string> Placed(ImmutableArray<string> names, TreeBlock block)
    {
        foreach (var name in names)
        {
            names = Placed(name, block) ? names : names.Remove(name);
        }

        return names;
    }

    // Takes an anchor; a quantity that is shown again keeps the place where it was made.
    private bool Placed(string name, TreeBlock block)
    {
        if (Anchors.IsValid(name))
        {
            return anchors.Add(name);
        }

        Report.Error(block.Line, block.Column, "anchor", $"'{name}' is not an anchor", "a letter, then letters, digits, - _ . :");
        return false;
    }

    private Block.Heading? Heading(HeadingBlock heading)
    {
        var content = inlines.Convert(heading.Inline?.FirstChild);
        var words = InlineConversion.Words(content);
        if (first && heading.Level == 1 && string.Equals(words, head.Title, StringComparison.Ordinal))
        {
            return null;
        }

        var level = Math.Clamp(heading.Level, 2, Math.Min(lastLevel + 1, 6));
        lastLevel = level;
        var name = heading.TryGetAttributes()?.Id;
        if (name is not null && !Placed(name, heading))
        {
            name = null;
        }

        return new Block.Heading(level, content, name ?? Unique(Anchors.Slug(words)));
    }

    private string Unique(string slug)
    {
        var name = slug;
        while (!anchors.Add(name))
        {
            var n = repeated.GetValueOrDefault(slug, 1) + 1;
            repeated[slug] = n;
            name = $"{slug}-{n}";
        }

        return name;
    }

    private Block? Paragraph(ParagraphBlock paragraph)
    {
        var child = paragraph.Inline?.FirstChild;
        if (child is LinkInline { IsImage: true } image && (image.Url ?? "").StartsWith("figure:", StringComparison.Ordinal))
        {
            return Figure(image, paragraph);
        }

        var content = inlines.Convert(child);
        return content.IsEmpty ? null : new Block.Paragraph(content);
    }

    private Block.Figure? Figure(LinkInline image, ParagraphBlock paragraph)
    {
        var name = image.Url!["figure:".Length..];
        if (!Anchors.IsValid(name))
        {
            Report.Error(paragraph.Line, paragraph.Column, "figure-name", $"'{name}' is not the name of a figure", "a letter, then letters, digits, - _ . :");
            return null;
        }

        var next = image.NextSibling;
        next = next is LineBreakInline ? next.NextSibling : next;
        return new Block.Figure(name, InlineConversion.Words(inlines.Convert(image.FirstChild)), inlines.Convert(next));
    }

    private Block.ItemList List(ListBlock list)
    {
        var items = ImmutableArray.CreateBuilder<ImmutableArray<Block>>(list.Count);
        foreach (var item in list)
        {
            items.Add(Blocks((ContainerBlock)item));
        }

        var start = int.TryParse(list.OrderedStart, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 1;
        return new Block.ItemList(list.IsOrdered ? start : null, items.DrainToImmutable());
    }

    private Block.Table Table(MarkdigTable table)
    {
        var width = 0;
        foreach (var row in table)
        {
            width = Math.Max(width, ((MarkdigRow)row).Count);
        }

        var columns = ImmutableArray.CreateBuilder<Alignment>(width);
        for (var i = 0; i < width; i++)
        {
            columns.Add(i < table.ColumnDefinitions.Count ? AlignmentOf(table.ColumnDefinitions[i].Alignment) : Alignment.Left);
        }

        var rows = ImmutableArray.CreateBuilder<TableRow>(table.Count);
        inlines.InTable = true;
        foreach (var row in table)
        {
            rows.Add(Row((MarkdigRow)row, width));
        }

        inlines.InTable = false;
        var top = rows[0];
        rows.RemoveAt(0);
        return new Block.Table(columns.DrainToImmutable(), top, rows.ToImmutable());
    }

    private TableRow Row(MarkdigRow row, int width)
    {
        var cells = ImmutableArray.CreateBuilder<ImmutableArray<Inline>>(width);
        foreach (var cell in row)
        {
            inlines.Line = row.Line;
            cells.Add(cell is ContainerBlock { Count: > 0 } full && full[0] is LeafBlock leaf ? inlines.Convert(leaf.Inline?.FirstChild) : []);
        }

        while (cells.Count < width)
        {
            cells.Add([]);
        }

        return new TableRow(cells.ToImmutable());
    }

    private static Alignment AlignmentOf(TableColumnAlign? align) => align switch
    {
        TableColumnAlign.Right => Alignment.Right,
        TableColumnAlign.Center => Alignment.Centre,
        _ => Alignment.Left,
    };

    private Block Quote(QuoteBlock quote)
    {
        if (quote.Count == 0 || quote[0] is not ParagraphBlock paragraph || paragraph.Inline?.FirstChild is not CalloutMark mark)
        {
            return new Block.Quote(Blocks(quote));
        }

        Markdig.Syntax.Inlines.Inline? end = mark;
        while (end is not null and not LineBreakInline)
        {
            end = end.NextSibling;
        }

        var title = Trim(inlines.Convert(mark.NextSibling, end));
        var opening = end is null ? [] : inlines.Convert(end.NextSibling);
        quote.RemoveAt(0);
        var content = Blocks(quote);
        return new Block.Callout(mark.Kind, title, opening.IsEmpty ? content : content.Insert(0, new Block.Paragraph(opening)));
    }

    private static ImmutableArray<Inline> Trim(ImmutableArray<Inline> title) => title switch
    {
        [] => title,
        [Inline.Text only] => string.IsNullOrWhiteSpace(only.Value) ? [] : [new Inline.Text(only.Value.Trim())],
        [Inline.Text text, ..] => title.SetItem(0, new Inline.Text(text.Value.TrimStart())),
        _ => title,
    };

    private Block? Directive(DirectiveBlock directive)
    {
        switch (directive.Name)
        {
            case "pagebreak" when directive.Argument.Length == 0:
                return new Block.PageBreak();
            case "write" when int.TryParse(directive.Argument, System.Globalization.CultureInfo.InvariantCulture, out var lines) && lines is > 0 and <= 100:
                return new Block.WritingSpace(lines);
            case "name" when directive.Argument.Length > 0:
                return new Block.NameFields([.. formulas.Plain(directive.Argument).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);
            default:
                Report.Error(directive.Line, directive.Column, "directive", $"'{directive.Name} {formulas.Plain(directive.Argument)}'".TrimEnd() + " is not a directive", "::: write 8 (1 to 100 lines), ::: name Name | Number, ::: pagebreak");
                return null;
        }
    }
}
