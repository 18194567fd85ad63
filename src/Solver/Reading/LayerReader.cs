using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Reads layers and checks that each fits the one before.</summary>
internal static class LayerReader
{
    private const string RowHint = "a row has one weight per neuron of the layer before";

    /// <summary>The layers; null for each that is wrong.</summary>
    /// <param name="context">The context.</param>
    /// <param name="node">The list.</param>
    /// <param name="inputs">How many inputs the network has; null where that is not known.</param>
    public static ImmutableArray<Layer?>? Read(ReaderContext context, YamlNode node, int? inputs)
    {
        if (Values.List(context, node, "`layers`", "a list of layers") is not { } items)
        {
            return null;
        }

        var layers = ImmutableArray.CreateBuilder<Layer?>(items.Length);
        var width = inputs;
        for (var l = 1; l <= items.Length; l++)
        {
            var rows = 0;
            layers.Add(Fields.Read(context, items[l - 1], Keys.Layer, $"layer {l}") is { } fields ? ReadLayer(context, fields, l, width, out rows) : null);
            width = rows > 0 ? rows : null;
        }

        return layers.MoveToImmutable();
    }

    private static Layer? ReadLayer(ReaderContext context, Fields fields, int l, int? width, out int neurons)
    {
        var field = $"layers[{l}]";
        var name = fields["name"] is { } n ? Values.Name(context, n, $"the name of layer {l}") : null;
        var activation = fields["activation"] is { } a ? ActivationReader.Read(context, a, $"{field}.activation") : null;
        var rows = fields["weights"] is { } w ? NumberReader.Rows(context, w, $"the weight matrix of layer {l}", "a weight", $"{field}.weights") : null;
        neurons = rows?.Length ?? (fields["weights"] is YamlNode.Sequence sequence ? sequence.Items.Length : 0);
        var weights = rows is { } read ? Shape(context, read, l, width) : null;
        var biases = fields["bias"] is { } b ? Bias(context, b, l, neurons, field) : (BiasKind.None, []);
        var weightNames = fields["weight-names"] is { } wn ? WeightNames(context, wn, l, weights) : [];
        var biasNames = fields["bias-names"] is { } bn ? BiasNames(context, bn, l, biases) : [];
        var neuronNames = fields["neuron-names"] is { } nn ? NeuronNames(context, nn, l, neurons) : [];
        return activation is null || weights is not { } matrix || biases is not { } bias || weightNames is not { } wNames || biasNames is not { } bNames || neuronNames is not { } nNames
            ? null
            : new Layer(name, activation, matrix, bias.Kind, bias.Numbers, wNames, bNames, nNames, fields.Place);
    }

    private static ImmutableArray<ImmutableArray<Literal>>? Shape(ReaderContext context, ImmutableArray<PlacedRow> rows, int l, int? width)
    {
        var before = l == 1 ? $"there {(width == 1 ? "is" : "are")} {Quoting.Count(width ?? 0, "input")}" : $"layer {l - 1} has {Quoting.Count(width ?? 0, "neuron")}";
        var first = rows[0].Numbers.Length;
        return MatrixShape.Rectangle(context, rows, $"row", "weight", width ?? first, width is null ? null : before,
            width is null ? "all rows of a layer are of the same length" : ShapeHint(rows, l, width.Value),
            $"layer {l} has {Quoting.Count(first, "weight")} a row, but {before}");
    }

    /// <summary>What to do about rows of another length; a matrix the other way round is told so.</summary>
    private static string ShapeHint(ImmutableArray<PlacedRow> rows, int l, int width)
    {
        var hint = l == 1 ? "a row has one weight per input" : RowHint;
        return rows.Length == width && rows.All(row => row.Numbers.Length == rows[0].Numbers.Length) ? $"{hint}; the matrix may be the other way round" : hint;
    }

    private static (BiasKind Kind, ImmutableArray<Literal> Numbers)? Bias(ReaderContext context, YamlNode node, int l, int neurons, string field)
    {
        var isList = node is YamlNode.Sequence || (node is YamlNode.Mapping mapping && mapping.Find("shape") is not null);
        if (!isList)
        {
            return NumberReader.Number(context, node, $"the bias of layer {l}", $"{field}.bias") is { } one ? (BiasKind.Shared, [one]) : null;
        }

        if (NumberReader.List(context, node, $"the bias of layer {l}", "a bias", $"{field}.bias") is not { } list)
        {
            return null;
        }

        if (neurons == 0 || list.Length == neurons)
        {
            return (BiasKind.PerNeuron, list);
        }

        context.Error("shape", node.Place, $"layer {l} has {list.Length} bias{(list.Length == 1 ? "" : "es")}, but {Quoting.Count(neurons, "neuron")}",
            "a list has one bias per neuron; a single number without brackets is shared by the layer");
        return null;
    }

    private static ImmutableArray<ImmutableArray<string>>? WeightNames(ReaderContext context, YamlNode node, int l, ImmutableArray<ImmutableArray<Literal>>? weights)
    {
        if (Values.List(context, node, $"`weight-names` of layer {l}", "a list of rows of names") is not { } items)
        {
            return null;
        }

        var rows = items.Select(item => Values.Names(context, item, $"a row of `weight-names` of layer {l}")).ToList();
        if (rows.Contains(null))
        {
            return null;
        }

        if (weights is not { } matrix || (rows.Count == matrix.Length && rows.All(row => row!.Value.Length == matrix[0].Length)))
        {
            return [.. rows.Select(row => row!.Value.Select(one => one.Name).ToImmutableArray())];
        }

        context.Error("shape", node.Place, $"`weight-names` of layer {l} has not the shape of its weights, {matrix.Length} by {matrix[0].Length}", "a name belongs to each weight, row by row");
        return null;
    }

    private static ImmutableArray<string>? BiasNames(ReaderContext context, YamlNode node, int l, (BiasKind Kind, ImmutableArray<Literal> Numbers)? bias)
    {
        ImmutableArray<string>? names = node is YamlNode.Scalar
            ? Values.Name(context, node, $"`bias-names` of layer {l}") is { } one ? [one] : null
            : Values.Names(context, node, $"`bias-names` of layer {l}") is { } list ? [.. list.Select(n => n.Name)] : null;
        if (names is not { } read || bias is not { } known || read.Length == known.Numbers.Length)
        {
            return names;
        }

        var count = known.Kind switch
        {
            BiasKind.None => "layer {0} has no bias",
            BiasKind.Shared => "layer {0} has one bias, which all its neurons share",
            _ => $"layer {{0}} has {known.Numbers.Length} biases",
        };
        context.Error("shape", node.Place, $"`bias-names` has {Quoting.Count(read.Length, "name")}, but {count.Replace("{0}", l.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)}");
        return null;
    }

    private static ImmutableArray<string>? NeuronNames(ReaderContext context, YamlNode node, int l, int neurons)
    {
        if (Values.Names(context, node, $"`neuron-names` of layer {l}") is not { } names)
        {
            return null;
        }

        if (neurons == 0 || names.Length == neurons)
        {
            return [.. names.Select(n => n.Name)];
        }

        context.Error("shape", node.Place, $"`neuron-names` has {Quoting.Count(names.Length, "name")}, but layer {l} has {Quoting.Count(neurons, "neuron")}");
        return null;
    }
}
