using System.Collections.Immutable;

namespace WorkedSolutions.Solver.Traces;

/// <summary>
/// The letters of what a problem does not name itself. An author's names stay as they are; where a letter would print like one of
/// them, another is taken: with an input called <c>y</c> the target is t and the prediction t̂.
/// </summary>
public sealed record Letters
{
    /// <summary>The usual letters.</summary>
    public static Letters Usual { get; } = new();

    /// <summary>An input that has no name.</summary>
    public string Input { get; init; } = "x";

    /// <summary>All inputs of a sample as a vector; a capital for the matrix of all samples.</summary>
    public string Inputs { get; init; } = "x";

    /// <summary>A target; with a hat a prediction; a capital for all samples.</summary>
    public string Target { get; init; } = "y";

    /// <summary>A weight.</summary>
    public string Weight { get; init; } = "w";

    /// <summary>A bias.</summary>
    public string Bias { get; init; } = "b";

    /// <summary>A pre-activation.</summary>
    public string PreActivation { get; init; } = "z";

    /// <summary>An activation.</summary>
    public string Activation { get; init; } = "a";

    /// <summary>A pre-activation in layered notation.</summary>
    public string LayeredPreActivation { get; init; } = "h";

    /// <summary>An activation in layered notation.</summary>
    public string LayeredActivation { get; init; } = "o";

    /// <summary>One output's share of the loss.</summary>
    public string Share { get; init; } = "E";

    /// <summary>The loss of a sample.</summary>
    public string Loss { get; init; } = "L";

    /// <summary>The regularisation term.</summary>
    public string Penalty { get; init; } = "R";

    /// <summary>The total loss.</summary>
    public string Objective { get; init; } = "J";

    /// <summary>Settings by their ids; those that are not here are called by their id.</summary>
    public ImmutableDictionary<string, Symbol.Letter> Settings { get; init; } = ImmutableDictionary<string, Symbol.Letter>.Empty
        .Add("eta", new("η")).Add("momentum", new("μ")).Add("decay", new("ρ")).Add("beta1", new("β", "1")).Add("beta2", new("β", "2"))
        .Add("epsilon", new("ε")).Add("lambda", new("λ")).Add("x0", new("x", "0"));

    /// <summary>An optimizer's states by their names.</summary>
    public ImmutableDictionary<string, string> States { get; init; } = ImmutableDictionary<string, string>.Empty
        .Add("velocity", "v").Add("G", "G").Add("s", "s").Add("m", "m").Add("v", "v");

    /// <summary>The letter of all quantities of a kind, by their ids without indices; a name of the author's is itself.</summary>
    public Symbol Kind(string kind) => kind switch
    {
        "x" => new Symbol.Letter(Input),
        "y" => new Symbol.Letter(Target),
        "w" => new Symbol.Letter(Weight),
        "b" => new Symbol.Letter(Bias),
        "z" => new Symbol.Letter(PreActivation),
        "a" => new Symbol.Letter(Activation),
        "E" => new Symbol.Letter(Share),
        "L" => new Symbol.Letter(Loss),
        "R" => new Symbol.Letter(Penalty),
        "J" => new Symbol.Letter(Objective),
        _ => Symbol.FromName(kind),
    };

    /// <summary>The letter of a setting.</summary>
    public Symbol.Letter Setting(string id) => Settings.GetValueOrDefault(id) ?? new Symbol.Letter(id);

    /// <summary>The letter of a state for a parameter: v_{w5}; of what Adam corrects for its start with a hat.</summary>
    public Symbol.Letter State(string state, Symbol.Letter of, string? mark = null)
    {
        var hat = state.EndsWith("_hat", StringComparison.Ordinal);
        return new(States[hat ? state[..^4] : state], Subscript(of), mark, hat);
    }

    /// <summary>A parameter's symbol as a subscript: w5, w[1]11, and W,xh where it could else be taken for a word.</summary>
    private static string Subscript(Symbol.Letter of)
    {
        var joined = of.Sup is not null || of.Sub is null || (of.Base.Length == 1 && char.IsAsciiDigit(of.Sub[0]));
        return of.Base + of.Sup + (joined ? "" : ",") + of.Sub;
    }
}
