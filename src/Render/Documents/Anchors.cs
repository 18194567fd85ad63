using System.Collections.Immutable;
using System.Text;

namespace WorkedSolutions.Render.Documents;

/// <summary>
/// Names of places that links lead to: a letter, then letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>:</c> (all ASCII),
/// so that they can stand in HTML, in TeX and in a PDF without escaping.
/// </summary>
public static class Anchors
{
    /// <summary>
    /// The anchor of a quantity's id, one to one for the ids of the trace:
    /// <c>dL/dw[2][1][1](1)#1</c> is <c>dL_dw-2-1-1.1_t1</c>. Other characters become their code point, as in <c>_u3b1_</c>.
    /// </summary>
    public static string Of(string id)
    {
        var text = new StringBuilder(id.Length + 4);
        if (id.Length == 0 || !char.IsAsciiLetter(id[0]))
        {
            text.Append("q-");
        }

        foreach (var c in id)
        {
            _ = c switch
            {
                _ when char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':' => text.Append(c),
                '/' => text.Append('_'),
                '[' => text.Append('-'),
                '(' => text.Append('.'),
                ']' or ')' => text,
                '#' => text.Append("_t"),
                _ => text.Append("_u").Append(((int)c).ToString("x", System.Globalization.CultureInfo.InvariantCulture)).Append('_'),
            };
        }

        return text.ToString();
    }

    /// <summary>Whether a name can be an anchor.</summary>
    public static bool IsValid(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name.Length > 200 || !char.IsAsciiLetter(name[0]))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or ':'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Every anchor of a document: of headings, of displays.</summary>
    public static HashSet<string> In(Document document)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Collect(document.Blocks, found);
        return found;
    }

    /// <summary>A heading's anchor from its words: small letters and digits joined by hyphens; <c>part</c> where nothing is left.</summary>
    internal static string Slug(string words)
    {
        var text = new StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                text.Append(char.ToLowerInvariant(c));
            }
            else if (text.Length > 0 && text[^1] != '-')
            {
                text.Append('-');
            }
        }

        var slug = text.ToString().TrimEnd('-');
        slug = slug.Length > 60 ? slug[..60].TrimEnd('-') : slug;
        return slug.Length == 0 ? "part" : char.IsAsciiLetter(slug[0]) ? slug : "part-" + slug;
    }

    private static void Collect(ImmutableArray<Block> blocks, HashSet<string> found)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Block.Heading heading: found.Add(heading.Anchor); break;
                case Block.DisplayMath display: found.UnionWith(display.Anchors); break;
                case Block.Callout callout: Collect(callout.Content, found); break;
                case Block.Quote quote: Collect(quote.Content, found); break;
                case Block.ItemList list:
                    foreach (var item in list.Items)
                    {
                        Collect(item, found);
                    }

                    break;
                default: break;
            }
        }
    }
}
