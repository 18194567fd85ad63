using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Reads losses.</summary>
internal static class LossReader
{
    /// <summary>The loss with its reductions, or null.</summary>
    public static LossChoice? Read(ReaderContext context, YamlNode node)
    {
        if (node is YamlNode.Scalar)
        {
            return Find(context, node) is { } named ? new LossChoice(named, named.Outputs, named.Samples, node.Place) : null;
        }

        if (node is not YamlNode.Mapping mapping || Fields.Read(context, node, Keys.Loss, "`loss`") is not { } fields)
        {
            Find(context, node);
            return null;
        }

        var loss = fields["type"] is { } type ? Find(context, type) : null;
        var outputs = HeadReader.Word(context, fields, "outputs", Words.Reductions, loss?.Outputs ?? Reduction.Sum);
        var samples = HeadReader.Word(context, fields, "samples", Words.Reductions, loss?.Samples ?? Reduction.Mean);
        return loss is not null && WithSettings(context, mapping, loss) is { } set ? new LossChoice(set, outputs, samples, node.Place) : null;
    }

    private static Loss? WithSettings(ReaderContext context, YamlNode.Mapping mapping, Loss loss)
    {
        var others = mapping.Entries.RemoveAll(entry => entry.Key.Text is "type" or "outputs" or "samples" || Keys.Loss.Find(entry.Key.Text) is null);
        return SettingReader.Set(context, new YamlNode.Mapping(others, mapping.Place), "loss", loss.Name, loss, [.. loss.Settings.Select(s => s.Name)],
            (one, setting) => one.Settings.First(s => s.Name == setting).Allowed,
            (one, setting, value) => one.With(setting, value));
    }

    private static Loss? Find(ReaderContext context, YamlNode node)
    {
        if (node is not YamlNode.Scalar { IsNull: false } scalar)
        {
            Values.WrongType(context, node, "`loss`", "a name or a mapping with `type`");
            return null;
        }

        if (LossTable.Find(scalar.Text) is { } loss)
        {
            return loss;
        }

        context.Error("unknown-word", scalar.Place, $"`loss` cannot be {Values.Describe(scalar)}",
            Closest.Hint(scalar.Text, Keys.LossNames) ?? $"it is one of {Quoting.Or(Keys.LossNames)}");
        return null;
    }
}
