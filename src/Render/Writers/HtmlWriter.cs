using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Writers;

/// <summary>
/// Writes a document as one HTML file that needs nothing else: no script, no network, native MathML with the TeX as annotation.
/// A Content-Security-Policy in the file lets only its own stylesheet (by hash) and its own pictures through.
/// </summary>
public static class HtmlWriter
{
    private static readonly string Style = MathMlWriter.Css + "\n" + HtmlDisplays.Css + Resource.Text("paper.css");

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(Sha256.Of(Encoding.UTF8.GetBytes(Style)))}'; img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>Writes a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="figureSvg">The SVG text of a figure by its name, or null where there is none; then its description stands in its place.</param>
    public static string Write(Document document, Func<string, string?>? figureSvg = null)
    {
        var html = new StringBuilder(32 * 1024);
        Head(html, document.Head);
        html.Append("<body>\n<header>\n");
        Line(html, "p", "course", document.Head.Course);
        Line(html, "h1", null, document.Head.Title);
        Line(html, "p", "subtitle", document.Head.Subtitle);
        Line(html, "p", "by", By(document.Head));
        html.Append("</header>\n");
        Contents(html, document.Blocks);
        html.Append("<main>\n");
        new HtmlBlocks(html, Anchors.In(document), figureSvg).Write(document.Blocks);
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Head(StringBuilder html, DocumentHead head)
    {
        html.Append("<!DOCTYPE html>\n<html lang=\"");
        HtmlText.Append(html, head.Language);
        html.Append("\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(Policy)
            .Append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        if (head.Author is { } author)
        {
            html.Append("<meta name=\"author\" content=\"");
            HtmlText.Append(html, author);
            html.Append("\">\n");
        }

        Line(html, "title", null, head.Subtitle is { } subtitle ? $"{head.Title} – {subtitle}" : head.Title);
        html.Append("<style>").Append(Style).Append("</style>\n</head>\n");
    }

    private static string? By(DocumentHead head) => (head.Author, head.Date) switch
    {
        (null, null) => null,
        ({ } author, { } date) => $"{author} · {date}",
        var (author, date) => author ?? date,
    };

    private static void Line(StringBuilder html, string tag, string? kind, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        html.Append('<').Append(tag);
        if (kind is not null)
        {
            html.Append(" class=\"").Append(kind).Append('"');
        }

        html.Append('>');
        HtmlText.Append(html, text);
        html.Append("</").Append(tag).Append(">\n");
    }

    // The parts and their parts, where there are enough of them to need a list.
    private static void Contents(StringBuilder html, ImmutableArray<Block> blocks)
    {
        const int Fewest = 4;
        var count = 0;
        foreach (var block in blocks)
        {
            count += block is Block.Heading { Level: <= 3 } ? 1 : 0;
        }

        if (count < Fewest)
        {
            return;
        }

        html.Append("<nav aria-labelledby=\"contents-title\">\n<p id=\"contents-title\">Contents</p>\n<ol>\n");
        var level = 2;
        var open = false;
        var plain = new HtmlInlines(html, []);
        foreach (var block in blocks)
        {
            if (block is not Block.Heading { Level: <= 3 } heading || (heading.Level == 3 && !open))
            {
                continue;
            }

            html.Append(heading.Level > level ? "\n<ol>\n" : heading.Level < level ? "</li>\n</ol>\n</li>\n" : open ? "</li>\n" : "");
            html.Append("<li><a href=\"#").Append(heading.Anchor).Append("\">");
            plain.Write(heading.Content, links: false);
            html.Append("</a>");
            level = heading.Level;
            open = true;
        }

        html.Append(level == 3 ? "</li>\n</ol>\n</li>\n" : "</li>\n").Append("</ol>\n</nav>\n");
    }
}
