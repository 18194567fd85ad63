using System.Collections.Immutable;
using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Optimizers;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Every key of every mapping of a problem file. Reader, schema and hints all go by these tables.</summary>
internal static class Keys
{
    private static readonly Form Number = new Form.Number();
    private static readonly Form Name = new Form.Text(Patterns.Name);
    private static readonly Form Flag = new Form.Flag();
    private static readonly Form Expression = new Form.Text(OrNumber: true);
    private static readonly Form Line = new Form.Text(OrNumber: true);
    private static readonly Form Shown = new Form.AnyOf([new Form.OneOf(["all"]), new Form.Integer(0, null), new Form.ListOf(new Form.Integer(0, null))]);

    /// <summary>A random number, or a list or matrix of such.</summary>
    public static KeySet Generator { get; } = new("generator", "a generator",
    [
        new("uniform", "The least and the greatest number; all numbers on the grid between them are equally likely.", new Form.ListOf(new Form.PlainNumber(), 2, 2)),
        new("step", "The distance between two numbers of `uniform`; default 0.01.", new Form.PlainNumber(Positive: true)),
        new("integers", "The least and the greatest whole number.", new Form.ListOf(new Form.PlainNumber(), 2, 2)),
        new("choice", "The numbers to choose from.", new Form.ListOf(new Form.PlainNumber())),
        new("nonzero", "Whether 0 is excluded; default false.", Flag),
        new("shape", "The length of the list, or rows and columns of the matrix, that the generator fills.",
            new Form.AnyOf([new Form.Integer(1, null), new Form.ListOf(new Form.Integer(1, null), 1, 2)])),
    ])
    { ExactlyOne = ["uniform", "integers", "choice"], Needs = [("step", "uniform")] };

    private static readonly Form List = new Form.AnyOf([new Form.ListOf(Number), new Form.Fields(Generator)]);
    private static readonly Form Matrix = new Form.AnyOf([new Form.ListOf(List), new Form.Fields(Generator)]);
    private static readonly Form ListOrMatrix = new Form.AnyOf([new Form.ListOf(Number), new Form.ListOf(List), new Form.Fields(Generator)]);

    /// <summary>How results are shown and carried.</summary>
    public static KeySet Rounding { get; } = new("rounding", "`rounding`",
    [
        new("decimals", "Digits behind the point, 0 to 12; default 4.", new Form.Integer(0, 12)),
        new("significant", "Significant digits, 1 to 15, instead of `decimals`.", new Form.Integer(1, 15)),
        new("carry", "`exact`: rounded only when shown; `rounded`: every quantity is rounded before another uses it. Default `exact`.", new Form.OneOf(Words.Of(Words.Carries))),
        new("ties", "`half-up` (away from zero, default) or `half-even`.", new Form.OneOf(Words.Of(Words.Ties))),
        new("at-least", "A result that is not 0 shows at least so many significant digits, 1 to 15; default 2.", new Form.Integer(1, 15)),
        new("except", "Other digits for some kinds of quantities, by their ids without indices: `{dL/da: 6}`.", new Form.MapOf(new Form.Integer(0, 15), Patterns.AnyKey)),
    ])
    { AtMostOne = ["decimals", "significant"] };

    /// <summary>An image.</summary>
    public static KeySet Image { get; } = new("image", "an image",
    [
        new("rows", "The image row by row; it is flattened in this order.", Matrix, Required: true),
    ]);

    /// <summary>A layer of neurons.</summary>
    public static KeySet Layer { get; } = new("layer", "a layer",
    [
        new("name", "The layer's name, used as subscript, e.g. `h`.", Name),
        new("activation", "The activation function, e.g. `sigmoid`; `identity` for none.", Choice(ActivationTable.All.Select(a => (a.Name, a.Settings.Select(s => s.Name)))), Required: true),
        new("weights", "A row per neuron, a column per input of the layer.", Matrix, Required: true),
        new("bias", "One number: one bias that the layer shares; a list: one per neuron; absent: none.", new Form.AnyOf([Number, new Form.ListOf(Number)])),
        new("weight-names", "Names of the weights, same shape as `weights`.", new Form.ListOf(new Form.ListOf(Name))),
        new("bias-names", "Names of the biases: one name, or a list of one per bias.", new Form.AnyOf([Name, new Form.ListOf(Name)])),
        new("neuron-names", "Names of the neurons, one each.", new Form.ListOf(Name)),
    ]);

