using Scriban.Runtime;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// A network's trace as a template sees it: <c>network</c> with its layers and given numbers, and <c>updates</c>, each cut
/// into phases (forward, loss, backward, gradients, update), samples and layers, in working order.
/// </summary>
internal sealed class NetworkModel(LineModel lines, Problem.Network problem)
{
    private const int MostNeurons = 8;
    private const int MostSamples = 10;
    private const int MostLines = 24;
    private const int MostRows = 60;

    /// <summary>The phases of an update in the order in which a paper shows them; each uses only what stands in earlier ones.</summary>
    private static readonly string[] Phases = ["forward", "loss", "look-ahead", "backward", "gradients", "update"];

    private static readonly int LookAhead = Array.IndexOf(Phases, "look-ahead");
    private static readonly int Backward = Array.IndexOf(Phases, "backward");
    private static readonly int NewParameters = Array.IndexOf(Phases, "update");

    private readonly Trace _trace = lines.Trace;
    private readonly LazyObject?[] _layers = new LazyObject?[problem.Layers.Length];

    /// <summary>The <c>network</c> member.</summary>
    public LazyObject Network()
    {
        var layers = new ScriptArray();
        for (var i = 0; i < problem.Layers.Length; i++)
        {
            layers.Add(Layer(i));
        }

        var sizes = new List<int> { problem.Inputs[0].Length };
        sizes.AddRange(problem.Layers.Select(layer => layer.Size));
        return new LazyObject()
            .With("sizes", string.Join("-", sizes))
            .With("inputs", problem.Inputs[0].Length)
            .With("outputs", problem.Layers[^1].Size)
            .With("samples", problem.Inputs.Length)
            .With("layers", layers)
            .With("hidden_layers", problem.Layers.Length - 1)
            .With("loss", problem.Loss.Loss.Name)
            .With("loss_outputs", problem.Loss.Outputs.ToString().ToLowerInvariant())
            .With("loss_samples", problem.Loss.Samples.ToString().ToLowerInvariant())
            .With("image", problem.ImageRows is not null)
            .With("image_rows", problem.ImageRows?.Rows ?? 0)
            .With("image_columns", problem.ImageRows?.Columns ?? 0)
            .With("bias_as_weight", problem.BiasAsWeight)
            .With("regularised", problem.Regularisation is not null)
            .With("parameters", problem.Layers.Sum(Parameters))
            .With("trained", problem.Training is { Updates: > 0 })
            .With("updates", problem.Training?.Updates ?? 0)
            .With("learning_rate", problem.Training?.LearningRate.Text ?? "")
            .With("looks_ahead", problem.Training is { Updates: > 0, Optimizer.LooksAhead: true })
            .With("update_biases", problem.Training?.UpdateBiases ?? true)
            .With("batch", problem.Training?.BatchSize ?? 0)
            .With("given_inputs", () => Given(Role.Input))
            .With("given_targets", () => Given(Role.Target))
            .With("settings", () => Given(Role.Setting))
            .With("initial_states", () => lines.InitialStates())
            .With("sample_rows", SampleRows)
            .With("picture", () => problem.ImageRows is { } image ? lines.Formulas.Display(MatrixNotation.Flattened(_trace.Letters.Inputs, problem.Inputs[0], image.Rows, image.Columns)) : PaperText.Empty);
    }

    /// <summary>The <c>updates</c> member: the shown ones, and the closing forward pass as one without a backward pass.</summary>
    public ScriptArray Updates()
    {
        var updates = new ScriptArray();
        var byUpdate = new SortedDictionary<int, List<Quantity>?[]>();
        foreach (var quantity in _trace.Quantities)
        {
            if (quantity.IsComputed && !Silent(quantity))
            {
                var phase = Phase(quantity);
                var update = phase == NewParameters ? quantity.Update - 1 : quantity.Update;
                var phases = byUpdate.TryGetValue(update, out var known) ? known : byUpdate[update] = new List<Quantity>?[Phases.Length];
                (phases[phase] ??= []).Add(quantity);
            }
        }

        foreach (var (update, quantities) in byUpdate)
        {
            updates.Add(Update(update, quantities));
        }

        return updates;
    }

