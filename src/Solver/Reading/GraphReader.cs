using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Reads problems of kind graph.</summary>
internal static class GraphReader
{
    /// <summary>The graph, or null where something is wrong.</summary>
    public static Problem? Read(ReaderContext context, Fields fields, ProblemHead head)
    {
        var definitions = fields["define"] is { } define ? DefinitionReader.Read(context, define, "`define`") : null;
        var constants = fields["constants"] is { } c ? NumberReader.Named(context, c, "`constants`", "constants") : [];
        var values = fields["values"] is { } v ? NumberReader.Named(context, v, "`values`", "values") : [];
        var letters = HeadReader.Word(context, fields, "nodes", Words.Nodes, true);
        var labels = fields["labels"] is { } l ? DefinitionReader.Read(context, l, "`labels`") : DefinitionReader.None;
        var gradients = fields["gradients"] is { } g ? Values.Names(context, g, "`gradients`") : null;
        var output = fields["output"] is { } o ? Values.Name(context, o, "`output`") : null;
        var training = fields["training"] is { } t ? TrainingReader.Read(context, t, Keys.GraphTraining, null) : null;
        var parameters = fields["training"] is YamlNode.Mapping mapping && mapping.Find("parameters") is { } p ? Values.Names(context, p, "`parameters`") : null;
        if (definitions is not { } defined)
        {
            return null;
        }

        DefinitionReader.CheckOrder(context, defined);
        var names = new GraphNames(context, defined, constants, values);
        names.CheckNumbers(fields);
        NameCheck.SameOnPaper(context, defined.AllNames.Concat((labels?.Items ?? []).Select(label => (label.Name, label.Place))));
        var chosenOutput = output is null ? defined.Items[^1].Name : names.Definition(output, fields["output"]!);
        var chosenGradients = names.Gradients(gradients, chosenOutput, fields);
        var chosenParameters = names.Parameters(parameters, chosenGradients, fields);
        names.CheckLabels(labels, letters, fields);
        if (context.BodyHasErrors || constants is null || values is null || labels is null || chosenOutput is null)
        {
            return null;
        }

        return new Problem.Graph(head with { Drawn = [.. context.Drawn] }, defined.Definitions,
            [.. values.Value.Select(one => (one.Name, one.Value))], [.. constants.Value.Select(one => (one.Name, one.Value))],
            chosenOutput, [.. chosenGradients.Union(chosenParameters)], letters, [.. labels.Items.Select(label => (label.Name, label.Expression!, label.Place))],
            training, training is null ? [] : chosenParameters);
    }
}
