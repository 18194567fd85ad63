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
            Notation.Layered => new("w", Join(l + 1, j + 1, i + 1)),
            Notation.Matrix => new("w", Join(j + 1, i + 1), $"[{Number(l + 1)}]"),
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
            return BiasWeightSymbol(l, j, layer);
        }

        var shared = layer.BiasKind == BiasKind.Shared;
        return _problem.Head.Notation switch
        {
            Notation.Layered => new("b", shared ? Number(l + 1) : Join(l + 1, j + 1)),
            Notation.Matrix => new("b", shared ? null : Number(j + 1), $"[{Number(l + 1)}]"),
            _ => new("b", Number(number)),
        };
    }

    /// <summary>
    /// w₀ of a neuron: its index 0 stands where the unit's index stands in other weights. Where weights are numbered up to 10 or
    /// more, w₁₀ is one of them, and the bias of layer 1 is w with 1,0.
    /// </summary>
    private Symbol.Letter BiasWeightSymbol(int l, int j, Layer layer)
    {
        var shared = layer.BiasKind == BiasKind.Shared;
        if (_problem.Head.Notation == Notation.Matrix)
        {
            return new("w", shared ? "0" : Join(j + 1, 0), $"[{Number(l + 1)}]");
        }

        if (_problem.Layers.Length == 1 && (shared || layer.Size == 1))
        {
            return new("w", "0");
        }

        var indices = shared ? Join(l + 1, 0) : Join(l + 1, j + 1, 0);
        return new("w", _manyWeights && _problem.Head.Notation == Notation.Sequential && !indices.Contains(',') ? string.Join(',', indices.ToCharArray()) : indices);
    }

    private string? NamedNeuron(Key key)
    {
        var names = _problem.Layers[key.Layer - 1].NeuronNames;
        return names.IsEmpty ? null : names[key.Neuron - 1];
    }

    private string[] NeuronNames(int l)
    {
        var layer = _problem.Layers[l];
        if (!layer.NeuronNames.IsEmpty)
        {
            return [.. layer.NeuronNames];
        }

        var last = l == _problem.Layers.Length - 1;
        var label = layer.Name ?? (last ? "out" : _problem.Layers.Length == 2 ? "h" : $"h{Number(l + 1)}");
        var numbered = char.IsAsciiDigit(label[^1]);
        return layer.Size == 1 && (last || numbered)
            ? [label]
            : [.. Enumerable.Range(1, layer.Size).Select(j => numbered ? $"{label},{Number(j)}" : label + Number(j))];
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