    /// <summary>A loss with its reductions.</summary>
    public static KeySet Loss { get; } = new("loss", "`loss`",
    [
        new("type", "The loss, e.g. `half-squared-error`.", new Form.OneOf(LossNames), Required: true),
        new("outputs", "Whether the outputs' shares are added or averaged.", new Form.OneOf(Words.Of(Words.Reductions))),
        new("samples", "Whether the samples' losses are added or averaged.", new Form.OneOf(Words.Of(Words.Reductions))),
        .. LossTable.All.SelectMany(l => l.Settings.Select(s => new Key(s.Name, $"Setting of `{l.Name}`; default {s.Value.Text}.", new Form.Number()))),
    ]);

    /// <summary>R.</summary>
    public static KeySet Regularisation { get; } = new("regularisation", "`regularisation`",
    [
        new("l2", "λ of R = λ/(2m)·Σw² over the m samples.", new Form.Number(NotNegative: true), Required: true),
        new("biases", "Whether biases are included; default false.", Flag),
    ]);

    private static readonly ImmutableArray<Key> AnyTraining =
    [
        new("learning-rate", "η, greater than 0.", new Form.Number(Positive: true)),
        new("optimizer", "The rule of the update; default `gradient-descent`.", Choice(OptimizerTable.All.Select(o => (o.Name, o.Settings.Select(s => s.Name))))),
        new("updates", "How many parameter updates; default 1, 0: gradients only.", new Form.Integer(0, ReadLimits.Updates)),
        new("direction", "`descent` (default) or `ascent`.", new Form.OneOf(Words.Of(Words.Directions))),
        new("show", "The updates whose working is shown, counted from 0; `all`; default all of up to 5, else the first and the last.", Shown),
        new("initial-state", "Optimizer state to start with, e.g. `{velocity: {w1: 0.1}}`.", new Form.MapOf(new Form.MapOf(Number, Patterns.AnyKey), Patterns.AnyKey)),
    ];

    /// <summary>Training of a network.</summary>
    public static KeySet NetworkTraining { get; } = new("network-training", "`training`",
    [
        .. AnyTraining,
        new("batch", "`full` (default), `online` or the number of samples of a mini-batch.", new Form.AnyOf([new Form.OneOf(Words.Of(Words.Batches)), new Form.Integer(1, null)])),
        new("update-biases", "Whether biases are updated as well; default true.", Flag),
    ])
    { RequiredUnlessZero = ("learning-rate", "updates") };

    /// <summary>Training of a graph.</summary>
    public static KeySet GraphTraining { get; } = new("graph-training", "`training`",
    [
        .. AnyTraining,
        new("parameters", "The names that are updated; default all of `gradients` that have a value.", new Form.ListOf(Name, Unique: true)),
    ])
    { RequiredUnlessZero = ("learning-rate", "updates") };

    private static readonly ImmutableArray<Key> Head =
    [
        new("title", "The title, e.g. `Backpropagation by hand`.", Line, Required: true),
        new("kind", "What kind of problem it is: `network`, `graph` or `derivative`.", new Form.OneOf(Words.Of(Words.Kinds)), Required: true),
        new("id", "Letters, digits, - and _; names the output files. Default: the file's name without its ending.", new Form.Text(Patterns.Id, OrNumber: true)),
        new("course", "The course, for the header of a paper.", Line),
        new("author", "The author, for the header of a paper.", Line),
        new("date", "The date as it shall be printed.", Line),
        new("style", "A template style: `lecture`, `questions`, `graph`, `matrix` or one of your own.", new Form.Text(Patterns.Style)),
        new("rounding", "How results are shown and carried.", new Form.Fields(Rounding)),
        new("notation", "How quantities are named; default `sequential`, `matrix` where there are several samples.", new Form.OneOf(Words.Of(Words.Notations))),
        new("ask", "The quantities that the question asks for, as ids or symbols; default all.", new Form.ListOf(new Form.Text(), Unique: true)),
        new("marks", "Marks by quantity; default 1 each.", new Form.MapOf(new Form.Integer(0, 1000), Patterns.AnyKey)),
        new("where", "Conditions that a random variant must meet, e.g. `abs(dJ/dw[1][1][1]) >= 0.001`.", new Form.ListOf(new Form.Text())),
        new("explain", "How much theory goes with the working; default `brief`.", new Form.OneOf(Words.Of(Words.Explains))),
        new("ecf", "What a value earns that follows from an earlier error: all of its marks, half, none. Default `full`.", new Form.OneOf(Words.Of(Words.CarriedCredits))),
        new("$schema", "Ignored; for editors.", new Form.Anything()),
    ];

