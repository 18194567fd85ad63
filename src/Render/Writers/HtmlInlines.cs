using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Writers;

/// <summary>Lines of text as HTML elements.</summary>
internal sealed class HtmlInlines(StringBuilder html, HashSet<string> anchors)
{
    /// <summary>Appends a line, with or without its links.</summary>
    public void Write(ImmutableArray<Inline> content, bool links = true)
    {
        var taken = 0;
        for (var i = 0; i < content.Length; i++)
        {
            ReadOnlySpan<char> opening = [];
            if (content[i] is Inline.Text text)
            {
                var rest = text.Value.AsSpan(taken);
                opening = IsMath(content, i + 1) ? rest[rest.TrimEnd("([‘“").Length..] : [];
                HtmlText.Append(html, rest[..^opening.Length]);
                taken = 0;
                i += opening.IsEmpty ? 0 : 1;
            }

            if (IsMath(content, i))
            {
                taken = Formula(content, i, opening, links);
            }
            else
            {
                Write(content[i], links);
            }
        }
    }

    // A formula with the brackets and signs at it, from which a browser would part it at the end of a line; how many of those behind it.
    private int Formula(ImmutableArray<Inline> content, int at, ReadOnlySpan<char> opening, bool links)
    {
        var behind = at + 1 < content.Length && content[at + 1] is Inline.Text text ? text.Value : "";
        var closing = behind.Length - behind.AsSpan().TrimStart(",.;:?!)]’”").Length;
        var isTight = opening.Length + closing > 0;
        html.Append(isTight ? "<span class=\"m\">" : "");
        HtmlText.Append(html, opening);
        Write(content[at], links);
        HtmlText.Append(html, behind.AsSpan(0, closing));
        html.Append(isTight ? "</span>" : "");
        return closing;
    }

    private static bool IsMath(ImmutableArray<Inline> content, int at) => at < content.Length && content[at] is Inline.Math;

    private void Write(Inline inline, bool links)
    {
        switch (inline)
        {
            case Inline.Text: break;
            case Inline.Math math: MathMlWriter.Write(Links.Keep(math.Formula, links ? anchors : null), html); break;
            case Inline.Emphasis emphasis: Wrapped("em", emphasis.Content, links); break;
            case Inline.Strong strong: Wrapped("strong", strong.Content, links); break;
            case Inline.Link link: Link(link, links); break;
            case Inline.LineBreak: html.Append("<br>\n"); break;
            case Inline.Code code:
                html.Append("<code>");
                HtmlText.Append(html, code.Value);
                html.Append("</code>");
                break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Wrapped(string tag, ImmutableArray<Inline> content, bool links)
    {
        html.Append('<').Append(tag).Append('>');
        Write(content, links);
        html.Append("</").Append(tag).Append('>');
    }

    private void Link(Inline.Link link, bool links)
    {
        var inner = link.Target.StartsWith('#');
        if (!links || (inner && !anchors.Contains(link.Target[1..])))
        {
            Write(link.Content, links);
            return;
        }

        html.Append("<a href=\"");
        HtmlText.Append(html, link.Target);
        html.Append(inner ? "\">" : "\" rel=\"noreferrer\">");
        Write(link.Content, links: false);
        html.Append("</a>");
    }
}
