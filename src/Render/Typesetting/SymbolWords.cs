using System.Text.RegularExpressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Typesetting;

/// <summary>Finds a trace's symbols in sentences of plain text, so that they can be typeset: <c>the sign of dL/dw5 is flipped</c>.</summary>
internal sealed partial class SymbolWords
{
    private readonly Dictionary<string, Quantity> _named = new(StringComparer.Ordinal);

    public SymbolWords(Trace trace)
    {
        foreach (var quantity in trace.Quantities)
        {
            _named.TryAdd(quantity.Symbol.Plain, quantity);
        }
    }

    /// <summary>The sentence in pieces: symbols with their quantities, and the characters and words between. The article "a" is no symbol.</summary>
    public IEnumerable<(string Text, Quantity? Quantity)> Split(string sentence)
    {
        foreach (Match word in Words().Matches(sentence))
        {
            var maybe = word.Value != "a" && (word.Length == 1 || word.Value.AsSpan().IndexOfAny("_/0123456789") >= 0);
            yield return (word.Value, maybe ? _named.GetValueOrDefault(word.Value) : null);
        }
    }

    /// <summary>What may be a symbol in plain text (<c>dL/dw11[1]</c>), or what stands between.</summary>
    [GeneratedRegex(@"[\p{L}_][\p{L}\d_/\[\]()]*(?<![()])|.", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
