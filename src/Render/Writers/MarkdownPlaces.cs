using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Documents.Markdown;

namespace WorkedSolutions.Render.Writers;

/// <summary>Where links inside a Markdown text can lead: to headings, by the names that the dialect gives them.</summary>
internal static class MarkdownPlaces
{
    /// <summary>From our anchors to the dialect's; an anchor that is absent has no place there.</summary>
    public static Dictionary<string, string> Of(Document document, MarkdownFlavour flavour)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        if (flavour != MarkdownFlavour.Moodle)
        {
            Collect(document.Blocks, flavour, places, new HashSet<string>(StringComparer.Ordinal));
        }

        return places;
    }

    private static void Collect(ImmutableArray<Block> blocks, MarkdownFlavour flavour, Dictionary<string, string> places, HashSet<string> used)
    {
        foreach (var block in blocks)
        {
            if (block is Block.Heading heading)
            {
                places.TryAdd(heading.Anchor, flavour == MarkdownFlavour.Pandoc ? heading.Anchor : GitHub(InlineConversion.Words(heading.Content), used));
            }
        }
    }

    // GitHub's names: small letters, digits, _ and -; a space is a hyphen, everything else is left out; numbered from -1 when used.
    private static string GitHub(string words, HashSet<string> used)
    {
        var name = new StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (char.IsLetterOrDigit(c) || c is '_' or '-')
            {
                name.Append(char.ToLowerInvariant(c));
            }
            else if (c == ' ')
            {
                name.Append('-');
            }
        }

        var slug = name.ToString();
        var unique = slug;
        for (var n = 1; !used.Add(unique); n++)
        {
            unique = $"{slug}-{n}";
        }

        return unique;
    }
}
