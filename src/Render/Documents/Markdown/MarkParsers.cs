using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace WorkedSolutions.Render.Documents.Markdown;

/// <summary>A display in the Markdown tree, or several below each other, that stand on the <see cref="FormulaSheet"/>.</summary>
internal sealed class MarkBlock(BlockParser parser, int mark) : LeafBlock(parser)
{
    /// <summary>The number of the mark.</summary>
    public int Mark => mark;
}

/// <summary>Maths inside a line that stands on the <see cref="FormulaSheet"/>.</summary>
internal sealed class MarkInline(int mark) : LeafInline
{
    /// <summary>The number of the mark; −1 for one that leads nowhere.</summary>
    public int Mark => mark;
}

/// <summary>A mark on a line by itself is a display.</summary>
internal sealed class MarkBlockParser : BlockParser
{
    public MarkBlockParser() => OpeningCharacters = [FormulaSheet.Mark];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        var text = line.AsSpan();
        var mark = FormulaSheet.Number(text);
        if (processor.IsCodeIndent || mark < 0 || !text[FormulaSheet.MarkLength..].IsWhiteSpace())
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(new MarkBlock(this, mark)
        {
            Column = processor.Column,
            Span = new SourceSpan(line.Start, line.End),
        });
        return BlockState.BreakDiscard;
    }
}

/// <summary>A mark among words is maths in the line; its first character alone is a mark that leads nowhere.</summary>
internal sealed class MarkInlineParser : InlineParser
{
    public MarkInlineParser() => OpeningCharacters = [FormulaSheet.Mark];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var mark = FormulaSheet.Number(slice.AsSpan());
        var length = mark < 0 ? 1 : FormulaSheet.MarkLength;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new MarkInline(mark)
        {
            Line = line,
            Column = column,
            Span = new SourceSpan(start, start + length - 1),
        };
        slice.Start += length;
        return true;
    }
}
