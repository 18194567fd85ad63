using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace WorkedSolutions.Render.Documents.Markdown;

/// <summary>The mark that makes a quotation a callout: <c>[!NOTE]</c>, with an optional title up to the end of the line.</summary>
internal sealed class CalloutMark(CalloutKind kind) : LeafInline
{
    /// <summary>The kind named.</summary>
    public CalloutKind Kind => kind;
}

/// <summary>Finds <c>[!KIND]</c> at the very start of a quotation; other brackets are left to the parser of links.</summary>
internal sealed class CalloutParser : InlineParser
{
    public CalloutParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '!' || processor.Block is not ParagraphBlock { Parent: QuoteBlock quote } paragraph
            || quote[0] != paragraph || paragraph.Inline?.FirstChild is not null)
        {
            return false;
        }

        var text = slice.AsSpan()[2..];
        var end = text.IndexOf(']');
        if (end < 0 || KindOf(text[..end]) is not { } kind)
        {
            return false;
        }

        processor.Inline = new CalloutMark(kind);
        slice.Start += end + 3;
        return true;
    }

    /// <summary>The kind by its name; GitHub's TIP and IMPORTANT, CAUTION stand for the nearest of ours.</summary>
    internal static CalloutKind? KindOf(ReadOnlySpan<char> name) => name switch
    {
        _ when name.Equals("NOTE", StringComparison.OrdinalIgnoreCase) => CalloutKind.Note,
        _ when name.Equals("THEORY", StringComparison.OrdinalIgnoreCase) => CalloutKind.Theory,
        _ when name.Equals("TIP", StringComparison.OrdinalIgnoreCase) => CalloutKind.Theory,
        _ when name.Equals("WARNING", StringComparison.OrdinalIgnoreCase) => CalloutKind.Warning,
        _ when name.Equals("CAUTION", StringComparison.OrdinalIgnoreCase) => CalloutKind.Warning,
        _ when name.Equals("RESULT", StringComparison.OrdinalIgnoreCase) => CalloutKind.Result,
        _ when name.Equals("IMPORTANT", StringComparison.OrdinalIgnoreCase) => CalloutKind.Result,
        _ => null,
    };
}
