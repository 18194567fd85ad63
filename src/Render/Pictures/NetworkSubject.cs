using System.Globalization;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Pictures;

/// <summary>What a drawing of a network says.</summary>
internal enum NetworkView
{
    /// <summary>Names and given numbers only: nothing that is to be worked out.</summary>
    Given,
    /// <summary>Activations in the neurons, weights on the edges.</summary>
    Forward,
    /// <summary>Deltas in the neurons, gradients on the edges.</summary>
    Backward,
}

/// <summary>A name and a number as they are printed; either may be missing.</summary>
internal sealed record Caption(MathNode? Name, string? Plain, string? Number)
{
    /// <summary>Nothing.</summary>
    public static Caption None { get; } = new(null, null, null);

    /// <summary>name = number.</summary>
    public MathNode? Equation => (Name, Number) switch
    {
        (null, null) => null,
        ({ } name, null) => name,
        (null, { } number) => Notate.Number(number),
        var (name, number) => MathNode.Of(name!, Notate.EqualSign, Notate.Number(number!)),
    };

    /// <summary>The number alone.</summary>
    public MathNode? Value => Number is null ? null : Notate.Number(Number);

    /// <summary>In words, e.g. "w5 = 0.40".</summary>
    public string Words => Plain is null ? "" : Number is null ? Plain : $"{Plain} = {Number}";
}

/// <summary>The names and numbers of a network's first pass, sample 1.</summary>
internal sealed class NetworkSubject(Trace trace, Problem.Network problem, NetworkView view)
{
    /// <summary>What the drawing says.</summary>
    public NetworkView View => view;

    /// <summary>The problem.</summary>
    public Problem.Network Problem => problem;

    /// <summary>The number of units of a layer; layer 0 is the inputs.</summary>
    public int Size(int layer) => layer == 0 ? problem.Inputs[0].Length : problem.Layers[layer - 1].Size;

    /// <summary>A unit: an input, or a neuron with its activation or delta.</summary>
    public Caption Unit(int layer, int index) => layer == 0 ? Find($"x[{N(index)}](1)")
        : view == NetworkView.Backward ? Find($"dL/dz[{N(layer)}][{N(index)}](1)")
        : Find($"a[{N(layer)}][{N(index)}](1)");

    /// <summary>The edge from a unit to a neuron of the next layer: a weight or its gradient.</summary>
    public Caption Edge(int layer, int neuron, int unit)
    {
        var id = $"w[{N(layer)}][{N(neuron)}][{N(unit)}]";
        return view == NetworkView.Backward
            ? Find($"dL/d{id}(1)", $"dJ/d{id}")
            : Find(id) with { Number = problem.Layers[layer - 1].Weights[neuron - 1][unit - 1].Text };
    }

    /// <summary>The bias of a neuron; neuron 0: the one that the layer shares.</summary>
    public Caption Bias(int layer, int neuron)
    {
        var id = neuron == 0 ? $"b[{N(layer)}]" : $"b[{N(layer)}][{N(neuron)}]";
        return view == NetworkView.Backward
            ? Find($"dJ/d{id}", $"dL/d{id}(1)")
            : Find(id) with { Number = problem.Layers[layer - 1].Biases[Math.Max(neuron - 1, 0)].Text };
    }

    /// <summary>How the biases of a layer are arranged.</summary>
    public BiasKind Biases(int layer) => problem.Layers[layer - 1].BiasKind;

    /// <summary>The target of an output.</summary>
    public Caption Target(int output) => Find($"y[{N(output)}](1)");

    /// <summary>The loss; with derivatives that are taken at a look-ahead point the loss there.</summary>
    public Caption Loss() => view == NetworkView.Backward ? Find("lookahead:L(1)", "L(1)", "E[1](1)", "J") : Find("L(1)", "E[1](1)", "J");

    /// <summary>The name of a layer's activation, as in running text.</summary>
    public string Activation(int layer) => problem.Layers[layer - 1].Activation.Name switch
    {
        "identity" => "linear",
        "relu" => "ReLU",
        "leaky-relu" => "leaky ReLU",
        "elu" => "ELU",
        "silu" => "SiLU",
        var name => name,
    };

    /// <summary>What a layer is called above its column.</summary>
    public string Title(int layer) => layer == 0 ? "inputs"
        : layer == problem.Layers.Length ? "output layer"
        : problem.Layers.Length == 2 ? "hidden layer"
        : $"layer {N(layer)}";

    private Caption Find(params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
        {
            if (trace.Find(id) is { } quantity)
            {
                var shown = quantity.Given is { } given ? given.Text : view == NetworkView.Given ? null : quantity.Shown;
                return new Caption(Name(view == NetworkView.Backward ? WithoutAhead(quantity.Symbol) : quantity.Symbol), quantity.Symbol.Plain, shown);
            }
        }

        return Caption.None;
    }

    /// <summary>A symbol without the mark of the look-ahead point: the caption says that all derivatives are taken there.</summary>
    private static Symbol WithoutAhead(Symbol symbol) => symbol switch
    {
        Symbol.Partial partial => new Symbol.Partial(WithoutAhead(partial.Of), WithoutAhead(partial.By), partial.Total),
        Symbol.Letter { Sup: "ahead" } letter => letter with { Sup = null },
        Symbol.Letter { Sup: { } sup } letter when sup.EndsWith(",ahead", StringComparison.Ordinal) => letter with { Sup = sup[..^6] },
        _ => symbol,
    };

    /// <summary>A symbol on one line: a derivative with a slash.</summary>
    private static MathNode Name(Symbol symbol) => symbol is Symbol.Partial partial
        ? MathNode.Of(Notate.PartialSign, Notate.Symbol(partial.Of), new MathNode.Symbol("/"), Notate.PartialSign, Notate.Symbol(partial.By))
        : Notate.Symbol(symbol);

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
