using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Optimizers;

namespace WorkedSolutions.Solver.Reading;

/// <summary>A mapping whose keys are known: unknown and missing ones have been reported.</summary>
internal sealed class Fields
{
    private readonly YamlNode.Mapping _mapping;

    private Fields(YamlNode.Mapping mapping, bool hasUnknown)
    {
        _mapping = mapping;
        HasUnknown = hasUnknown;
    }

    /// <summary>Whether the mapping has unknown keys: one of them may be a missing one in other letters.</summary>
    public bool HasUnknown { get; }

    /// <summary>Where the mapping starts.</summary>
    public Place Place => _mapping.Place;

    /// <summary>The value of a key, or null.</summary>
    public YamlNode? this[string key] => _mapping.Find(key);

    /// <summary>The mapping's fields, or null where the node is no mapping.</summary>
    public static Fields? Read(ReaderContext context, YamlNode node, KeySet keys, string what)
    {
        if (node is not YamlNode.Mapping mapping)
        {
            Values.WrongType(context, node, what, $"a mapping with {Quoting.Or([.. keys.Keys.Take(6).Select(k => $"`{k.Name}`")])}",
                node is YamlNode.Scalar { IsNull: false } scalar && NumberText.IsNumber(scalar.Text) ? $"write {{{keys.Keys[0].Name}: {Quoting.Shorten(scalar.Text)}}}" : null);
            return null;
        }

        var unknown = mapping.Entries.Where(entry => keys.Find(entry.Key.Text) is null).Select(entry => entry.Key).ToList();
        var free = keys.Keys.Where(key => mapping.Find(key.Name) is null).ToList();
        var meant = Unknown(context, unknown, keys, free);
        foreach (var key in free.Where(key => key.Required && !meant.Contains(key.Name)))
        {
            context.Error("missing-key", mapping.Place, $"{what} has no `{key.Name}`", Quoting.AsHint(key.Description));
        }

        return new Fields(mapping, unknown.Count > 0);
    }

    /// <summary>Reports unknown keys; the keys that are missing, but stand there in other letters: then the hint says so and that is enough.</summary>
    private static HashSet<string> Unknown(ReaderContext context, List<YamlNode.Scalar> unknown, KeySet keys, List<Key> free)
    {
        var meant = new HashSet<string>();
        foreach (var key in unknown.TakeWhile(_ => !context.IsFull))
        {
            var found = Closest.Find(key.Text, free.Select(k => k.Name));
            meant.Add(found ?? "");
            context.Error("unknown-key", key.Place, $"{keys.What} has no key `{Quoting.Shorten(key.Text)}`",
                found is not null ? $"did you mean `{found}`?" : Elsewhere(key.Text, keys) ?? $"its keys are {Quoting.Or([.. keys.Keys.Select(k => $"`{k.Name}`")])}");
        }

        return meant;
    }

    /// <summary>Where a key belongs that does not belong here: to another kind of problem, or inside another key.</summary>
    private static string? Elsewhere(string key, KeySet keys)
    {
        foreach (var (kind, others) in Keys.Kinds)
        {
            if (Keys.Kinds.Any(k => k.Keys == keys) && others.Find(key) is not null)
            {
                return $"it belongs to problems of kind `{kind}`";
            }
        }

        foreach (var inner in (ReadOnlySpan<KeySet>)[Keys.Rounding, Keys.Layer, Keys.NetworkTraining, Keys.GraphTraining, Keys.Regularisation, Keys.Loss, Keys.Network])
        {
            if (inner != keys && inner.Find(key) is not null)
            {
                return keys.What == inner.What ? $"it belongs to {inner.What} of another kind of problem" : $"it belongs to {inner.What}";
            }
        }

        return Setting(key) ?? (Closest.Find(key, Keys.NetworkTraining.Keys.Select(k => k.Name)) is { } training && keys.What != Keys.NetworkTraining.What
            ? $"`{training}` belongs to {Keys.NetworkTraining.What}" : null);
    }

    /// <summary>How a setting of an activation or optimizer is written.</summary>
    private static string? Setting(string key)
    {
        var owner = ActivationTable.All.FirstOrDefault(a => a.Settings.Any(s => s.Name == key))?.Name
            ?? OptimizerTable.All.FirstOrDefault(o => o.Settings.Any(s => s.Name == key))?.Name;
        return owner is null ? null : $"it is a setting: write {{{owner}: {{{key}: …}}}} instead of the name alone";
    }
}
