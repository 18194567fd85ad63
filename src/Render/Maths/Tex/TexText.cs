using System.Text;

namespace WorkedSolutions.Render.Maths;

/// <summary>Text inside a formula: \text{…} and \operatorname{…}.</summary>
internal static class TexText
{
    /// <summary>Reports a mistake at an offset within the text.</summary>
    internal delegate void Report(int offset, string message, string? hint);

    /// <summary>Plain text from TeX: escapes resolved, runs of white space made one space, ~ a no-break space.</summary>
    internal static string Decode(string tex, Report report)
    {
        if (tex.AsSpan().IndexOfAny("\\{}~$%&#^_\t\n\r") < 0 && !tex.Contains("  ", StringComparison.Ordinal))
        {
            return tex;
        }

        var text = new StringBuilder(tex.Length);
        var afterSpace = false;
        for (var i = 0; i < tex.Length; i++)
        {
            var c = tex[i];
            var space = c is ' ' or '\t' or '\n' or '\r';
            if (space && afterSpace)
            {
                continue;
            }

            afterSpace = space;
            switch (c)
            {
                case '\\':
                    i = DecodeEscape(tex, i, text, report);
                    break;
                case '{' or '}':
                    break;
                case '~':
                    text.Append('\u00a0');
                    break;
                case '$' or '%' or '&' or '#' or '^' or '_':
                    report(i, $"{c} has a meaning of its own in TeX", c == '$' ? "end the text before the formula goes on" : $"write \\{c} for the sign itself");
                    text.Append(c);
                    break;
                default:
                    text.Append(space ? ' ' : c);
                    break;
            }
        }

        return text.ToString();
    }

    private static readonly (string Name, string Text)[] Words =
    [
        ("textbackslash", "\\"), ("textasciitilde", "~"), ("textasciicircum", "^"), ("ldots", "…"), ("dots", "…"), ("quad", "\u2003"),
    ];

    /// <summary>Decodes the escape at <paramref name="at"/> and gives the index of its last character.</summary>
    private static int DecodeEscape(string tex, int at, StringBuilder text, Report report)
    {
        if (at + 1 < tex.Length && !char.IsAsciiLetter(tex[at + 1]))
        {
            var c = tex[at + 1];
            if (c is ',' or ' ' or '$' or '%' or '&' or '#' or '^' or '_' or '{' or '}' or '-')
            {
                text.Append(c == ',' ? "\u2009" : c == '-' ? "" : CharacterTexts.Of(c));
                return at + 1;
            }
        }

        var end = at + 1;
        while (end < tex.Length && char.IsAsciiLetter(tex[end]))
        {
            end++;
        }

        var name = tex.AsSpan(at + 1, end - at - 1);
        foreach (var word in Words)
        {
            if (name.SequenceEqual(word.Name))
            {
                text.Append(word.Text);
                return end < tex.Length && tex[end] == ' ' ? end : end - 1;
            }
        }

        report(at, $"unknown command \\{name} in text", "text takes plain words and escaped signs");
        return Math.Max(end - 1, at);
    }

    /// <summary>Writes plain text so that <see cref="Decode"/> gives it again.</summary>
    internal static void Encode(StringBuilder output, string text)
    {
        if (text.AsSpan().IndexOfAny("\\{}~$%&#^_\u00a0\u2009\u2003") < 0 && !text.Contains("  ", StringComparison.Ordinal))
        {
            output.Append(text);
            return;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '$' or '%' or '&' or '#' or '_' or '{' or '}':
                    output.Append('\\').Append(c);
                    break;
                case ' ' when i > 0 && text[i - 1] == ' ':
                    output.Append("\\ ");
                    break;
                default:
                    output.Append(c switch
                    {
                        '\\' => "\\textbackslash{}",
                        '~' => "\\textasciitilde{}",
                        '^' => "\\textasciicircum{}",
                        '\u00a0' => "~",
                        '\u2009' => "\\,",
                        '\u2003' => "\\quad{}",
                        _ => CharacterTexts.Of(c),
                    });
                    break;
            }
        }
    }

    /// <summary>A link's target without its escapes.</summary>
    internal static string DecodeTarget(string tex)
    {
        if (!tex.Contains('\\', StringComparison.Ordinal))
        {
            return tex.Trim();
        }

        var text = new StringBuilder(tex.Length);
        for (var i = 0; i < tex.Length; i++)
        {
            i += tex[i] == '\\' && i + 1 < tex.Length ? 1 : 0;
            text.Append(tex[i]);
        }

        return text.ToString().Trim();
    }

    /// <summary>Writes a link's target so that <see cref="DecodeTarget"/> gives it again.</summary>
    internal static void EncodeTarget(StringBuilder output, string target)
    {
        foreach (var c in target)
        {
            if (c is '\\' or '{' or '}' or '%' or '#')
            {
                output.Append('\\');
            }

            output.Append(c);
        }
    }
}
