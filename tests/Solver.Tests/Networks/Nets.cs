using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Networks;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Optimizers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Networks;

/// <summary>Networks for tests, without a file.</summary>
internal static class Nets
{
    public static ImmutableArray<Literal> Row(params string[] numbers) => [.. numbers.Select(number => Literal.Of(number))];

    public static Layer Layer(string? name, string activation, ImmutableArray<Literal>[] weights, BiasKind kind, params string[] biases) =>
        new(name, ActivationTable.Find(activation)!, [.. weights], kind, Row(biases), [], [], [], new Place("net.yaml", name == "out" ? 12 : 8, 3));

    public static LossChoice Loss(string name) =>
        LossTable.Find(name) is { } loss ? new LossChoice(loss, loss.Outputs, loss.Samples, new Place("net.yaml", 20, 1)) : throw new ArgumentException(name);

    public static Training Train(string rate = "0.1", string optimizer = "gradient-descent", int updates = 1, int batch = 0, int[]? show = null, bool ascent = false) =>
        new(Literal.Of(rate), OptimizerTable.Find(optimizer)!, updates, batch, true, ascent, show is null ? null : [.. show], []);

    /// <summary>The 2-2-1 network of the lectures: shared biases, sigmoid, ½(ŷ − y)².</summary>
    public static Problem.Network Lecture(Rounding? rounding = null, string rate = "0.0001", int updates = 1) => new(
        new ProblemHead { File = "net.yaml", Id = "net", Title = "2-2-1", Rounding = rounding ?? Rounding.Default },
        [Row("0.05", "0.10")],
        [],
        null,
        [Row("0.01")],
        [
            Layer("h", "sigmoid", [Row("0.15", "0.20"), Row("0.25", "0.30")], BiasKind.Shared, "0.35"),
            Layer("out", "sigmoid", [Row("0.40", "0.45")], BiasKind.Shared, "0.60"),
        ],
        Loss("half-squared-error"),
        null,
        Train(rate, updates: updates),
        false);

    /// <summary>A 2-3-2 network with three samples whose numbers come from a seed.</summary>
    public static Problem.Network Random(int seed, string activation, string loss, string optimizer, BiasKind bias = BiasKind.PerNeuron, int updates = 2, int batch = 0, bool regularised = false)
    {
        var random = new Random(seed);
        var last = OutputFor(loss, activation);
        ImmutableArray<Literal> Numbers(int count, double from = -1, double to = 1) =>
            [.. Enumerable.Range(0, count).Select(_ => Literal.Of((from + (to - from) * random.NextDouble()).ToString("0.00", CultureInfo.InvariantCulture)))];
        Layer Made(string name, string activationName, int size, int inputs) => new(
            name,
            ActivationTable.Find(activationName)!,
            [.. Enumerable.Range(0, size).Select(_ => Numbers(inputs))],
            bias,
            bias == BiasKind.None ? [] : Numbers(bias == BiasKind.Shared ? 1 : size),
            [],
            [],
            [],
            default);
        ImmutableArray<Literal> Target() => loss switch
        {
            "categorical-cross-entropy" => random.Next(2) == 0 ? Row("1", "0") : Row("0", "1"),
            "binary-cross-entropy" => Numbers(2, 0, 1),
            "hinge" => random.Next(2) == 0 ? Row("1", "-1") : Row("-1", "1"),
            _ => Numbers(2),
        };
        return new Problem.Network(
            new ProblemHead { File = "net.yaml", Id = "net", Title = "random" },
            [Numbers(2), Numbers(2), Numbers(2)],
            [],
            null,
            [Target(), Target(), Target()],
            [Made("h", activation, 3, 2), Made("out", last, 2, 3)],
            Loss(loss),
            regularised ? new Regularisation(Literal.Of("0.3"), seed % 2 == 0) : null,
            Train("0.05", optimizer, updates, batch),
            false);
    }

    public static Trace Solve(Problem.Network problem)
    {
        var result = NetworkSolver.Solve(problem);
        Assert.Empty(result.Diagnostics);
        return result.Trace!;
    }

    public static Quantity At(this Trace trace, string id) => trace.Find(id) ?? throw new KeyNotFoundException(id);

    private static string OutputFor(string loss, string activation) => loss switch
    {
        "categorical-cross-entropy" => "softmax",
        "binary-cross-entropy" => "sigmoid",
        _ => activation,
    };
}
