using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace WorkedSolutions.Render.Documents.Markdown;

/// <summary>The Markdown that templates are written in: CommonMark without HTML, pipe tables, maths, callouts, directives, anchors.</summary>
internal static class Dialect
{
    /// <summary>Parses fast; inlines do not know their lines.</summary>
    public static MarkdownPipeline Fast { get; } = Build(precise: false);

    /// <summary>Parses more slowly; inlines know their lines. Used once something is to be reported.</summary>
    public static MarkdownPipeline Precise { get; } = Build(precise: true);

    private static MarkdownPipeline Build(bool precise)
    {
        var builder = new MarkdownPipelineBuilder { PreciseSourceLocation = precise };
        builder.DisableHtml();
        builder.BlockParsers.Insert(0, new DisplayParser());
        builder.BlockParsers.Insert(0, new MarkBlockParser());
        builder.BlockParsers.Insert(0, new DirectiveParser());
        builder.InlineParsers.Insert(0, new CalloutParser());
        builder.InlineParsers.Insert(0, new TexInlineParser());
        builder.InlineParsers.Insert(0, new MarkInlineParser());
        if (builder.BlockParsers.Find<HeadingBlockParser>() is { } headings)
        {
            headings.TryParseAttributes = TakeAnchor;
        }

        builder.Extensions.Add(new PipeTableExtension(new PipeTableOptions { UseHeaderForColumnCount = true }));
        return builder.Build();
    }

    // Takes {#anchor} off a heading's end; it is kept as the block's id.
    private static bool TakeAnchor(BlockProcessor processor, ref StringSlice slice, IBlock block)
    {
        var text = slice.AsSpan();
        var open = text.LastIndexOf("{#");
        if (open < 0 || !AnchorList.TryRead(text[open..], out var anchors) || anchors.Length != 1)
        {
            return false;
        }

        block.GetAttributes().Id = anchors[0];
        slice.End = slice.Start + open - 1;
        while (slice.End >= slice.Start && slice.Text[slice.End] is ' ' or '\t')
        {
            slice.End--;
        }

        return true;
    }
}
