using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace WorkedSolutions.Render.Documents.Markdown;

/// <summary>A directive in the Markdown tree.</summary>
internal sealed class DirectiveBlock(BlockParser parser, string name, string argument) : LeafBlock(parser)
{
    /// <summary>What it asks for, e.g. <c>write</c>.</summary>
    public string Name => name;

    /// <summary>The rest of the line.</summary>
    public string Argument => argument;
}

/// <summary>
/// Directives, each on a line of its own: <c>::: write 8</c> (eight ruled lines to write on),
/// <c>::: name Name | Number | Marks</c> (fields at the head of a paper), <c>::: pagebreak</c>.
/// </summary>
internal sealed class DirectiveParser : BlockParser
{
    public DirectiveParser() => OpeningCharacters = [':'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        if (processor.IsCodeIndent || line.PeekChar() != ':' || line.PeekChar(2) != ':')
        {
            return BlockState.None;
        }

        var text = line.AsSpan()[3..].Trim();
        var space = text.IndexOfAny(' ', '\t');
        var name = space < 0 ? text : text[..space];
        var argument = space < 0 ? default : text[space..].Trim();
        processor.NewBlocks.Push(new DirectiveBlock(this, name.ToString(), argument.ToString())
        {
            Column = processor.Column,
            Span = new SourceSpan(line.Start, line.End),
        });
        return BlockState.BreakDiscard;
    }
}