    /// <summary>A network.</summary>
    public static KeySet Network { get; } = new("network", "a problem of kind `network`",
    [
        .. Head,
        new("inputs", "One sample as a list, several as a list of lists; named (`{x1: 0.05}`); or an image (`{rows: …}`).",
            new Form.AnyOf([ListOrMatrix, new Form.Fields(Image), new Form.MapOf(Number, Patterns.InputName)]), Required: true),
        new("targets", "One sample as a list, several as a list of lists, or as one list where the network has one output.", ListOrMatrix, Required: true),
        new("layers", "The layers, from the first after the inputs to the output.", new Form.ListOf(new Form.Fields(Layer)), Required: true),
        new("loss", "The loss, e.g. `half-squared-error`.", new Form.AnyOf([new Form.OneOf(LossNames), new Form.Fields(Loss)]), Required: true),
        new("regularisation", "A term R that is added to J.", new Form.Fields(Regularisation)),
        new("training", "How the parameters are updated; absent: gradients only.", new Form.Fields(NetworkTraining)),
        new("bias-as-weight", "Whether every bias is written as a weight w₀ on x₀ = 1; default false.", Flag),
    ]);

    /// <summary>A computational graph.</summary>
    public static KeySet Graph { get; } = new("graph", "a problem of kind `graph`",
    [
        .. Head,
        new("define", "Names with the expressions that they stand for; a definition may use those before it.", new Form.MapOf(Expression, Patterns.Name), Required: true),
        new("values", "Numbers for the free names; absent: the solution is symbolic.", new Form.MapOf(Number, Patterns.Name)),
        new("constants", "Numbers that are put in and simplified away before the graph is drawn.", new Form.MapOf(Number, Patterns.Name)),
        new("output", "The definition that is differentiated; default the last.", Name),
        new("gradients", "By which names it is differentiated; default every free name that is not a constant.", new Form.ListOf(Name, Unique: true)),
        new("nodes", "`letters` (default): a node per elementary operation, A, B, C …; `definitions`: one per definition.", new Form.OneOf(Words.Of(Words.Nodes))),
        new("labels", "Letters for nodes, with the expression of the node: `{A: x1*w3}`.", new Form.MapOf(Expression, Patterns.Name)),
        new("training", "How the parameters are updated; absent: gradients only.", new Form.Fields(GraphTraining)),
    ]);

    /// <summary>A derivative.</summary>
    public static KeySet Derivative { get; } = new("derivative", "a problem of kind `derivative`",
    [
        .. Head,
        new("function", "The function, e.g. `x^2 + 2*x*y`.", Expression),
        new("define", "Instead of `function`: a composition, e.g. `{y: u^2, u: 3*x}`, in any order.", new Form.MapOf(Expression, Patterns.Name)),
        new("of", "With `define`: the name that is differentiated.", Name),
        new("variables", "By which names it is differentiated, e.g. `[x, y]`.", new Form.ListOf(Name, Unique: true), Required: true),
        new("at", "The point at which the derivatives are taken, a number for every name.", new Form.MapOf(Number, Patterns.Name)),
    ])
    { ExactlyOne = ["function", "define"], Needs = [("define", "of"), ("of", "define")] };

    /// <summary>The sets of the three kinds.</summary>
    public static ImmutableArray<(string Kind, KeySet Keys)> Kinds { get; } = [("network", Network), ("graph", Graph), ("derivative", Derivative)];

    /// <summary>The names of all losses, with their other names.</summary>
    public static ImmutableArray<string> LossNames => [.. LossTable.All.SelectMany(l => l.OtherNames.Prepend(l.Name))];

    /// <summary>A name, or a mapping from one name to its settings.</summary>
    private static Form Choice(IEnumerable<(string Name, IEnumerable<string> Settings)> all)
    {
        var list = all.ToList();
        var withSettings = list.Select(one => (Form)new Form.Fields(new KeySet("", $"`{one.Name}`",
        [
            new Key(one.Name, $"`{one.Name}` with its settings.", new Form.Fields(new KeySet("", $"`{one.Name}`",
                [.. one.Settings.Select(s => new Key(s, $"Setting of `{one.Name}`.", new Form.Number()))])), Required: true),
        ])));
        return new Form.AnyOf([new Form.OneOf([.. list.Select(one => one.Name)]), .. withSettings]);
    }
}
