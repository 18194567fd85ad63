using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>The symbols of a network's quantities, and their ids.</summary>
internal sealed partial class Naming
{
    private readonly Problem.Network _problem;
    private readonly Symbol.Letter[][][] _weights;
    private readonly Symbol.Letter[][] _biases;
    private readonly string[][] _neurons;
    private readonly bool _manySamples;
    private readonly bool _manyOutputs;
    private readonly bool _manyUpdates;
    private readonly bool _manyWeights;
    private readonly bool _looksAhead;

    /// <summary>The names of a problem's quantities in its notation.</summary>
    public Naming(Problem.Network problem)
    {
        _problem = problem;
        _manySamples = problem.Inputs.Length > 1;
        _manyOutputs = problem.Layers[^1].Size > 1;
        _manyUpdates = problem.Training is { Updates: > 1 };
        _looksAhead = problem.Training is { Updates: > 0, Optimizer.LooksAhead: true };
        _weights = new Symbol.Letter[problem.Layers.Length][][];
        _biases = new Symbol.Letter[problem.Layers.Length][];
        _manyWeights = ManyWeights(problem);
        _neurons = NeuronNames(problem);
        string[] names = [.. problem.InputNames, .. problem.Layers.SelectMany(layer => layer.WeightNames.SelectMany(row => row).Concat(layer.BiasNames))];
        var choice = new LetterChoice(names);
        Letters = names.Length == 0 ? Letters.Usual : NetworkLetters.Of(problem, choice, _neurons);
        int weights = 0, biases = 0;
        for (var l = 0; l < problem.Layers.Length; l++)
        {
            var layer = problem.Layers[l];
            _weights[l] = [.. layer.Weights.Select((row, j) => row.Select((_, i) => WeightSymbol(l, j, i, Next("w", layer.WeightNames.IsEmpty, ref weights))).ToArray())];
            _biases[l] = [.. layer.Biases.Select((_, j) => BiasSymbol(l, j, Next("b", layer.BiasNames.IsEmpty, ref biases)))];
        }

        if (names.Length > 0)
        {
            Letters = choice.OfTraining(Letters, [.. _weights.SelectMany(layer => layer.SelectMany(row => row)), .. _biases.SelectMany(layer => layer)]);
        }

        int Next(string letter, bool unnamed, ref int number)
        {
            do
            {
                number++;
            }
            while (unnamed && choice.IsTaken(new Symbol.Letter(letter, Number(number))));
            return number;
        }
    }

    /// <summary>The letters that quantities without an author's name have.</summary>
    public Letters Letters { get; }

    /// <summary>The symbol of a quantity after so many updates.</summary>
    public Symbol Of(Key key, int update) => Of(key, update, Mark(key, update));

    private Symbol Of(Key key, int update, string? mark) => key.Role switch
    {
        Role.ActivationGradient => new Symbol.Partial(Loss(key.Sample, mark), Activation(key, mark)),
        Role.LocalDerivative => new Symbol.Partial(Activation(key, mark), PreActivation(key, mark)),
        Role.Delta => new Symbol.Partial(Loss(key.Sample, mark), PreActivation(key, mark)),
        Role.SampleWeightGradient => new Symbol.Partial(Loss(key.Sample, mark), Weight(key, mark)),
        Role.SampleBiasGradient => new Symbol.Partial(Loss(key.Sample, mark), PathBias(key, BiasMark(mark, update))),
        Role.InputGradient => new Symbol.Partial(Loss(key.Sample, mark), Input(key)),
        Role.WeightGradient => new Symbol.Partial(Total(mark), Weight(key, mark)),
        Role.BiasGradient => new Symbol.Partial(Total(mark), Bias(key, BiasMark(mark, update))),
        _ => Plain(key, mark),
    };

    /// <summary>Other names by which a person may call it; of what is taken at a look-ahead point, also the symbol without that mark.</summary>
    public ImmutableArray<string> OtherNames(Key key, int update)
    {
        var names = PlainNames(key, update);
        return _looksAhead && IsDerivative(key.Role) ? [.. names, Of(key, update, Mark(ahead: false, update)).Plain] : names;
    }

