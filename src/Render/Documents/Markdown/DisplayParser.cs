using System.Collections.Immutable;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace WorkedSolutions.Render.Documents.Markdown;

/// <summary>Displayed maths in the Markdown tree: its TeX is in <see cref="LeafBlock.Lines"/>, word for word.</summary>
internal sealed class DisplayBlock(BlockParser parser) : LeafBlock(parser)
{
    /// <summary>The quantities that the line defines; names as written, not yet checked.</summary>
    public ImmutableArray<string> Anchors { get; set; } = [];

    /// <summary>Whether the closing $$ was found.</summary>
    public bool Closed { get; set; }
}

/// <summary>
/// Displayed maths:
/// <code>
/// $$ {#anchor #another}
/// z = wx + b
/// $$
/// </code>
/// or on one line, <c>$$ z = wx + b $$ {#anchor}</c>. The anchors may stand after the opening or the closing dollars.
/// Nothing between the dollars is Markdown. A line with more text after the closing dollars is no display but a paragraph.
/// </summary>
internal sealed class DisplayParser : BlockParser
{
    public DisplayParser() => OpeningCharacters = ['$'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        if (processor.IsCodeIndent || line.CurrentChar != '$' || line.PeekChar() != '$' || line.PeekChar(2) == '$')
        {
            return BlockState.None;
        }

        var rest = line.AsSpan()[2..];
        var offset = line.Start + 2;
        var block = new DisplayBlock(this) { Column = processor.Column, Span = new SourceSpan(line.Start, line.End) };
        var end = rest.IndexOf("$$");
        if (end >= 0)
        {
            if (!TryAnchors(rest[(end + 2)..], block))
            {
                return BlockState.None;
            }

            Append(processor, block, line, offset, offset + end - 1);
            block.Closed = true;
            processor.NewBlocks.Push(block);
            return BlockState.BreakDiscard;
        }

        if (!TryAnchors(rest, block))
        {
            Append(processor, block, line, offset, line.End);
        }

        processor.NewBlocks.Push(block);
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Markdig.Syntax.Block block)
    {
        var display = (DisplayBlock)block;
        var line = processor.Line;
        var text = line.AsSpan();
        var end = text.IndexOf("$$");
        display.UpdateSpanEnd(line.End);
        if (end < 0 || !TryAnchors(text[(end + 2)..], display))
        {
            Append(processor, display, line, line.Start, line.End);
            return BlockState.ContinueDiscard;
        }

        if (!text[..end].IsWhiteSpace())
        {
            Append(processor, display, line, line.Start, line.Start + end - 1);
        }

        display.Closed = true;
        return BlockState.BreakDiscard;
    }

    private static void Append(BlockProcessor processor, DisplayBlock block, StringSlice line, int start, int end)
    {
        var slice = new StringSlice(line.Text, start, end) { NewLine = NewLine.LineFeed };
        block.AppendLine(ref slice, processor.Column + start - line.Start, processor.LineIndex, start, trackTrivia: false);
    }

    private static bool TryAnchors(ReadOnlySpan<char> text, DisplayBlock block)
    {
        if (text.IsWhiteSpace())
        {
            return true;
        }

        if (!AnchorList.TryRead(text, out var anchors))
        {
            return false;
        }

        block.Anchors = block.Anchors.AddRange(anchors);
        return true;
    }
}

/// <summary>A list of anchors as written, <c>{#one #two}</c>.</summary>
internal static class AnchorList
{
    /// <summary>Reads a list that is the whole text; the names are not checked.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out ImmutableArray<string> anchors)
    {
        anchors = [];
        text = text.Trim();
        if (text.Length < 4 || text[0] != '{' || text[1] != '#' || text[^1] != '}')
        {
            return false;
        }

        var inner = text[1..^1];
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var part in inner.Split(' '))
        {
            var name = inner[part];
            if (name.IsEmpty)
            {
                continue;
            }

            if (name[0] != '#')
            {
                return false;
            }

            found.Add(name[1..].ToString());
        }

        anchors = found.ToImmutable();
        return true;
    }
}
