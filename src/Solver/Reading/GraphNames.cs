using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

using NamedNumbers = ImmutableArray<(string Name, Literal Value, Place Place)>;

/// <summary>Checks the names of a graph against one another: definitions, values, constants, gradients, parameters, labels.</summary>
internal sealed class GraphNames(ReaderContext context, DefinitionList definitions, NamedNumbers? constants, NamedNumbers? values)
{
    private readonly ImmutableHashSet<string> _freeSet = [.. definitions.FreeNames.Select(use => use.Name)];
    private readonly ImmutableArray<string> _free = [.. definitions.FreeNames.Select(use => use.Name)];
    private readonly HashSet<string> _values = [.. (values ?? []).Select(one => one.Name)];
    private readonly HashSet<string> _constants = [.. (constants ?? []).Select(one => one.Name)];

    /// <summary>Reports values and constants that stand for nothing or for two things, and names without a number.</summary>
    public void CheckNumbers(Fields fields)
    {
        if (!definitions.IsComplete)
        {
            return;
        }

        var missing = values is { Length: > 0 } && constants is not null
            ? _free.Where(name => !_values.Contains(name) && !IsConstant(name)).ToList()
            : [];
        CheckUsed(constants ?? [], _constants, "constants", missing);
        CheckUsed(values ?? [], _values, "values", missing);
        foreach (var (name, _, place) in values ?? [])
        {
            if (IsConstant(name))
            {
                context.Error("duplicate-name", place, $"`{name}` has both a value and a constant", "keep one of them");
            }
        }

        foreach (var use in definitions.FreeNames.Where(free => missing.Contains(free.Name)).TakeWhile(_ => !context.IsFull))
        {
            var name = use.Name;
            context.Error("missing-value", use.Place, $"`{name}` has no number in `values`", Defined(name) ?? "give every name a number, or none at all for a symbolic solution");
        }
    }

    /// <summary>The definition of that name, or null with a diagnostic.</summary>
    public string? Definition(string name, YamlNode node)
    {
        if (definitions.Find(name) is not null)
        {
            return name;
        }

        context.Error("unknown-name", node.Place, $"`output` is no definition: `{name}`", Closest.Hint(name, definitions.Items.Select(item => item.Name)));
        return null;
    }

    /// <summary>The names by which the output is differentiated: the given ones, or all free names that are not constants.</summary>
    public ImmutableArray<string> Gradients(ImmutableArray<(string Name, Place Place)>? given, string? output, Fields fields)
    {
        if (fields["gradients"] is null)
        {
            var all = _free.Where(name => !IsConstant(name)).ToImmutableArray();
            if (all.Length == 0 && definitions.IsComplete)
            {
                context.Error("no-variables", fields["define"]!.Place, "the definitions have no free names, so there is nothing to differentiate by", "take a name out of `constants`");
            }

            return all;
        }

        foreach (var (name, place) in definitions.IsComplete ? given ?? [] : [])
        {
            if (IsConstant(name))
            {
                context.Error("unknown-name", place, $"`{name}` is a constant, so there is no gradient by it", "give it a number in `values` instead of `constants`");
            }
            else if (name == output)
            {
                context.Error("unknown-name", place, $"`{name}` is the output itself");
            }
            else if (!_freeSet.Contains(name) && definitions.Find(name) is null)
            {
                context.Error("unknown-name", place, $"no definition uses `{name}`", Closest.Hint(name, _free.Concat(definitions.Items.Select(item => item.Name))));
            }
        }

        return [.. (given ?? []).Select(one => one.Name)];
    }

    /// <summary>The names that training updates: the given ones, or all gradients that are free names.</summary>
    public ImmutableArray<string> Parameters(ImmutableArray<(string Name, Place Place)>? given, ImmutableArray<string> gradients, Fields fields)
    {
        if (fields["training"] is not { } training)
        {
            return [];
        }

        if (fields["values"] is null)
        {
            context.Error("missing-value", training.Place, "`training` needs numbers, but the problem has no `values`");
        }

        if (given is null || !definitions.IsComplete)
        {
            return [.. gradients.Where(name => _freeSet.Contains(name))];
        }

        foreach (var (name, place) in given)
        {
            if (!_freeSet.Contains(name) || IsConstant(name))
            {
                context.Error("unknown-name", place, definitions.Find(name) is not null ? $"`{name}` is a definition; only names with a value are updated"
                    : IsConstant(name) ? $"`{name}` is a constant; only names in `values` are updated" : $"no value is called `{name}`",
                    Closest.Hint(name, _free.Where(free => !IsConstant(free))));
            }
        }

        return [.. given.Value.Select(one => one.Name)];
    }

    /// <summary>Reports labels that have another meaning already or use unknown names.</summary>
    public void CheckLabels(DefinitionList? labels, bool letters, Fields fields)
    {
        if (labels is null || labels.Items.Length == 0)
        {
            return;
        }

        if (!letters)
        {
            context.Error("conflict", fields["labels"]!.Place, "`labels` go with `nodes: letters` only", "definitions have their own names");
        }

        foreach (var label in labels.Items)
        {
            if (_freeSet.Contains(label.Name) || definitions.Find(label.Name) is not null)
            {
                context.Error("duplicate-name", label.Place, $"`{label.Name}` is a name of the problem already", "choose another letter for the node");
            }

            foreach (var (name, place) in definitions.IsComplete ? label.Uses : [])
            {
                if (!_freeSet.Contains(name) && definitions.Find(name) is null && labels.Find(name) is null)
                {
                    context.Error("unknown-name", place, $"no definition uses `{name}`", Closest.Hint(name, _free.Concat(definitions.Items.Select(item => item.Name))));
                }
            }
        }
    }

    private void CheckUsed(NamedNumbers numbers, HashSet<string> names, string key, List<string> missing)
    {
        foreach (var (name, _, place) in numbers.TakeWhile(_ => !context.IsFull))
        {
            if (definitions.Find(name) is not null)
            {
                context.Error("duplicate-name", place, $"`{name}` is a definition, so it can have no number in `{key}`");
            }
            else if (!_freeSet.Contains(name))
            {
                var meant = Closest.Find(name, missing.Count > 0 ? missing : _free.Where(free => !names.Contains(free)));
                context.Error("unknown-name", place, $"no definition uses `{name}`", meant is null ? null : $"did you mean `{meant}`?");
                missing.Remove(meant ?? "");
            }
        }
    }

    private string? Defined(string name) => Closest.Hint(name, definitions.Items.Select(item => item.Name).Concat((constants ?? []).Select(one => one.Name)));

    private bool IsConstant(string name) => _constants.Contains(name);
}
