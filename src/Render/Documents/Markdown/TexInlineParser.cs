using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace WorkedSolutions.Render.Documents.Markdown;

/// <summary>Maths inside a line: its TeX, word for word.</summary>
internal sealed class TexInline(string tex) : LeafInline
{
    /// <summary>What stands between the dollars.</summary>
    public string Tex => tex;
}

/// <summary>
/// Maths inside a line: <c>$…$</c>, <c>$$…$$</c> or GitHub's <c>$`…`$</c>. As in pandoc the opening dollar is followed by something
/// other than a space, the closing dollar follows something other than a space and is not followed by a digit
/// (so $5 and $6 are money). A backslash keeps the next character from closing. Nothing inside is Markdown, not even | in a table.
/// </summary>
internal sealed class TexInlineParser : InlineParser
{
    public TexInlineParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.Text.AsSpan(slice.Start, slice.Length);
        var two = text.Length > 1 && text[1] == '$';
        var open = two ? 2 : 1;
        var tick = !two && text.Length > 1 && text[1] == '`';
        if (tick)
        {
            open = 2;
        }

        if (text.Length <= open || (!two && !tick && (char.IsWhiteSpace(text[open]) || text[open] == '$')))
        {
            return false;
        }

        var close = Close(text, open, two ? "$$" : tick ? "`$" : "$");
        if (close < 0)
        {
            return false;
        }

        var end = close + (two || tick ? 2 : 1);
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new TexInline(text[open..close].ToString())
        {
            Line = line,
            Column = column,
            Span = new SourceSpan(start, start + end - 1),
        };
        slice.Start += end;
        return true;
    }

    private static int Close(ReadOnlySpan<char> text, int from, string mark)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (i > from && text[i..].StartsWith(mark) && (mark.Length == 2 || Closes(text, i)))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Closes(ReadOnlySpan<char> text, int at) =>
        !char.IsWhiteSpace(text[at - 1]) && (at + 1 == text.Length || !char.IsAsciiDigit(text[at + 1]));
}