    private ImmutableArray<string> PlainNames(Key key, int update) => key.Role switch
    {
        Role.Activation when key.Layer == _problem.Layers.Length && update == 0 && key.Prefix is null => OutputNames(key),
        Role.Delta when update == 0 => [.. SampleNames("delta_" + Neuron(key), key.Sample)],
        Role.Weight or Role.Bias when update > 0 => ParameterNames(Of(key, 0).Plain, update),
        Role.WeightGradient when update == 0 => [$"dJ/d{Weight(key, null).Plain}", $"dL/d{Weight(key, null).Plain}"],
        Role.BiasGradient when update == 0 => [$"dJ/d{Bias(key, null).Plain}", $"dL/d{Bias(key, null).Plain}"],
        Role.LossShare when !_manyOutputs && update == 0 && key.Prefix is null => [.. SampleNames("E", key.Sample)],
        _ => [],
    };

    /// <summary>Whether a name means a parameter: its id or its symbol.</summary>
    public bool Means(string name, Key parameter) => name == Id(parameter, 0) || name == Of(parameter, 0).Plain;

    private Symbol Plain(Key key, string? mark) => key.Role switch
    {
        Role.Input => Input(key),
        Role.Target => Sampled(Letters.Target, _manyOutputs ? Number(key.Neuron) : null, key.Sample, null),
        Role.Weight => Weight(key, mark),
        Role.Bias => Bias(key, mark),
        Role.PreActivation => PreActivation(key, mark),
        Role.Activation => Activation(key, mark),
        Role.LossShare => _manyOutputs ? Sampled(Letters.Share, Number(key.Neuron), key.Sample, mark) : Loss(key.Sample, mark),
        Role.SampleLoss => Loss(key.Sample, mark),
        Role.RegularisationTerm => new Symbol.Letter(Letters.Penalty, Sup: mark),
        Role.Objective => new Symbol.Letter(Letters.Objective, Sup: mark),
        Role.Setting => Letters.Setting(key.Prefix!),
        Role.OptimizerState => State(key, mark),
        Role.LookAhead => key.Unit == 0 ? Bias(key, mark ?? "ahead") : Weight(key, mark ?? "ahead"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Symbol.Letter State(Key key, string? mark) => Letters.State(key.Prefix!, key.Unit == 0 ? Bias(key, null) : Weight(key, null), mark);

    private string? Mark(Key key, int update) => Mark(IsAhead(key), update);

    private string? Mark(bool ahead, int update)
    {
        if (update == 0)
        {
            return ahead ? "ahead" : null;
        }

        var time = !_manyUpdates ? "new"
            : _manySamples || _problem.Head.Notation == Notation.Matrix ? string.Create(CultureInfo.InvariantCulture, $"t={update}")
            : string.Create(CultureInfo.InvariantCulture, $"({update})");
        return ahead ? "ahead," + time : time;
    }

    /// <summary>Biases that are not updated have no look-ahead value.</summary>
    private string? BiasMark(string? mark, int update) => _looksAhead && !_problem.Training!.UpdateBiases ? Mark(ahead: false, update) : mark;

    /// <summary>Whether a quantity belongs to the point θ − μv: so do all derivatives of Nesterov's rule.</summary>
    private bool IsAhead(Key key) => key.Prefix == "lookahead" || key.Role == Role.LookAhead || (_looksAhead && IsDerivative(key.Role));

    private static bool IsDerivative(Role role) => role is Role.ActivationGradient or Role.LocalDerivative or Role.Delta or Role.SampleWeightGradient
        or Role.SampleBiasGradient or Role.InputGradient or Role.WeightGradient or Role.BiasGradient;

    private Symbol.Letter Loss(int sample, string? mark) => Sampled(Letters.Loss, null, sample, mark);

    private Symbol.Letter Total(string? mark) => _manySamples || _problem.Regularisation is not null ? new(Letters.Objective, Sup: mark) : new(Letters.Loss, Sup: mark);

    private Symbol.Letter Input(Key key)
    {
        if (!_problem.InputNames.IsEmpty && Symbol.FromName(_problem.InputNames[key.Unit - 1]) is Symbol.Letter named)
        {
            return named with { Sup = Script(named.Sup, key.Sample, null) };
        }

        var single = _problem.Inputs[0].Length == 1 && _problem.Head.Notation == Notation.Sequential;
        return Sampled(Letters.Input, single ? null : Number(key.Unit), key.Sample, null);
    }

    private Symbol.Letter Weight(Key key, string? mark) => Marked(_weights[key.Layer - 1][key.Neuron - 1][key.Unit - 1], mark);

    private Symbol.Letter Bias(Key key, string? mark) => Marked(_biases[key.Layer - 1][Math.Max(key.Neuron, 1) - 1], mark);

    /// <summary>The bias with the neuron that a path goes through, where the layer shares it.</summary>
    private Symbol.Letter PathBias(Key key, string? mark)
    {
        var layer = _problem.Layers[key.Layer - 1];
        return layer.BiasKind != BiasKind.Shared ? Bias(key, mark)
            : layer.Size == 1 ? Bias(key with { Neuron = 0 }, mark)
            : Marked(Marked(_biases[key.Layer - 1][0], Neuron(key) is "new" or "ahead" ? $"({Neuron(key)})" : Neuron(key)), mark);
    }

    private Symbol.Letter PreActivation(Key key, string? mark) => _problem.Head.Notation switch
    {
        Notation.Matrix => new(Letters.PreActivation, Number(key.Neuron), Script($"[{Number(key.Layer)}]", key.Sample, mark)),
        Notation.Layered when NamedNeuron(key) is null => Sampled(Letters.LayeredPreActivation, Join(key.Layer, key.Neuron), key.Sample, mark),
        _ => Sampled(Letters.PreActivation, Neuron(key), key.Sample, mark),
    };

    private Symbol.Letter Activation(Key key, string? mark)
    {
        if (key.Layer == _problem.Layers.Length)
        {
            return new(Letters.Target, _manyOutputs ? Number(key.Neuron) : null, Script(null, key.Sample, mark), Hat: true);
        }

        return _problem.Head.Notation switch
        {
            Notation.Matrix => new(Letters.Activation, Number(key.Neuron), Script($"[{Number(key.Layer)}]", key.Sample, mark)),
            Notation.Layered when NamedNeuron(key) is null => Sampled(Letters.LayeredActivation, Join(key.Layer, key.Neuron), key.Sample, mark),
            _ => Sampled(Letters.Activation, Neuron(key), key.Sample, mark),
        };
    }

    private Symbol.Letter Sampled(string letter, string? sub, int sample, string? mark) => new(letter, sub, Script(null, sample, mark));

    /// <summary>The superscript: layer, then sample where there are several, then the mark of the update.</summary>
    private string? Script(string? layer, int sample, string? mark)
    {
        var script = _manySamples && sample > 0 ? $"{layer}({Number(sample)})" : layer;
        return mark is null ? script : script is null ? mark : $"{script},{mark}";
    }

    private static Symbol.Letter Marked(Symbol.Letter letter, string? mark) =>
        mark is null ? letter : letter with { Sup = letter.Sup is null ? mark : $"{letter.Sup},{mark}" };

    private static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Indices side by side; with commas where one has two digits.</summary>
    internal static string Join(params ReadOnlySpan<int> indices)
    {
        var wide = false;
        foreach (var index in indices)
        {
            wide |= index > 9;
        }

        var parts = new string[indices.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Number(indices[i]);
        }

        return string.Join(wide ? "," : "", parts);
    }

    private string Neuron(Key key) => _neurons[key.Layer - 1][key.Neuron - 1];
}
