using System.Text;
using WorkedSolutions.Render.Documents;

namespace WorkedSolutions.Render.Writers;

/// <summary>Writes a document as Markdown that reads well raw and renders in the given dialect.</summary>
public static class MarkdownWriter
{
    /// <summary>Writes a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="flavour">The dialect.</param>
    /// <param name="figureFile">The file of a figure by its name, or null where there is none; then its description stands in its place.</param>
    public static string Write(Document document, MarkdownFlavour flavour = MarkdownFlavour.GitHub, Func<string, string?>? figureFile = null)
    {
        var text = new StringBuilder(16 * 1024);
        var markdown = new MarkdownText(flavour);
        Head(text, document.Head, flavour, markdown);
        new MarkdownBlocks(flavour, markdown, MarkdownPlaces.Of(document, flavour), figureFile).Write(text, document.Blocks);
        return text.ToString();
    }

    private static void Head(StringBuilder text, DocumentHead head, MarkdownFlavour flavour, MarkdownText markdown)
    {
        if (flavour == MarkdownFlavour.Pandoc)
        {
            text.Append("---\n");
            Field(text, "title", head.Title);
            Field(text, "subtitle", head.Subtitle);
            Field(text, "author", head.Author);
            Field(text, "date", head.Date);
            Field(text, "course", head.Course);
            Field(text, "lang", head.Language);
            text.Append("---\n\n");
            return;
        }

        text.Append("# ");
        markdown.Append(text, head.Title, atStart: false, inTable: false);
        text.Append("\n\n");
        var any = false;
        foreach (var part in (ReadOnlySpan<string?>)[head.Subtitle, head.Course, head.Author, head.Date])
        {
            if (!string.IsNullOrEmpty(part))
            {
                text.Append(any ? " · " : "*");
                markdown.Append(text, part, atStart: false, inTable: false);
                any = true;
            }
        }

        text.Append(any ? "*\n\n" : "");
    }

    private static void Field(StringBuilder text, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(key).Append(": \"");
            foreach (var c in value)
            {
                _ = c is '"' or '\\' ? text.Append('\\').Append(c) : text.Append(char.IsControl(c) ? ' ' : c);
            }

            text.Append("\"\n");
        }
    }
}
