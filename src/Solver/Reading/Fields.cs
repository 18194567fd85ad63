using WorkedSolutions.Solver.Diagnostics;

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
            Values.WrongType(context, node, what, $"a mapping with {Quoting.Or([.. keys.Keys.Take(6).Select(k => $"`{k.Name}`")])}");
            return null;
        }

        var unknown = false;
        foreach (var (key, _) in mapping.Entries)
        {
            if (keys.Find(key.Text) is null)
            {
                unknown = true;
                Unknown(context, key, keys, mapping);
            }
        }

        foreach (var key in keys.Keys)
        {
            if (key.Required && mapping.Find(key.Name) is null && !(unknown && IsMisspelt(key.Name, keys, mapping)))
            {
                context.Error("missing-key", mapping.Place, $"{what} has no `{key.Name}`", Quoting.AsHint(key.Description));
            }
        }

        return new Fields(mapping, unknown);
    }

    private static void Unknown(ReaderContext context, YamlNode.Scalar key, KeySet keys, YamlNode.Mapping mapping)
    {
        var free = keys.Keys.Select(k => k.Name).Where(name => mapping.Find(name) is null);
        context.Error("unknown-key", key.Place, $"{keys.What} has no key `{Quoting.Shorten(key.Text)}`",
            Closest.Hint(key.Text, free) ?? Elsewhere(key.Text, keys) ?? $"its keys are {Quoting.Or([.. keys.Keys.Select(k => $"`{k.Name}`")])}");
    }

    /// <summary>Whether an unknown key is the missing one in other letters: then the hint says so and that is enough.</summary>
    private static bool IsMisspelt(string missing, KeySet keys, YamlNode.Mapping mapping)
    {
        foreach (var (key, _) in mapping.Entries)
        {
            if (keys.Find(key.Text) is null && Closest.Find(key.Text, keys.Keys.Select(k => k.Name).Where(name => mapping.Find(name) is null)) == missing)
            {
                return true;
            }
        }

        return false;
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
                return $"it belongs to {inner.What}";
            }
        }

        return null;
    }
}
