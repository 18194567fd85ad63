using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

using Matrix = ImmutableArray<ImmutableArray<Literal>>;

/// <summary>Reads problems of kind network.</summary>
internal static class NetworkReader
{
    /// <summary>What the inputs are: samples of equal length, with names or the shape of an image where they have such.</summary>
    private sealed record Inputs(Matrix Samples, ImmutableArray<string> Names, (int Rows, int Columns)? Image)
    {
        public int Width => Samples[0].Length;
    }

    /// <summary>The network, or null where something is wrong.</summary>
    public static Problem? Read(ReaderContext context, Fields fields, ProblemHead head)
    {
        var inputs = fields["inputs"] is { } x ? ReadInputs(context, x) : null;
        var layers = fields["layers"] is { } list ? LayerReader.Read(context, list, inputs?.Width) : null;
        var loss = fields["loss"] is { } choice ? LossReader.Read(context, choice) : null;
        var outputs = layers is { Length: > 0 } read ? read[^1]?.Size : null;
        var targets = fields["targets"] is { } y ? ReadTargets(context, y, inputs?.Samples.Length, outputs) : null;
        var regularisation = fields["regularisation"] is { } r ? ReadRegularisation(context, r) : null;
        var samples = inputs?.Samples.Length;
        var training = fields["training"] is { } t ? TrainingReader.Read(context, t, Keys.NetworkTraining, samples) : null;
        var biasAsWeight = fields["bias-as-weight"] is { } flag && Values.Flag(context, flag, "`bias-as-weight`") == true;
        if (targets is { } given && loss is not null)
        {
            TargetCheck.Check(context, given, loss.Loss, layers is { Length: > 0 } all ? all[^1]?.Activation : null);
        }

        if (inputs is not null && layers is { } some)
        {
            NameCheck.Check(context, fields, inputs.Names, some);
        }

        if (context.BodyHasErrors || inputs is null || targets is not { } y1 || layers is not { } complete || loss is null)
        {
            return null;
        }

        var notation = fields["notation"] is null && inputs.Samples.Length > 1 ? Notation.Matrix : head.Notation;
        return new Problem.Network(head with { Notation = notation, Drawn = [.. context.Drawn] }, inputs.Samples, inputs.Names, inputs.Image, y1,
            [.. complete.Select(layer => layer!)], loss, regularisation, training, biasAsWeight);
    }

    private static Inputs? ReadInputs(ReaderContext context, YamlNode node)
    {
        if (node is YamlNode.Mapping mapping && !GeneratorReader.IsGenerator(node))
        {
            return mapping.Find("rows") is not null ? Image(context, mapping) : Named(context, mapping);
        }

        if (node is YamlNode.Scalar)
        {
            Values.WrongType(context, node, "`inputs`", "a list of numbers, a list of samples, or named numbers", node is YamlNode.Scalar { IsNull: false } ? "write it in brackets: [ … ]" : null);
            return null;
        }

        if (!IsMatrix(node))
        {
            return NumberReader.List(context, node, "`inputs`", "an input", "inputs") is { } one ? new Inputs([one], [], null) : null;
        }

        return NumberReader.Rows(context, node, "`inputs`", "an input", "inputs") is { } rows
            && MatrixShape.Rectangle(context, rows, "sample", "input", rows[0].Numbers.Length, null) is { } samples
            ? new Inputs(samples, [], null)
            : null;
    }

    private static Inputs? Image(ReaderContext context, YamlNode.Mapping node)
    {
        if (Fields.Read(context, node, Keys.Image, "`inputs`") is not { } fields
            || NumberReader.Rows(context, fields["rows"]!, "`rows`", "a pixel", "inputs.rows") is not { } rows
            || MatrixShape.Rectangle(context, rows, "row", "pixel", rows[0].Numbers.Length, null) is not { } image)
        {
            return null;
        }

        return new Inputs([[.. image.SelectMany(row => row)]], [], (image.Length, image[0].Length));
    }

    private static Inputs? Named(ReaderContext context, YamlNode node) =>
        NumberReader.Named(context, node, "`inputs`", "inputs") is { } named
            ? new Inputs([[.. named.Select(one => one.Value)]], [.. named.Select(one => one.Name)], null)
            : null;

    private static Matrix? ReadTargets(ReaderContext context, YamlNode node, int? samples, int? outputs)
    {
        if (node is not YamlNode.Sequence && !GeneratorReader.IsGenerator(node))
        {
            Values.WrongType(context, node, "`targets`", "a list of numbers or a list of samples", node is YamlNode.Scalar { IsNull: false } ? "write it in brackets: [ … ]" : null);
            return null;
        }

        if (!IsMatrix(node))
        {
            return NumberReader.List(context, node, "`targets`", "a target", "targets") is { } list ? FlatTargets(context, node, list, samples, outputs) : null;
        }

        if (NumberReader.Rows(context, node, "`targets`", "a target", "targets") is not { } rows)
        {
            return null;
        }

        if (samples is { } m && rows.Length != m)
        {
            context.Error("shape", node.Place, $"there are targets for {Quoting.Count(rows.Length, "sample")}, but inputs for {m}", "a row of targets belongs to each sample");
            return null;
        }

        return MatrixShape.Rectangle(context, rows, "sample", "target", outputs ?? rows[0].Numbers.Length,
            outputs is { } k ? $"the output layer has {Quoting.Count(k, "neuron")}" : null);
    }

    /// <summary>A flat list is one sample; where there are several samples and one output it is one target for each.</summary>
    private static Matrix? FlatTargets(ReaderContext context, YamlNode node, ImmutableArray<Literal> list, int? samples, int? outputs)
    {
        if (samples is > 1)
        {
            if ((outputs is null or 1) && list.Length == samples)
            {
                return [.. list.Select(one => ImmutableArray.Create(one))];
            }

            context.Error("shape", node.Place, outputs is > 1
                ? $"`targets` is one list, but there are {samples} samples of {outputs} outputs"
                : $"there {(list.Length == 1 ? "is" : "are")} {Quoting.Count(list.Length, "target")}, but {samples} samples", "write a list of targets for each sample: [[0, 1], [1, 0]]");
            return null;
        }

        if (samples is null || outputs is not { } k || list.Length == k)
        {
            return [list];
        }

        context.Error("shape", node.Place, $"there {(list.Length == 1 ? "is" : "are")} {Quoting.Count(list.Length, "target")}, but the output layer has {Quoting.Count(k, "neuron")}", "one target belongs to each output");
        return null;
    }

    private static Regularisation? ReadRegularisation(ReaderContext context, YamlNode node)
    {
        if (Fields.Read(context, node, Keys.Regularisation, "`regularisation`") is not { } fields)
        {
            return null;
        }

        var biases = fields["biases"] is { } flag && Values.Flag(context, flag, "`biases`") == true;
        return fields["l2"] is { } l2 && NumberReader.NotNegative(context, l2, "`l2`", "regularisation.l2", positive: false) is { } lambda
            ? new Regularisation(lambda, biases)
            : null;
    }

    /// <summary>Whether the node is a matrix: a list that holds a list, or a generator of rows and columns.</summary>
    private static bool IsMatrix(YamlNode node)
    {
        if (node is YamlNode.Mapping mapping)
        {
            return mapping.Find("shape") is YamlNode.Sequence { Items.Length: 2 };
        }

        foreach (var item in ((YamlNode.Sequence)node).Items)
        {
            if (item is YamlNode.Sequence || (item is YamlNode.Mapping row && GeneratorReader.IsGenerator(row) && row.Find("shape") is not null))
            {
                return true;
            }
        }

        return false;
    }
}
