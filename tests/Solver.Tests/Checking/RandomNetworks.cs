using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Networks;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Optimizers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Checking;

/// <summary>Small networks with numbers as teachers choose them: every activation, loss, optimizer, bias and batch kind.</summary>
internal sealed class RandomNetworks(int seed)
{
    private readonly Random _random = new(seed);

    public int Next(int most) => _random.Next(most);

    public Trace Trace(Rounding? rounding = null)
    {
        while (true)
        {
            var result = NetworkSolver.Solve(Problem(rounding ?? Rounding.Default));
            if (result.Trace is { } trace)
            {
                return trace;
            }
        }
    }

    private Problem.Network Problem(Rounding rounding)
    {
        var loss = Pick(LossTable.All);
        var samples = 1 + _random.Next(3) * _random.Next(2);
        var sizes = Enumerable.Range(0, 2 + _random.Next(3)).Select(_ => 1 + _random.Next(3)).ToList();
        var activations = sizes.Skip(1).Select(_ => Pick(ActivationTable.All)).ToList();
        activations[^1] = OutputFor(loss, activations[^1]);
        for (var l = 0; l < activations.Count; l++)
        {
            sizes[l + 1] = activations[l] is SoftmaxActivation ? Math.Max(2, sizes[l + 1]) : sizes[l + 1];
        }

        var layers = activations.Select((activation, l) => LayerOf(activation, sizes[l + 1], sizes[l])).ToImmutableArray();
        return new Problem.Network(
            new ProblemHead { File = "random.yaml", Id = "random", Title = "random", Rounding = rounding },
            Table(samples, sizes[0], () => Number(-1, 1)),
            [],
            null,
            Targets(loss, samples, sizes[^1]),
            layers,
            new LossChoice(loss, _random.Next(2) == 0 ? loss.Outputs : Reduction.Mean, _random.Next(2) == 0 ? loss.Samples : Reduction.Sum, default),
            _random.Next(4) == 0 ? new Regularisation(Literal.Of("0.1"), _random.Next(2) == 0) : null,
            new Training(Literal.Of("0.5"), Pick(OptimizerTable.All), _random.Next(3), _random.Next(2), _random.Next(3) > 0, _random.Next(5) == 0, null, []),
            _random.Next(8) == 0);
    }

    private static Activation OutputFor(Loss loss, Activation wanted) => loss switch
    {
        BinaryCrossEntropy => SigmoidActivation.Instance,
        CategoricalCrossEntropy => SoftmaxActivation.Instance,
        _ => wanted,
    };

    private Layer LayerOf(Activation activation, int size, int before)
    {
        var kind = Pick([BiasKind.None, BiasKind.Shared, BiasKind.PerNeuron]);
        var biases = kind switch { BiasKind.None => 0, BiasKind.Shared => 1, _ => size };
        return new Layer(null, activation, Table(size, before, () => Number(-1.5, 1.5)), kind, [.. Enumerable.Range(0, biases).Select(_ => Number(-0.8, 0.8))], [], [], [], default);
    }

    private ImmutableArray<ImmutableArray<Literal>> Targets(Loss loss, int samples, int outputs)
    {
        if (loss is CategoricalCrossEntropy)
        {
            return [.. Enumerable.Range(0, samples).Select(_ => OneHot(outputs))];
        }

        return loss is BinaryCrossEntropy ? Table(samples, outputs, () => Literal.Of(_random.Next(2) == 0 ? "0" : "1"))
            : loss is HingeLoss ? Table(samples, outputs, () => Literal.Of(_random.Next(2) == 0 ? "-1" : "1"))
            : Table(samples, outputs, () => Number(-1, 1));
    }

    private ImmutableArray<Literal> OneHot(int outputs)
    {
        var hot = _random.Next(outputs);
        return [.. Enumerable.Range(0, outputs).Select(k => Literal.Of(k == hot ? "1" : "0"))];
    }

    private ImmutableArray<ImmutableArray<Literal>> Table(int rows, int columns, Func<Literal> number) =>
        [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => number()).ToImmutableArray())];

    private Literal Number(double low, double high)
    {
        var text = (low + ((high - low) * _random.NextDouble())).ToString("0.0#", CultureInfo.InvariantCulture);
        return Literal.Of(text is "-0.0" ? "0" : text);
    }

    private T Pick<T>(ImmutableArray<T> from) => from[_random.Next(from.Length)];
}
