using System.Collections.Immutable;
using System.Text;
using Markdig.Syntax.Inlines;
using Tree = Markdig.Syntax.Inlines;

namespace WorkedSolutions.Render.Documents.Markdown;

/// <summary>From Markdig's inlines to ours: texts joined, links checked, maths read.</summary>
internal sealed class InlineConversion(Report report, FormulaReader formulas)
{
    private readonly StringBuilder pending = new();

    /// <summary>Links to places in the text, to be checked when all places are known.</summary>
    public List<(string Target, int Line, int Column)> Inner { get; } = [];

    /// <summary>The line of the block being read, for the inlines that do not know theirs.</summary>
    public int Line { get; set; }

    /// <summary>Whether a cell of a table is being read, where code writes | as \|.</summary>
    public bool InTable { get; set; }

    /// <summary>Converts <paramref name="first"/> and what follows it up to <paramref name="until"/> (not included).</summary>
    public ImmutableArray<Inline> Convert(Tree.Inline? first, Tree.Inline? until = null)
    {
        var found = ImmutableArray.CreateBuilder<Inline>();
        var before = pending.Length;
        for (var inline = first; inline is not null && inline != until; inline = inline.NextSibling)
        {
            Add(inline, found, before);
        }

        Flush(found, before);
        return found.DrainToImmutable();
    }

    /// <summary>The words of inlines without their markup; maths is left out.</summary>
    public static string Words(ImmutableArray<Inline> content)
    {
        if (content is [Inline.Text only])
        {
            return only.Value;
        }

        var words = new StringBuilder();
        Collect(content, words);
        return words.ToString();
    }

    private static void Collect(ImmutableArray<Inline> content, StringBuilder words)
    {
        foreach (var inline in content)
        {
            switch (inline)
            {
                case Inline.Text text: words.Append(text.Value); break;
                case Inline.Code code: words.Append(code.Value); break;
                case Inline.Emphasis emphasis: Collect(emphasis.Content, words); break;
                case Inline.Strong strong: Collect(strong.Content, words); break;
                case Inline.Link link: Collect(link.Content, words); break;
                case Inline.LineBreak: words.Append(' '); break;
                default: break;
            }
        }
    }

    private void Add(Tree.Inline inline, ImmutableArray<Inline>.Builder found, int before)
    {
        switch (inline)
        {
            case LiteralInline literal:
                pending.Append(literal.Content.AsSpan());
                break;
            case HtmlEntityInline entity:
                pending.Append(entity.Transcoded.AsSpan());
                break;
            case MarkInline mark:
                Flush(found, before);
                Formulas(mark, found);
                break;
            case LineBreakInline { IsHard: false }:
                pending.Append(' ');
                break;
            case DelimiterInline delimiter:
                pending.Append(delimiter.ToLiteral());
                foreach (var child in delimiter)
                {
                    Add(child, found, before);
                }

                break;
            default:
                var converted = Whole(inline);
                if (converted is not null)
                {
                    Flush(found, before);
                    found.Add(converted);
                }

                break;
        }
    }

    private Inline? Whole(Tree.Inline inline) => inline switch
    {
        TexInline tex => Formula(tex),
        LineBreakInline => new Inline.LineBreak(),
        CodeInline code => new Inline.Code(formulas.Plain(InTable ? code.Content.Replace("\\|", "|", StringComparison.Ordinal) : code.Content)),
        EmphasisInline { DelimiterCount: 2 } strong => new Inline.Strong(Convert(strong.FirstChild)),
        EmphasisInline emphasis => new Inline.Emphasis(Convert(emphasis.FirstChild)),
        AutolinkInline link => Linked(link.IsEmail ? "mailto:" + link.Url : link.Url, [new Inline.Text(link.Url)], link),
        LinkInline { IsImage: true } image => Misplaced(image),
        LinkInline link => Linked(link.Url ?? "", Convert(link.FirstChild), link),
        ContainerInline container => new Inline.Emphasis(Convert(container.FirstChild)),
        _ => null,
    };

    // Displays among words are maths in the line, beside each other.
    private void Formulas(MarkInline mark, ImmutableArray<Inline>.Builder found)
    {
        var maths = formulas.Find(mark.Mark);
        if (maths.IsEmpty)
        {
            pending.Append('\uFFFD');
        }

        for (var i = 0; i < maths.Length; i++)
        {
            if (i > 0)
            {
                found.Add(new Inline.Text(" "));
            }

            found.Add(new Inline.Math(maths[i].Node));
        }
    }

    private Inline.Math Formula(TexInline inline) => new(formulas.Read(inline.Tex, LineOf(inline), inline.Column));

    private Inline? Linked(string target, ImmutableArray<Inline> content, Tree.Inline at)
    {
        target = target.Trim();
        if (target.StartsWith('#') && Anchors.IsValid(target.AsSpan(1)))
        {
            Inner.Add((target[1..], LineOf(at), at.Column));
            return new Inline.Link(target, content);
        }

        if (IsAllowed(target))
        {
            return new Inline.Link(target, content);
        }

        report.Error(LineOf(at), at.Column, "link-refused", $"the link target '{Shorten(target)}' is not allowed", "links lead to http://, https://, mailto: or #place");
        return null;
    }

    private Inline? Misplaced(LinkInline image)
    {
        report.Error(LineOf(image), image.Column, "figure-misplaced", $"a picture ('{Shorten(image.Url ?? "")}') inside a line", "a figure begins a paragraph of its own: ![what it shows](figure:name)");
        return null;
    }

    private int LineOf(Tree.Inline inline) => Math.Max(Line, inline.Line);

    private void Flush(ImmutableArray<Inline>.Builder found, int before)
    {
        if (pending.Length > before)
        {
            found.Add(new Inline.Text(pending.ToString(before, pending.Length - before)));
            pending.Length = before;
        }
    }

    private static bool IsAllowed(string target)
    {
        foreach (var c in target)
        {
            if (char.IsControl(c) || char.IsWhiteSpace(c))
            {
                return false;
            }
        }

        return target.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || target.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "…");
}
