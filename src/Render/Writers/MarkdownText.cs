using System.Buffers;
using System.Text;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Writers;

/// <summary>Text, code and formulas inside a line of Markdown; escapes only what would otherwise be read as markup.</summary>
internal sealed class MarkdownText(MarkdownFlavour flavour)
{
    // Everything that may need an escape somewhere, and what a line cannot have.
    private static readonly SearchValues<char> Special = SearchValues.Create("\\*_`$[]!<&|~^@\n\r");

    private readonly Dictionary<MathNode, string> written = new(ReferenceEqualityComparer.Instance);
    private readonly StringBuilder formula = new(128);

    /// <summary>Appends plain text; <paramref name="atStart"/>: it begins a line.</summary>
    public void Append(StringBuilder text, string value, bool atStart, bool inTable)
    {
        var from = 0;
        if (atStart && OpensBlock(value) is >= 0 and var at)
        {
            text.Append(value, 0, at).Append('\\').Append(value[at]);
            from = at + 1;
        }

        for (var i = from; i < value.Length; i++)
        {
            var plain = value.AsSpan(i).IndexOfAny(Special);
            plain = plain < 0 ? value.Length - i : plain;
            text.Append(value, i, plain);
            i += plain;
            if (i < value.Length)
            {
                text.Append(NeedsEscape(value, i, inTable) ? "\\" : "").Append(value[i] is '\n' or '\r' ? ' ' : value[i]);
            }
        }
    }

    /// <summary>Appends code in as many ticks as it needs.</summary>
    public void Code(StringBuilder text, string value, bool inTable)
    {
        var fence = new string('`', LongestRun(value, '`') + 1);
        var pad = value.Length > 0 && (value[0] == '`' || value[^1] == '`') ? " " : "";
        text.Append(fence).Append(pad).Append(inTable ? value.Replace("|", "\\|", StringComparison.Ordinal) : value).Append(pad).Append(fence);
    }

    /// <summary>Appends a formula in a line.</summary>
    public void Formula(StringBuilder text, MathNode node, bool inTable)
    {
        var tex = Tex(node);
        if (inTable && tex.Contains('|'))
        {
            tex = tex.Replace("\\|", "\\Vert ", StringComparison.Ordinal).Replace("|", "\\vert ", StringComparison.Ordinal);
        }

        _ = flavour switch
        {
            MarkdownFlavour.Moodle => text.Append("\\(").Append(tex).Append("\\)"),
            MarkdownFlavour.GitHub when IsMangled(tex) => text.Append("$`").Append(tex).Append("`$"),
            _ => text.Append('$').Append(tex).Append('$'),
        };
    }

    // A formula's TeX without links; formulas that occur often are written once.
    private string Tex(MathNode node)
    {
        if (!written.TryGetValue(node, out var tex))
        {
            TexWriter.Write(node, formula.Clear(), TexDialect.Plain);
            tex = formula.ToString();
            written.Add(node, tex);
        }

        return tex;
    }

    /// <summary>The longest run of a character.</summary>
    public static int LongestRun(string value, char c)
    {
        var longest = 0;
        var run = 0;
        foreach (var at in value)
        {
            run = at == c ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    // GitHub runs Markdown's escapes and emphasis over $…$ before it sets the formula.
    private static bool IsMangled(string tex)
    {
        for (var i = 0; i < tex.Length; i++)
        {
            if (tex[i] is '_' or '*' or '<' or '>' or '&' or '[' or '~' or '@' || (tex[i] == '\\' && i + 1 < tex.Length && !char.IsAsciiLetter(tex[i + 1])))
            {
                return true;
            }
        }

        return tex.Length == 0 || tex[0] == ' ' || tex[^1] == ' ';
    }

    private bool NeedsEscape(string value, int i, bool inTable)
    {
        var next = i + 1 < value.Length ? value[i + 1] : '\0';
        var before = i > 0 ? value[i - 1] : '\0';
        return value[i] switch
        {
            '\\' => next == '\0' || char.IsAsciiLetterOrDigit(next) is false && next < 128 && next != ' ',
            '*' => !(before == ' ' && next == ' '),
            '_' => !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(next)) && !(before == ' ' && next == ' '),
            '`' => true,
            '$' => flavour != MarkdownFlavour.Moodle,
            '[' or '!' => next is '!' or '[' or '^',
            ']' => next is '(' or '[' or ':' or '{' or '\0',
            '<' => next is not (' ' or '='),
            '&' => char.IsAsciiLetter(next) || next == '#',
            '|' => inTable,
            '~' => flavour == MarkdownFlavour.Pandoc || next == '~' || before == '~',
            '^' or '@' => flavour == MarkdownFlavour.Pandoc,
            '(' or ')' => false,
            _ => false,
        };
    }

    // Where the character stands that would make a line begin a heading, list, quotation, rule, fence or directive; −1 if none does.
    private static int OpensBlock(string value)
    {
        if (value.Length == 0)
        {
            return -1;
        }

        if (value[0] is '#' or '>' or '-' or '+' or '=' or '~' or ':' or '|' or '[' or '%')
        {
            return 0;
        }

        var digits = 0;
        while (digits < value.Length && char.IsAsciiDigit(value[digits]))
        {
            digits++;
        }

        return digits is > 0 and < 10 && digits < value.Length && value[digits] is '.' or ')' && (digits + 1 == value.Length || value[digits + 1] == ' ') ? digits : -1;
    }
}