    private LazyObject Update(int update, List<Quantity>?[] quantities)
    {
        var phases = new ScriptArray();
        for (var i = 0; i < Phases.Length; i++)
        {
            if (quantities[i] is { } own)
            {
                phases.Add(new LazyObject().With("name", Phases[i]).With("samples", Samples(own.ToArray())));
            }
        }

        var last = problem.Training?.Updates ?? 0;
        return new LazyObject()
            .With("before", update)
            .With("number", update + 1)
            .With("closing", update > 0 && update == last && quantities[Backward] is null)
            .With("phases", phases)
            .With("parameters", () => ParameterTable(update))
            .With("carried", () => lines.Of(_trace.Quantities.Where(q => q.Rule == "carried-over" && q.Update == update).Take(MostLines).Select(q => q.Index)));
    }

    private ScriptArray Samples(ArraySegment<Quantity> quantities)
    {
        var samples = new ScriptArray();
        var runs = Runs(quantities, q => q.Sample);
        for (var i = 0; i < runs.Count; i++)
        {
            if (Elides(i, runs.Count, MostSamples))
            {
                samples.Add(new LazyObject().With("elided", runs.Count - MostSamples + 1));
                i = runs.Count - 2;
                continue;
            }

            var layers = new ScriptArray();
            foreach (var run in Runs(runs[i].Items, q => q.Layer))
            {
                layers.Add(LayerRun(run.Key, run.Items));
            }

            samples.Add(new LazyObject().With("elided", LazyObject.Zero).With("number", runs[i].Key).With("layers", layers));
        }

        return samples;
    }

    private LazyObject LayerRun(int layer, ArraySegment<Quantity> quantities) => new LazyObject()
        .With("number", layer)
        .With("info", layer > 0 ? Layer(layer - 1) : null)
        .With("parts", Parts(quantities));

    /// <summary>A layer's lines, cut where neurons, or lines of a neuron, are left out in the middle.</summary>
    private ScriptArray Parts(ArraySegment<Quantity> quantities)
    {
        var parts = new ScriptArray();
        var part = new List<Quantity>();
        var neurons = Runs(quantities, q => q.Neuron);
        for (var i = 0; i < neurons.Count; i++)
        {
            if (Elides(i, neurons.Count, MostNeurons))
            {
                Cut(neurons.Count - MostNeurons + 1, 0);
                i = neurons.Count - 2;
                continue;
            }

            var own = neurons[i].Items;
            for (var k = 0; k < own.Count; k++)
            {
                if (Elides(k, own.Count, MostLines))
                {
                    Cut(0, own.Count - MostLines + 1);
                    k = own.Count - 2;
                    continue;
                }

                part.Add(own[k]);
            }
        }

        parts.Add(Part(part));
        return parts;

        void Cut(int neuronsLeftOut, int linesLeftOut)
        {
            parts.Add(Part(part));
            parts.Add(Part([], neuronsLeftOut, linesLeftOut));
            part = [];
        }
    }

    private LazyObject Part(List<Quantity> quantities, int elidedNeurons = 0, int elidedLines = 0) => new LazyObject()
        .With("elided_neurons", elidedNeurons)
        .With("elided_lines", elidedLines)
        .With("working", () => lines.Displays(quantities))
        .With("lines", () => LineModel.List(quantities, lines.Of));

    /// <summary>A layer, counted from 0.</summary>
    public LazyObject Layer(int index) => _layers[index] ??= MadeLayer(index);

    private LazyObject MadeLayer(int index)
    {
        var layer = problem.Layers[index];
        var output = index == problem.Layers.Length - 1;
        var inputs = layer.Weights[0].Length;
        return new LazyObject()
            .With("number", index + 1)
            .With("name", layer.Name ?? "")
            .With("output", output)
            .With("only_hidden", !output && problem.Layers.Length == 2)
            .With("size", layer.Size)
            .With("inputs", inputs)
            .With("activation", layer.Activation.Name)
            .With("as_before", index > 0 && SameActivation(index, index - 1))
            .With("as_after", index < problem.Layers.Length - 2 && SameActivation(index, index + 1))
            .With("slope", () => lines.Inline(layer.Activation.Settings.FirstOrDefault(setting => setting.Name == "slope").Value))
            .With("elementwise", layer.Activation.IsElementwise)
            .With("fused", output && _trace.Quantities.Any(q => q.Role == Role.Delta && q.Layer == index + 1 && q.Rule.Contains("cross-entropy", StringComparison.Ordinal)))
            .With("weights", layer.Size * inputs)
            .With("biases", layer.Biases.Length)
            .With("bias_kind", layer.BiasKind switch { BiasKind.Shared => "shared", BiasKind.PerNeuron => "per-neuron", _ => "none" })
            .With("parameters", Parameters(layer))
            .With("given_weights", () => Given(Role.Weight, index + 1))
            .With("given_biases", () => Given(Role.Bias, index + 1));
    }

