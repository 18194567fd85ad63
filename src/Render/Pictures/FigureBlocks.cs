using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;

namespace WorkedSolutions.Render.Pictures;

/// <summary>The picture files that stand beside a Markdown paper.</summary>
/// <param name="Stem">How their names begin: <c>001</c> gives <c>001-network.svg</c>.</param>
/// <param name="Write">Takes each file: its name and its SVG text.</param>
public sealed record FigureFiles(string Stem, Action<string, string> Write);

/// <summary>The figures of a document, wherever they stand in it.</summary>
internal static class FigureBlocks
{
    /// <summary>The document with its figures changed; null leaves one out.</summary>
    public static Document Change(Document document, Func<Block.Figure, Block.Figure?> change) =>
        Contains(document.Blocks) ? document with { Blocks = Change(document.Blocks, change) } : document;

    /// <summary>The document without the figures that are drawn.</summary>
    public static Document WithoutDrawings(Document document) => Change(document, figure => figure.Drawing is null ? figure : null);

    /// <summary>Writes the drawings as files. <paramref name="names"/>: the file of each figure.</summary>
    public static Document InFiles(Document document, FigureFiles files, out Dictionary<string, string> names)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        Change(document, figure =>
        {
            if (figure.Drawing is { } drawing && !written.ContainsKey(figure.Name))
            {
                var name = $"{files.Stem}-{figure.Name}.svg";
                written.Add(figure.Name, name);
                files.Write(name, drawing.Value.Svg());
            }

            return figure;
        });
        names = written;
        return document;
    }

    /// <summary>The figures of the blocks in their order, each name once.</summary>
    public static ImmutableArray<Block.Figure> In(ImmutableArray<Block> blocks)
    {
        var found = new OrderedDictionary<string, Block.Figure>(StringComparer.Ordinal);
        if (Contains(blocks))
        {
            Change(blocks, figure =>
            {
                found.TryAdd(figure.Name, figure);
                return figure;
            });
        }

        return [.. found.Values];
    }

    private static bool Contains(ImmutableArray<Block> blocks)
    {
        foreach (var block in blocks)
        {
            var found = block switch
            {
                Block.Figure => true,
                Block.Callout callout => Contains(callout.Content),
                Block.Quote quote => Contains(quote.Content),
                Block.ItemList list => list.Items.Any(Contains),
                _ => false,
            };
            if (found)
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<Block> Change(ImmutableArray<Block> blocks, Func<Block.Figure, Block.Figure?> change)
    {
        var changed = ImmutableArray.CreateBuilder<Block>(blocks.Length);
        foreach (var block in blocks)
        {
            Block? own = block switch
            {
                Block.Figure figure => change(figure),
                Block.Callout callout => callout with { Content = Change(callout.Content, change) },
                Block.Quote quote => new Block.Quote(Change(quote.Content, change)),
                Block.ItemList list => list with { Items = [.. list.Items.Select(item => Change(item, change))] },
                _ => block,
            };
            if (own is not null)
            {
                changed.Add(own);
            }
        }

        return changed.ToImmutable();
    }
}
