using System.Collections.Immutable;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Documents;

/// <summary>Makes one document of several: each on new pages, under a heading of its own, its links leading to places of its own.</summary>
public static class DocumentJoin
{
    /// <summary>The documents one behind the other.</summary>
    /// <param name="head">What the whole says about itself.</param>
    /// <param name="parts">Titles, which become the bookmarks, and documents.</param>
    public static Document Join(DocumentHead head, IEnumerable<(string Title, Document Document)> parts)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var number = 0;
        foreach (var (title, document) in parts)
        {
            number++;
            var prefix = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"p{number}-");
            if (number > 1)
            {
                blocks.Add(new Block.PageBreak());
            }

            blocks.Add(new Block.Heading(1, [new Inline.Text(title)], prefix + "top"));
            foreach (var block in document.Blocks)
            {
                blocks.Add(Prefixed(block, prefix));
            }
        }

        return new Document(head, blocks.ToImmutable());
    }

    private static Block Prefixed(Block block, string prefix) => block switch
    {
        Block.Heading heading => new Block.Heading(Math.Max(heading.Level, 2), Prefixed(heading.Content, prefix), prefix + heading.Anchor),
        Block.Paragraph paragraph => new Block.Paragraph(Prefixed(paragraph.Content, prefix)),
        Block.DisplayMath display => new Block.DisplayMath(Prefixed(display.Formula, prefix), [.. display.Anchors.Select(anchor => prefix + anchor)]),
        Block.ItemList list => list with { Items = [.. list.Items.Select(item => item.Select(inner => Prefixed(inner, prefix)).ToImmutableArray())] },
        Block.Table table => table with { Head = Prefixed(table.Head, prefix), Rows = [.. table.Rows.Select(row => Prefixed(row, prefix))] },
        Block.Callout callout => callout with { Title = Prefixed(callout.Title, prefix), Content = [.. callout.Content.Select(inner => Prefixed(inner, prefix))] },
        Block.Figure figure => figure with { Name = prefix + figure.Name, Caption = Prefixed(figure.Caption, prefix) },
        Block.Quote quote => new Block.Quote([.. quote.Content.Select(inner => Prefixed(inner, prefix))]),
        _ => block,
    };

    private static TableRow Prefixed(TableRow row, string prefix) => new([.. row.Cells.Select(cell => Prefixed(cell, prefix))]);

    private static ImmutableArray<Inline> Prefixed(ImmutableArray<Inline> content, string prefix) => [.. content.Select(inline => Prefixed(inline, prefix))];

    private static Inline Prefixed(Inline inline, string prefix) => inline switch
    {
        Inline.Math math => new Inline.Math(Prefixed(math.Formula, prefix)),
        Inline.Emphasis emphasis => new Inline.Emphasis(Prefixed(emphasis.Content, prefix)),
        Inline.Strong strong => new Inline.Strong(Prefixed(strong.Content, prefix)),
        Inline.Link link => new Inline.Link(Target(link.Target, prefix), Prefixed(link.Content, prefix)),
        _ => inline,
    };

    private static string Target(string target, string prefix) => target.StartsWith('#') ? "#" + prefix + target[1..] : target;

    private static NodeList Prefixed(NodeList list, string prefix) => new([.. list.Items.Select(node => Prefixed(node, prefix))]);

    private static MathNode Prefixed(MathNode node, string prefix) => node switch
    {
        MathNode.Row row => new MathNode.Row(Prefixed(row.Children, prefix)),
        MathNode.Fraction fraction => fraction with { Numerator = Prefixed(fraction.Numerator, prefix), Denominator = Prefixed(fraction.Denominator, prefix) },
        MathNode.Scripts scripts => new MathNode.Scripts(Prefixed(scripts.Base, prefix), Optional(scripts.Sub, prefix), Optional(scripts.Sup, prefix)),
        MathNode.Radical radical => new MathNode.Radical(Prefixed(radical.Body, prefix), Optional(radical.Index, prefix)),
        MathNode.Accent accent => accent with { Body = Prefixed(accent.Body, prefix) },
        MathNode.Delimited delimited => delimited with { Body = Prefixed(delimited.Body, prefix) },
        MathNode.Grid grid => grid with { Rows = new GridRows([.. grid.Rows.Rows.Select(row => Prefixed(row, prefix))]) },
        MathNode.Brace brace => brace with { Body = Prefixed(brace.Body, prefix), Label = Optional(brace.Label, prefix) },
        MathNode.Boxed boxed => new MathNode.Boxed(Prefixed(boxed.Body, prefix)),
        MathNode.Coloured coloured => coloured with { Body = Prefixed(coloured.Body, prefix) },
        MathNode.Link link => new MathNode.Link(Target(link.Target, prefix), Prefixed(link.Body, prefix)),
        MathNode.Styled styled => styled with { Body = Prefixed(styled.Body, prefix) },
        MathNode.Cancelled cancelled => new MathNode.Cancelled(Prefixed(cancelled.Body, prefix)),
        _ => node,
    };

    private static MathNode? Optional(MathNode? node, string prefix) => node is null ? null : Prefixed(node, prefix);
}
