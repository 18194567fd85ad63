using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Optimizers;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Reads how parameters are updated, for networks and graphs.</summary>
internal static class TrainingReader
{
    /// <summary>The training; null where there is no update, or something is wrong.</summary>
    /// <param name="context">The context.</param>
    /// <param name="node">The mapping.</param>
    /// <param name="keys">The keys for this kind of problem.</param>
    /// <param name="samples">How many samples the problem has; null where that is not known or there are none.</param>
    public static Training? Read(ReaderContext context, YamlNode node, KeySet keys, int? samples)
    {
        if (Fields.Read(context, node, keys, "`training`") is not { } fields)
        {
            return null;
        }

        var rate = fields["learning-rate"] is { } eta ? NumberReader.NotNegative(context, eta, "`learning-rate`", "training.learning-rate", positive: true) : null;
        var optimizer = fields["optimizer"] is { } choice ? Optimizer(context, choice) : GradientDescent.Instance;
        var updates = fields["updates"] is { } count ? Values.Integer(context, count, "`updates`", 0, ReadLimits.Updates) : 1;
        var batch = fields["batch"] is { } size ? Batch(context, size, samples) : 0;
        var biases = fields["update-biases"] is not { } flag || Values.Flag(context, flag, "`update-biases`") != false;
        var ascent = HeadReader.Word(context, fields, "direction", Words.Directions, false);
        var show = fields["show"] is { } list ? Show(context, list, updates) : null;
        var state = fields["initial-state"] is { } start ? InitialState(context, start, optimizer) : [];
        if (fields["learning-rate"] is null && updates is >= 1 && !fields.HasUnknown)
        {
            context.Error("missing-key", fields.Place, "`training` has no `learning-rate`", "give η, e.g. `learning-rate: 0.1`");
        }

        return rate is null || optimizer is null || updates is not { } n || batch is not { } b || context.BodyHasErrors
            ? null
            : new Training(rate, optimizer, n, b, biases, ascent, show, state);
    }

    private static Optimizer? Optimizer(ReaderContext context, YamlNode node) =>
        SettingReader.Read(context, node, "`optimizer`", "training.optimizer", [.. OptimizerTable.All.Select(o => o.Name)], OptimizerTable.Find,
            optimizer => [.. optimizer.Settings.Select(s => s.Name)],
            (optimizer, setting) => optimizer.Allowed(setting),
            (optimizer, setting, value) => optimizer.With(setting, value));

    private static int? Batch(ReaderContext context, YamlNode node, int? samples)
    {
        if (node is YamlNode.Scalar { IsPlain: true } scalar && NumberText.IsInteger(scalar.Text))
        {
            if (Values.Integer(context, node, "`batch`", 1, int.MaxValue) is not { } size)
            {
                return null;
            }

            if (samples is { } m && size > m)
            {
                context.Error("out-of-range", node.Place, $"`batch` is {size}, but there {(m == 1 ? "is" : "are")} {Quoting.Count(m, "sample")}", "`full` takes all samples");
                return null;
            }

            return size;
        }

        if (node is YamlNode.Scalar { IsNull: false } word && Words.Batches.Any(w => w.Word == word.Text))
        {
            return Words.Batches.First(w => w.Word == word.Text).Value;
        }

        Values.WrongType(context, node, "`batch`", "`full`, `online` or a number of samples", node is YamlNode.Scalar text ? Closest.Hint(text.Text, Words.Of(Words.Batches)) : null);
        return null;
    }

    private static ImmutableArray<int>? Show(ReaderContext context, YamlNode node, int? updates)
    {
        var most = (updates ?? ReadLimits.Updates) - 1;
        if (node is YamlNode.Scalar { Text: "all" })
        {
            return Fits(context, node, updates ?? 0) ? [.. Enumerable.Range(0, updates ?? 0)] : null;
        }

        if (node is YamlNode.Scalar { IsNull: false, IsPlain: true } scalar && NumberText.IsInteger(scalar.Text))
        {
            return One(context, node, most) is { } one ? [one] : null;
        }

        if (node is YamlNode.Scalar || Values.List(context, node, "`show`", "`all` or a list of updates") is not { } items)
        {
            if (node is YamlNode.Scalar)
            {
                Values.WrongType(context, node, "`show`", "`all` or a list of updates, counted from 0");
            }

            return null;
        }

        var all = items.Select(item => One(context, item, most)).ToList();
        return all.Contains(null) || !Fits(context, node, all.Count) ? null : [.. all.Select(t => t!.Value).Distinct().Order()];
    }

    private static int? One(ReaderContext context, YamlNode node, int most)
    {
        if (most >= 0)
        {
            return Values.Integer(context, node, "an update in `show`", 0, most);
        }

        context.Error("out-of-range", node.Place, "`show` names an update, but there is none", "`updates` is 0");
        return null;
    }

    private static bool Fits(ReaderContext context, YamlNode node, int count)
    {
        if (count <= ReadLimits.ShownUpdates)
        {
            return true;
        }

        context.Error("out-of-range", node.Place, $"`show` names {count} updates; the working of at most {ReadLimits.ShownUpdates} can be shown", "list those that matter, e.g. [0, 99]");
        return false;
    }

    private static ImmutableArray<(string State, Written Parameter, Literal Value)> InitialState(ReaderContext context, YamlNode node, Optimizer? optimizer)
    {
        if (Values.Entries(context, node, "`initial-state`", "a mapping from states to parameters") is not { } entries)
        {
            return [];
        }

        var states = ImmutableArray.CreateBuilder<(string, Written, Literal)>();
        foreach (var (key, value) in entries)
        {
            if (optimizer is not null && !optimizer.States.Contains(key.Text))
            {
                context.Error("unknown-state", key.Place, $"`{optimizer.Name}` keeps no state `{Quoting.Shorten(key.Text)}`",
                    Closest.Hint(key.Text, optimizer.States) ?? (optimizer.States.Length == 0 ? "it keeps no states" : $"its states are {Quoting.Or([.. optimizer.States.Select(s => $"`{s}`")])}"));
            }

            if (Values.Entries(context, value, $"`{Quoting.Shorten(key.Text)}`", "a mapping from parameters to numbers") is not { } parameters)
            {
                continue;
            }

            foreach (var (parameter, number) in parameters)
            {
                if (NumberReader.Number(context, number, $"`{Quoting.Shorten(parameter.Text)}`", $"training.initial-state.{key.Text}.{parameter.Text}") is { } literal)
                {
                    states.Add((key.Text, new Written(parameter.Text, parameter.Place), literal));
                }
            }
        }

        return states.ToImmutable();
    }
}
