using System.Globalization;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>Symbols of a graph's quantities.</summary>
internal static class GraphSymbols
{
    /// <summary>The symbol after t updates: w₁ⁿᵉʷ where there is one update, w₁⁽ᵗ⁾ where there are several.</summary>
    public static Symbol After(Symbol symbol, int t, bool many) => t == 0 ? symbol : symbol switch
    {
        Symbol.Letter letter => Marked(letter, many ? $"({t.ToString(CultureInfo.InvariantCulture)})" : "new"),
        Symbol.Partial partial => new Symbol.Partial(After(partial.Of, t, many), After(partial.By, t, many), partial.Total),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The symbol at the point θ − μv, where Nesterov's rule takes the gradient: w₁ with <c>ahead</c>.</summary>
    public static Symbol Ahead(Symbol symbol) => symbol is Symbol.Letter letter ? Marked(letter, "ahead") : symbol;

    private static Symbol.Letter Marked(Symbol.Letter letter, string mark) => letter with { Sup = letter.Sup is null ? mark : $"{letter.Sup},{mark}" };
}