    private bool SameActivation(int one, int other) =>
        (problem.Layers[one].Activation, problem.Layers[other].Activation) is var (a, b) && a.Name == b.Name && a.Settings.SequenceEqual(b.Settings);

    private ScriptArray Given(Role role, int layer = 0) => lines.Of(_trace.Quantities
        .Where(q => q.Role == role && q.Given is not null && q.Update == 0 && (layer == 0 || q.Layer == layer))
        .Take(400)
        .Select(q => q.Index));

    /// <summary>The samples of a table: their number, inputs and targets.</summary>
    private ScriptArray SampleRows()
    {
        var rows = new ScriptArray();
        for (var s = 1; s <= Math.Min(problem.Inputs.Length, MostLines); s++)
        {
            var sample = s;
            rows.Add(new LazyObject()
                .With("number", sample)
                .With("inputs", () => Indexed(problem.Inputs[0].Length, i => $"x[{i}]({sample})"))
                .With("targets", () => Indexed(problem.Targets[0].Length, k => $"y[{k}]({sample})")));
        }

        return rows;
    }

    private ScriptArray Indexed(int count, Func<int, string> id)
    {
        var array = new ScriptArray();
        for (var i = 1; i <= Math.Min(count, MostLines); i++)
        {
            array.Add(lines.Of(_trace.Find(id(i))!));
        }

        return array;
    }

    /// <summary>A row per parameter: before, gradient, after.</summary>
    private ScriptArray ParameterTable(int update)
    {
        var rows = new ScriptArray();
        foreach (var given in _trace.Quantities)
        {
            var gradient = given.Role is Role.Weight or Role.Bias && given.Update == 0 ? _trace.Find($"dJ/d{given.Id}" + (update == 0 ? "" : $"#{update}")) : null;
            if (gradient is null || rows.Count == MostRows)
            {
                continue;
            }

            var before = _trace.Find(update == 0 ? given.Id : $"{given.Id}#{update}");
            var after = _trace.Find($"{given.Id}#{update + 1}");
            rows.Add(new LazyObject()
                .With("gradient", lines.Of(gradient))
                .With("before", before is null ? null : lines.Of(before))
                .With("after", after is null ? null : lines.Of(after)));
        }

        return rows;
    }

    /// <summary>Whether a line says nothing that the line before did not say: J = L for one sample.</summary>
    private static bool Silent(Quantity quantity) =>
        quantity.IsAlias && quantity.Role is Role.SampleLoss or Role.Objective or Role.WeightGradient or Role.BiasGradient;

    /// <summary>The place in <see cref="Phases"/> of what a quantity is.</summary>
    private static int Phase(Quantity quantity) => quantity.Role switch
    {
        _ when quantity.Id.StartsWith("lookahead:", StringComparison.Ordinal) => LookAhead,
        Role.PreActivation or Role.Activation => 0,
        Role.LossShare or Role.SampleLoss or Role.RegularisationTerm or Role.Objective => 1,
        Role.ActivationGradient or Role.LocalDerivative or Role.Delta or Role.SampleWeightGradient or Role.SampleBiasGradient or Role.InputGradient => Backward,
        Role.WeightGradient or Role.BiasGradient => 4,
        _ => NewParameters,
    };

    private static bool Elides(int i, int count, int most) => count > most && i == most - 1;

    private static int Parameters(Layer layer) => layer.Size * layer.Weights[0].Length + layer.Biases.Length;

    /// <summary>The quantities cut where a key changes.</summary>
    private static List<(int Key, ArraySegment<Quantity> Items)> Runs(ArraySegment<Quantity> quantities, Func<Quantity, int> key)
    {
        var runs = new List<(int, ArraySegment<Quantity>)>();
        for (var (start, end) = (0, 0); start < quantities.Count; start = end)
        {
            var own = key(quantities[start]);
            for (end = start + 1; end < quantities.Count && key(quantities[end]) == own;)
            {
                end++;
            }

            runs.Add((own, quantities[start..end]));
        }

        return runs;
    }
}
