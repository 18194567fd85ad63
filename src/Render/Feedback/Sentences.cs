using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Feedback;

/// <summary>Sentences of plain text on paper: symbols are typeset, a hyphen before a number is a minus sign.</summary>
internal sealed class Sentences(Trace trace)
{
    private readonly SymbolWords _words = new(trace);

    /// <summary>The sentence with a capital (unless a symbol or a number begins it) and a full stop.</summary>
    public ImmutableArray<Inline> Of(string sentence)
    {
        var inlines = Part(sentence + ".");
        return BeginsWithAWord(sentence) && inlines[0] is Inline.Text first
            ? inlines.SetItem(0, new Inline.Text(char.ToUpperInvariant(first.Value[0]) + first.Value[1..]))
            : inlines;
    }

    /// <summary>Part of a sentence, as it is.</summary>
    public ImmutableArray<Inline> Part(string words)
    {
        var inlines = ImmutableArray.CreateBuilder<Inline>();
        var text = new StringBuilder();
        var last = ' ';
        foreach (var (piece, quantity) in _words.Split(words))
        {
            if (quantity is null)
            {
                text.Append(piece == "-" && !char.IsLetter(last) ? "\u2212" : piece);
            }
            else
            {
                AddText(inlines, text);
                inlines.Add(Symbol(quantity));
            }

            last = piece[^1];
        }

        AddText(inlines, text);
        return inlines.ToImmutable();
    }

    /// <summary>A symbol in running text: a derivative on one line.</summary>
    public static Inline Symbol(Quantity quantity) => new Inline.Math(Notate.Slashed(quantity.Symbol));

    private static void AddText(ImmutableArray<Inline>.Builder inlines, StringBuilder text)
    {
        if (text.Length > 0)
        {
            inlines.Add(new Inline.Text(text.ToString()));
            text.Clear();
        }
    }

    private static bool BeginsWithAWord(string text)
    {
        var word = text.AsSpan(0, text.AsSpan().IndexOf(' ') is var end && end >= 0 ? end : text.Length);
        return word is "a" || (word.Length > 1 && word.TrimEnd(",:").IndexOfAnyExceptInRange('a', 'z') < 0);
    }
}
