using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace WorkedSolutions.Render.Documents.Markdown;

/// <summary>A display in the Markdown tree that stands on the <see cref="FormulaSheet"/>.</summary>
internal sealed class MarkBlock(BlockParser parser, string mark) : LeafBlock(parser)
{
    /// <summary>The formula's mark.</summary>
    public string Mark => mark;
}

/// <summary>Maths inside a line that stands on the <see cref="FormulaSheet"/>.</summary>
internal sealed class MarkInline(string mark) : LeafInline
{
    /// <summary>The formula's mark.</summary>
    public string Mark => mark;
}

/// <summary>A mark on a line by itself is a display.</summary>
internal sealed class MarkBlockParser : BlockParser
{
    public MarkBlockParser() => OpeningCharacters = [FormulaSheet.Mark];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        var text = line.AsSpan();
        if (processor.IsCodeIndent || !FormulaSheet.IsMark(text) || !text[FormulaSheet.MarkLength..].IsWhiteSpace())
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(new MarkBlock(this, text[..FormulaSheet.MarkLength].ToString())
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
        var length = FormulaSheet.IsMark(slice.AsSpan()) ? FormulaSheet.MarkLength : 1;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new MarkInline(slice.Text.Substring(slice.Start, length))
        {
            Line = line,
            Column = column,
            Span = new SourceSpan(start, start + length - 1),
        };
        slice.Start += length;
        return true;
    }
}
