using System.Collections.Immutable;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Commented problem files to start from, one for each kind. They read without diagnostics.</summary>
public static class Starters
{
    /// <summary>The kinds that have one.</summary>
    public static ImmutableArray<string> Kinds { get; } = Words.Of(Words.Kinds);

    /// <summary>The file for a kind; null where there is no such kind.</summary>
    public static string? For(string kind) => kind switch
    {
        "network" => Network,
        "graph" => Graph,
        "derivative" => Derivative,
        _ => null,
    };

    private const string Network = """
        # A network: forward pass, backward pass, new parameters.
        title: A 2-2-1 network by hand
        kind: network

        # For the header of a paper; leave out what you do not need.
        # course: Machine Learning
        # author: your name
        # date: 1 October

        # One sample is a list, several are a list of lists: [[0, 1], [1, 0]].
        # Any number may be random instead, e.g. {uniform: [-1, 1], step: 0.05}.
        inputs: [0.05, 0.10]
        targets: [0.01]

        # A row of weights per neuron, a column per input of the layer.
        # bias: one number is shared by the layer, a list has one per neuron; without it there is none.
        # activation: identity, sigmoid, tanh, relu, leaky-relu, elu, softplus, silu or softmax.
        layers:
          - name: h
            activation: sigmoid
            weights: [[0.15, 0.20], [0.25, 0.30]]
            bias: 0.35
          - name: out
            activation: sigmoid
            weights: [[0.40, 0.45]]
            bias: 0.60

        # half-squared-error, squared-error, mean-squared-error, cost, absolute-error, huber, hinge,
        # binary-cross-entropy or categorical-cross-entropy.
        loss: half-squared-error

        # Without training only the gradients are worked out.
        training:
          learning-rate: 0.5
          # updates: 1
          # optimizer: gradient-descent   # momentum, nesterov, adagrad, rmsprop, adam

        # carry: rounded works as with a pocket calculator, rounding every line.
        rounding: {decimals: 4, carry: exact}

        # explain: none, brief or full (with the theory).
        explain: brief

        # What is asked, and what it is worth; without these all of it is asked, 1 mark each.
        # ask: ["z[1][1](1)", "dJ/dw[1][1][1]"]
        # marks: {"dJ/dw[1][1][1]": 2}

        """;

    private const string Graph = """
        # A computational graph: values of the nodes, gradients along the paths.
        title: The graph of J = 3(a + bc)
        kind: graph

        # A definition may use those before it. Multiplication is written with *, powers with ^.
        # Functions: exp ln sqrt abs sin cos tan sigmoid tanh relu softplus max min.
        define:
          u: b*c
          v: a + u
          J: 3*v

        # A number for every free name; without `values` the solution is symbolic.
        values: {a: 5, b: 3, c: 2}

        # Numbers that are put in before the graph is drawn.
        # constants: {k: 3}

        # By which names the output (the last definition) is differentiated; without it by all of them.
        gradients: [a, b, c]

        # definitions: a node per definition; letters: a node per operation, A, B, C and so on.
        nodes: definitions

        # Without training only the gradients are worked out.
        training: {learning-rate: 0.1, parameters: [a, b]}

        """;

    private const string Derivative = """
        # Derivatives with every rule by name.
        title: Partial derivatives
        kind: derivative

        function: x^2 + 2*x*y + y^2

        # A composition, for the chain rule, instead of `function`:
        # define: {y: u^2, u: 3*x}
        # of: y

        variables: [x, y]

        # The point at which the derivatives are taken; may be left out.
        at: {x: 1, y: 2}

        """;
}
