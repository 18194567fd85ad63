using System.Globalization;
using System.Text;

namespace WorkedSolutions.Render.Writers;

/// <summary>Text in LaTeX: everything that TeX would act on is escaped; characters that its fonts lack are written by name or reported.</summary>
internal sealed class LatexText
{
    private readonly SortedSet<int> missing = [];

    /// <summary>The code points that could not be written.</summary>
    public IReadOnlyCollection<int> Missing => missing;

    /// <summary>Appends text.</summary>
    public void Append(StringBuilder tex, string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] < 128)
            {
                Ascii(tex, value[i]);
                if (i + 1 < value.Length && IsLigature(value[i], value[i + 1]))
                {
                    tex.Append("{}");
                }

                continue;
            }

            if (!Rune.TryGetRuneAt(value, i, out var rune))
            {
                rune = Rune.ReplacementChar;
            }

            i += rune.Utf16SequenceLength - 1;
            Append(tex, rune);
        }
    }

    /// <summary>Appends TeX whose characters beyond printable ASCII stand inside \text; those are written as in text.</summary>
    public void Formula(StringBuilder tex, string formula)
    {
        if (!formula.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            tex.Append(formula);
            return;
        }

        foreach (var rune in formula.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                tex.Append(rune.Value is < ' ' or 0x7F ? ' ' : (char)rune.Value);
            }
            else
            {
                Append(tex, rune);
            }
        }
    }

    /// <summary>Appends text for a bookmark or the document's information, where only characters can stand.</summary>
    public static void Plain(StringBuilder tex, string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (!rune.IsAscii)
            {
                tex.Append(CultureInfo.InvariantCulture, $"\\unichar{{{rune.Value}}}");
            }
            else
            {
                Ascii(tex, (char)rune.Value);
            }
        }
    }

    private void Append(StringBuilder tex, Rune rune)
    {
        if (LatexCharacters.IsNative(rune.Value))
        {
            tex.Append((char)rune.Value);
        }
        else if (LatexCharacters.Of(rune.Value) is { } name)
        {
            tex.Append(name);
        }
        else
        {
            missing.Add(rune.Value);
            tex.Append(CultureInfo.InvariantCulture, $"\\texttt{{[U+{rune.Value:X4}]}}");
        }
    }

    private static void Ascii(StringBuilder tex, char c)
    {
        _ = c switch
        {
            '\\' => tex.Append("\\textbackslash{}"),
            '{' or '}' or '%' or '#' or '&' or '_' or '$' => tex.Append('\\').Append(c),
            '^' => tex.Append("\\textasciicircum{}"),
            '~' => tex.Append("\\textasciitilde{}"),
            '<' => tex.Append("\\textless{}"),
            '>' => tex.Append("\\textgreater{}"),
            '|' => tex.Append("\\textbar{}"),
            '"' => tex.Append("\\textquotedbl{}"),
            '\'' => tex.Append('\''),
            '`' => tex.Append("\\textasciigrave{}"),
            '[' => tex.Append("{[}"),
            ']' => tex.Append("{]}"),
            '*' => tex.Append("{*}"),
            < ' ' or '\u007f' => tex.Append(' '),
            _ => tex.Append(c),
        };
    }

    // Pairs that TeX's fonts join: --, '', <<, ?`, !`, ,,
    private static bool IsLigature(char c, char next) =>
        (c == next && c is '-' or '\'' or ',') && next == c;
}
