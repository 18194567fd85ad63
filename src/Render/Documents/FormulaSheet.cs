using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Documents;

/// <summary>
/// Formulas that stand in a Markdown text as marks of three characters, so that nothing is written as TeX only to be read again.
/// A mark begins with a control character, which is taken out of every text from outside (see <see cref="Clean"/>).
/// </summary>
public sealed class FormulaSheet
{
    /// <summary>The character that begins a mark.</summary>
    internal const char Mark = '\u0001';

    /// <summary>The length of a mark.</summary>
    internal const int MarkLength = 3;

    // Two digits of base 2¹³, written as letters that mean nothing in Markdown.
    private const int Bits = 13;
    private const char Zero = '\u4E00';

    private readonly List<Entry> _entries = [];

    /// <summary>A formula of the sheet.</summary>
    /// <param name="Node">The formula.</param>
    /// <param name="Anchors">The places that a display defines.</param>
    /// <param name="IsDisplay">Whether it stands on a line by itself.</param>
    /// <param name="Following">How many displays behind it on the sheet share its mark.</param>
    internal readonly record struct Entry(MathNode Node, ImmutableArray<string> Anchors, bool IsDisplay, int Following = 0);

    /// <summary>Puts maths for a line of text on the sheet and gives its mark.</summary>
    public string Inline(MathNode node) => Add(new Entry(node, [], false));

    /// <summary>Puts a display on the sheet and gives its mark, which is to stand on a line by itself.</summary>
    /// <param name="node">The formula.</param>
    /// <param name="anchors">The places that it defines.</param>
    public string Display(MathNode node, ImmutableArray<string> anchors) => Add(new Entry(node, anchors, true));

    /// <summary>Puts displays that stand below each other on the sheet and gives the one mark of them all; "" for none.</summary>
    /// <param name="displays">The formulas, each with the places that it defines.</param>
    public string Displays(ReadOnlySpan<(MathNode Node, ImmutableArray<string> Anchors)> displays)
    {
        if (displays.IsEmpty)
        {
            return "";
        }

        var mark = Add(new Entry(displays[0].Node, displays[0].Anchors, true, displays.Length - 1));
        foreach (var (node, anchors) in displays[1..])
        {
            _entries.Add(new Entry(node, anchors, true));
        }

        return mark;
    }

    /// <summary>A text from outside, with nothing in it that looks like a mark.</summary>
    public static string Clean(string text) => text.Contains(Mark) ? text.Replace(Mark, '\uFFFD') : text;

    /// <summary>A text with its formulas written out as TeX; a mark that leads nowhere is U+FFFD.</summary>
    public string Written(string text)
    {
        if (!text.Contains(Mark))
        {
            return text;
        }

        var written = new StringBuilder(text.Length * 4);
        for (var i = 0; i < text.Length; i++)
        {
            var formulas = text[i] == Mark ? Find(Number(text.AsSpan(i))) : [];
            if (formulas.IsEmpty)
            {
                written.Append(text[i] == Mark ? '\uFFFD' : text[i]);
                continue;
            }

            for (var k = 0; k < formulas.Length; k++)
            {
                written.Append(k > 0 ? "\n\n" : "");
                Write(formulas[k], written);
            }

            i += MarkLength - 1;
        }

        return written.ToString();
    }

    /// <summary>The number of the mark that begins a text; −1 where none does.</summary>
    internal static int Number(ReadOnlySpan<char> text) =>
        text.Length >= MarkLength && text[0] == Mark && (uint)(text[1] - Zero) < 1 << Bits && (uint)(text[2] - Zero) < 1 << Bits
            ? ((text[1] - Zero) << Bits) + (text[2] - Zero)
            : -1;

    /// <summary>The formulas that a mark's number leads to: one, or displays below each other; none for a number that leads nowhere.</summary>
    internal ReadOnlySpan<Entry> Find(int number) => (uint)number < (uint)_entries.Count
        ? CollectionsMarshal.AsSpan(_entries).Slice(number, 1 + _entries[number].Following)
        : [];

    private static void Write(Entry formula, StringBuilder text)
    {
        if (!formula.IsDisplay)
        {
            text.Append('$');
            TexWriter.Write(formula.Node, text, TexDialect.Full);
            text.Append('$');
            return;
        }

        text.Append("$$");
        for (var i = 0; i < formula.Anchors.Length; i++)
        {
            text.Append(i == 0 ? " {#" : " #").Append(formula.Anchors[i]);
        }

        text.Append(formula.Anchors.Length > 0 ? "}\n" : "\n");
        TexWriter.Write(formula.Node, text, TexDialect.Full);
        text.Append("\n$$");
    }

    private string Add(Entry formula)
    {
        var index = _entries.Count;
        if (index >= 1 << (2 * Bits))
        {
            throw new InvalidOperationException("more formulas than a paper can hold");
        }

        _entries.Add(formula);
        return string.Create(MarkLength, index, static (mark, index) =>
        {
            mark[0] = Mark;
            mark[1] = (char)(Zero + (index >> Bits));
            mark[2] = (char)(Zero + (index & ((1 << Bits) - 1)));
        });
    }
}
