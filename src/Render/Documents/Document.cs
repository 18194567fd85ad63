using System.Collections.Immutable;
using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Documents;

/// <summary>
/// A paper, free of any output format: what it says about itself and its blocks in reading order.
/// Made from a template's Markdown by <c>MarkdownReader</c>; written as Markdown, HTML, LaTeX or laid out on pages.
/// </summary>
public sealed record Document(DocumentHead Head, ImmutableArray<Block> Blocks);

/// <summary>
/// What a paper says about itself. <paramref name="Language"/> is a BCP 47 tag; <paramref name="Subtitle"/> says which paper it is,
/// e.g. <c>Worked solution</c>. Writers set the title themselves (as the one heading of level 1).
/// </summary>
public sealed record DocumentHead(string Title, string? Course = null, string? Author = null, string? Date = null, string Language = "en", string? Subtitle = null);

/// <summary>A callout's kind: it decides colour and label.</summary>
public enum CalloutKind
{
    /// <summary>A remark.</summary>
    Note,
    /// <summary>Theory that goes with the working.</summary>
    Theory,
    /// <summary>Something that often goes wrong, or that deserves care.</summary>
    Warning,
    /// <summary>A result to remember, or the certificate that closes a document.</summary>
    Result,
}

/// <summary>The horizontal alignment of a table column.</summary>
public enum Alignment
{
    /// <summary>To the left.</summary>
    Left,
    /// <summary>Centred.</summary>
    Centre,
    /// <summary>To the right.</summary>
    Right,
}

/// <summary>A block of a document.</summary>
public abstract record Block
{
    private Block() { }

    /// <summary>
    /// A heading; <paramref name="Anchor"/> is its place for links. The reader gives levels 2 to 6 (1 is the paper's title)
    /// and never leaves a level out on the way down.
    /// </summary>
    public sealed record Heading(int Level, ImmutableArray<Inline> Content, string Anchor) : Block;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(ImmutableArray<Inline> Content) : Block;

    /// <summary>Displayed maths; <paramref name="Anchors"/> are the quantities that it defines (places for links).</summary>
    public sealed record DisplayMath(MathNode Formula, ImmutableArray<string> Anchors) : Block;

    /// <summary>A list; <paramref name="Start"/> is the first number, null for bullets.</summary>
    public sealed record ItemList(int? Start, ImmutableArray<ImmutableArray<Block>> Items) : Block;

    /// <summary>A table with one head row.</summary>
    public sealed record Table(ImmutableArray<Alignment> Columns, TableRow Head, ImmutableArray<TableRow> Rows) : Block;

    /// <summary>A callout with a title of its own, or the kind's.</summary>
    public sealed record Callout(CalloutKind Kind, ImmutableArray<Inline> Title, ImmutableArray<Block> Content) : Block;

    /// <summary>A picture by its name with its text alternative and caption.</summary>
    public sealed record Figure(string Name, string Alternative, ImmutableArray<Inline> Caption) : Block
    {
        /// <summary>The picture, drawn when it is first asked for; null: drawn elsewhere, see the writers.</summary>
        public Lazy<Picture>? Drawing { get; init; }
    }

    /// <summary>A quotation.</summary>
    public sealed record Quote(ImmutableArray<Block> Content) : Block;

    /// <summary>Code, or text to be set as it is.</summary>
    public sealed record Code(string Text, string? Language) : Block;

    /// <summary>Room to write, in lines of ruled paper.</summary>
    public sealed record WritingSpace(int Lines) : Block;

    /// <summary>A place for name, number and marks at the head of a question paper.</summary>
    public sealed record NameFields(ImmutableArray<string> Labels) : Block;

    /// <summary>A horizontal rule.</summary>
    public sealed record Rule : Block;

    /// <summary>A new page, where there are pages.</summary>
    public sealed record PageBreak : Block;
}

/// <summary>A row of table cells.</summary>
public sealed record TableRow(ImmutableArray<ImmutableArray<Inline>> Cells);

/// <summary>A part of a line of text.</summary>
public abstract record Inline
{
    private Inline() { }

    /// <summary>Plain text.</summary>
    public sealed record Text(string Value) : Inline;

    /// <summary>Inline maths.</summary>
    public sealed record Math(MathNode Formula) : Inline;

    /// <summary>Emphasis (italic).</summary>
    public sealed record Emphasis(ImmutableArray<Inline> Content) : Inline;

    /// <summary>Strong emphasis (bold).</summary>
    public sealed record Strong(ImmutableArray<Inline> Content) : Inline;

    /// <summary>Code.</summary>
    public sealed record Code(string Value) : Inline;

    /// <summary>A link: <c>#anchor</c>, http, https or mailto; nothing else is let through.</summary>
    public sealed record Link(string Target, ImmutableArray<Inline> Content) : Inline;

    /// <summary>A line break.</summary>
    public sealed record LineBreak : Inline;
}
