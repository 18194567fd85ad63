using System.Text;

namespace WorkedSolutions.Render.Maths;

/// <summary>
/// Formulas as short MathML documents for programs that read them aloud or lead through their parts: what a formula says, without
/// the hints on spacing, classes and TeX annotation that only serve its looks on a web page.
/// </summary>
internal static class PlainMathMl
{
    /// <summary>The formula as a math element with its namespace; null for a lone symbol or number, of which the words say all.</summary>
    public static string? Write(MathNode node, bool display)
    {
        if (IsLone(node))
        {
            return null;
        }

        var markup = new StringBuilder(4096);
        new MathMlOutput(markup, display, links: false).WriteOne(node);
        var plain = new StringBuilder(markup.Length);
        plain.Append("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"").Append(display ? " display=\"block\">" : ">");
        AppendPlain(plain, markup.ToString());
        return plain.Append("</math>").ToString();
    }

    /// <summary>Whether an attribute says something; all others are for looks.</summary>
    private static bool IsKept(ReadOnlySpan<char> attribute) => attribute is "accent" or "linethickness" or "mathvariant";

    private static void AppendPlain(StringBuilder plain, ReadOnlySpan<char> markup)
    {
        while (markup.IndexOf(' ') is >= 0 and var space)
        {
            var open = markup[..space].LastIndexOf('<');
            var close = open < 0 ? -1 : open + markup[open..].IndexOf('>');
            if (close < space)
            {
                plain.Append(markup[..(space + 1)]);
                markup = markup[(space + 1)..];
                continue;
            }

            plain.Append(markup[..open]);
            AppendTag(plain, markup[open..close]);
            markup = markup[(close + 1)..];
        }

        plain.Append(markup);
    }

    /// <summary>Appends a tag that has attributes, with those that are kept.</summary>
    private static void AppendTag(StringBuilder plain, ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOf(' ');
        plain.Append(tag[..end]);
        while (end >= 0)
        {
            tag = tag[(end + 1)..];
            var equals = tag.IndexOf('=');
            var quote = equals + 2 + tag[(equals + 2)..].IndexOf('"');
            if (IsKept(tag[..equals]))
            {
                plain.Append(' ').Append(tag[..(quote + 1)]);
            }

            tag = tag[(quote + 1)..];
            end = tag.StartsWith(" ", StringComparison.Ordinal) ? 0 : -1;
        }

        plain.Append(tag).Append('>');
    }

    /// <summary>Whether it is one symbol, perhaps with scripts, or one number, perhaps with a sign and a power of ten.</summary>
    private static bool IsLone(MathNode node) => node switch
    {
        MathNode.Symbol or MathNode.Digits or MathNode.Words => true,
        MathNode.Link link => IsLone(link.Body),
        MathNode.Coloured coloured => IsLone(coloured.Body),
        MathNode.Accent accent => IsLone(accent.Body),
        MathNode.Scripts scripts => IsLone(scripts.Base) && IsToken(scripts.Sub) && IsToken(scripts.Sup),
        MathNode.Row row => IsNumber(row.Children.Items.AsSpan()),
        _ => false,
    };

    private static bool IsNumber(ReadOnlySpan<MathNode> items)
    {
        items = items is [MathNode.Symbol { Text: "−" or "+" }, ..] ? items[1..] : items;
        return items is [MathNode.Digits] or [MathNode.Digits, MathNode.Symbol { Text: "×" }, MathNode.Scripts { Base: MathNode.Digits { Text: "10" }, Sub: null }];
    }

    private static bool IsToken(MathNode? node) => node is null or MathNode.Symbol or MathNode.Digits or MathNode.Words
        || (node is MathNode.Row row && row.Children.Items.All(item => item is MathNode.Symbol { Class: AtomClass.Ord } or MathNode.Digits));
}
