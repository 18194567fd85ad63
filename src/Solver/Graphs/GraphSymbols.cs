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

    /// <summary>The letter of a setting.</summary>
    public static Symbol Setting(string name) => name switch
    {
        "eta" => new Symbol.Letter("η"),
        "momentum" => new Symbol.Letter("μ"),
        "decay" => new Symbol.Letter("ρ"),
        "beta1" => new Symbol.Letter("β", "1"),
        "beta2" => new Symbol.Letter("β", "2"),
        "epsilon" => new Symbol.Letter("ε"),
        _ => new Symbol.Letter(name),
    };

    /// <summary>The letter of an optimizer's state for a parameter.</summary>
    public static Symbol State(string state, string parameter)
    {
        var sub = Symbol.FromName(parameter) is Symbol.Letter of ? of.Base + of.Sub : parameter;
        return state switch
        {
            "velocity" => new Symbol.Letter("v", sub),
            "m_hat" => new Symbol.Letter("m", sub, Hat: true),
            "v_hat" => new Symbol.Letter("v", sub, Hat: true),
            _ => new Symbol.Letter(state, sub),
        };
    }
}
