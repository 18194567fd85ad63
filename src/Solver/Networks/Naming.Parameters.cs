using System.Collections.Immutable;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>The symbols of parameters, and the names that authors and other books give to neurons, outputs and parameters.</summary>
internal sealed partial class Naming
{
    private Symbol.Letter WeightSymbol(int l, int j, int i, int number)
    {
        var names = _problem.Layers[l].WeightNames;
        if (!names.IsEmpty && Symbol.FromName(names[j][i]) is Symbol.Letter named)
        {
            return named;
        }

        return _problem.Head.Notation switch
        {
            Notation.Layered => new(Letters.Weight, Join(l + 1, j + 1, i + 1)),
            Notation.Matrix => new(Letters.Weight, Join(j + 1, i + 1), $"[{Number(l + 1)}]"),
            _ => new("w", Number(number)),
        };
    }

    private Symbol.Letter BiasSymbol(int l, int j, int number)
    {
        var layer = _problem.Layers[l];
        if (!layer.BiasNames.IsEmpty && Symbol.FromName(layer.BiasNames[j]) is Symbol.Letter named)
        {
            return named;
        }

        if (_problem.BiasAsWeight)
        {
            return BiasWeight(_problem, Letters.Weight, l, j);
        }

        var shared = layer.BiasKind == BiasKind.Shared;
        return _problem.Head.Notation switch
        {
            Notation.Layered => new(Letters.Bias, shared ? Number(l + 1) : Join(l + 1, j + 1)),
            Notation.Matrix => new(Letters.Bias, shared ? null : Number(j + 1), $"[{Number(l + 1)}]"),
            _ => new("b", Number(number)),
        };
    }

    /// <summary>
    /// w₀ of a neuron: its index 0 stands where the unit's index stands in other weights. Where weights are numbered up to 10 or
    /// more, w₁₀ is one of them, and the bias of layer 1 is w with 1,0.
    /// </summary>
    internal static Symbol.Letter BiasWeight(Problem.Network problem, string letter, int l, int j)
    {
        var shared = problem.Layers[l].BiasKind == BiasKind.Shared;
        if (problem.Head.Notation == Notation.Matrix)
        {
            return new(letter, shared ? "0" : Join(j + 1, 0), $"[{Number(l + 1)}]");
        }

        if (problem.Layers.Length == 1 && (shared || problem.Layers[l].Size == 1))
        {
            return new(letter, "0");
        }

        var indices = shared ? Join(l + 1, 0) : Join(l + 1, j + 1, 0);
        return new(letter, ManyWeights(problem) && problem.Head.Notation == Notation.Sequential && !indices.Contains(',') ? string.Join(',', indices.ToCharArray()) : indices);
    }

    private static bool ManyWeights(Problem.Network problem) => problem.Layers.Sum(layer => layer.Size * layer.Weights[0].Length) >= 10;

    private string? NamedNeuron(Key key)
    {
        var names = _problem.Layers[key.Layer - 1].NeuronNames;
        return names.IsEmpty ? null : names[key.Neuron - 1];
    }

    /// <summary>The labels of all neurons, [layer][neuron]; where two would be the same, those that no author wrote have a comma before their number, and at last the number of their layer.</summary>
    private static string[][] NeuronNames(Problem.Network problem)
    {
        var labels = Labels(problem, "", "h");
        foreach (var (separator, hidden) in new[] { (",", "h"), (",", "layer") })
        {
            if (AreDistinct(labels))
            {
                break;
            }

            labels = Labels(problem, separator, hidden);
        }

        return labels;
    }

    private static bool AreDistinct(string[][] labels)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return labels.All(layer => layer.All(label => seen.Add(Look.Of(new Symbol.Letter("z", label)))));
    }

    private static string[][] Labels(Problem.Network problem, string separator, string hidden) =>
        [.. problem.Layers.Select((layer, l) => layer.NeuronNames.IsEmpty ? Labels(problem, l, separator, hidden) : [.. layer.NeuronNames])];

    private static string[] Labels(Problem.Network problem, int l, string separator, string hidden)
    {
        var layer = problem.Layers[l];
        var last = l == problem.Layers.Length - 1;
        var label = layer.Name ?? (last ? hidden == "h" ? "out" : "last" : problem.Layers.Length == 2 ? hidden : $"{hidden}{Number(l + 1)}");
        var numbered = char.IsAsciiDigit(label[^1]);
        return layer.Size == 1 && (last || numbered)
            ? [label]
            : [.. Enumerable.Range(1, layer.Size).Select(j => label + (numbered ? "," : separator) + Number(j))];
    }

    private ImmutableArray<string> OutputNames(Key key)
    {
        var neuron = Neuron(key);
        List<string> names = ["a_" + neuron, neuron, "yhat" + (_manyOutputs ? Number(key.Neuron) : "")];
        if (_problem.Head.Notation == Notation.Layered)
        {
            names.Add("o" + Join(key.Layer, key.Neuron));
        }

        return [.. names.SelectMany(name => SampleNames(name, key.Sample))];
    }

    private IEnumerable<string> SampleNames(string name, int sample)
    {
        if (!_manySamples)
        {
            yield return name;
        }

        yield return $"{name}({Number(sample)})";
    }

    private ImmutableArray<string> ParameterNames(string name, int update)
    {
        var number = Number(update);
        return _manyUpdates ? [$"{name}({number})", $"{name}#{number}"] : [$"{name}_new", $"new {name}", $"{name}'", $"{name}(1)", $"{name}#1"];
    }
}
