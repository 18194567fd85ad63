using System.Collections.Immutable;

namespace WorkedSolutions.Solver.Traces;

/// <summary>Takes letters one after the other, each the first of its row that prints like nothing taken before.</summary>
/// <param name="names">The names that the author gave, which come first.</param>
internal sealed class LetterChoice(IEnumerable<string> names)
{
    private static readonly ImmutableArray<(string Id, ImmutableArray<string> Row)> SettingRows =
    [
        ("eta", ["η", "α", "γ", "rate"]),
        ("momentum", ["μ", "κ", "momentum"]),
        ("decay", ["ρ", "ζ", "decay"]),
        ("epsilon", ["ε", "ξ", "eps"]),
        ("lambda", ["λ", "ν", "penalty"]),
    ];

    private static readonly ImmutableArray<(string State, ImmutableArray<string> Row)> StateRows =
    [
        ("velocity", ["v", "V", "velocity"]),
        ("G", ["G", "Q", "squares"]),
        ("s", ["s", "q", "squares"]),
        ("m", ["m", "M", "first"]),
        ("v", ["v", "V", "second"]),
    ];

    private readonly HashSet<string> _taken = [.. names.Select(Look.OfName)];

    /// <summary>Whether a name of the author prints so.</summary>
    public bool IsTaken(Symbol symbol) => _taken.Contains(Look.Of(symbol));

    /// <summary>The first letter of a row of which no symbol is taken; its symbols are taken then.</summary>
    /// <param name="symbols">The symbols that a letter would make.</param>
    /// <param name="row">The letters in the order of preference; the last is a word.</param>
    public string First(Func<string, IEnumerable<Symbol>> symbols, params ImmutableArray<string> row)
    {
        var words = Enumerable.Range(1, int.MaxValue).Select(count => row[^1] + new string('′', count));
        var letter = row.Concat(words).First(letter => !symbols(letter).Any(IsTaken));
        _taken.UnionWith(symbols(letter).Select(Look.Of));
        return letter;
    }

    /// <summary>The usual letters of settings and states, or others.</summary>
    /// <param name="usual">What is chosen so far.</param>
    /// <param name="parameters">The symbols of the parameters that have states.</param>
    public Letters OfTraining(Letters usual, IReadOnlyCollection<Symbol.Letter> parameters)
    {
        var settings = usual.Settings;
        foreach (var (id, row) in SettingRows)
        {
            settings = settings.SetItem(id, new Symbol.Letter(First(letter => [new Symbol.Letter(letter)], row)));
        }

        var beta = First(letter => [new Symbol.Letter(letter, "1"), new Symbol.Letter(letter, "2")], "β", "γ", "beta");
        settings = settings.SetItem("beta1", new Symbol.Letter(beta, "1")).SetItem("beta2", new Symbol.Letter(beta, "2"));
        var letters = usual with { Settings = settings };
        foreach (var (state, row) in StateRows)
        {
            var chosen = row.FirstOrDefault(letter => !States(letters, state, letter, parameters).Any(IsTaken)) ?? row[^1];
            letters = letters with { States = letters.States.SetItem(state, chosen) };
        }

        return letters;
    }

    private static IEnumerable<Symbol> States(Letters letters, string state, string letter, IReadOnlyCollection<Symbol.Letter> parameters)
    {
        var tried = letters with { States = letters.States.SetItem(state, letter) };
        return parameters.SelectMany(parameter => new Symbol[] { tried.State(state, parameter), tried.State(state + "_hat", parameter) });
    }
}
