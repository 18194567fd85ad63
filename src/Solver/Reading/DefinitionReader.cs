using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

/// <summary>A name with its expression and the names that the expression uses; no expression where it could not be read.</summary>
internal sealed record NamedExpression(string Name, Place Place, Expr? Expression, ImmutableArray<(string Name, Place Place)> Uses);

/// <summary>Definitions in the order of the file.</summary>
internal sealed record DefinitionList(ImmutableArray<NamedExpression> Items)
{
    private readonly Dictionary<string, NamedExpression> _byName = Items.ToDictionary(item => item.Name, StringComparer.Ordinal);

    /// <summary>The definitions alone; all of them must have been read.</summary>
    public ImmutableArray<Definition> Definitions => [.. Items.Select(item => new Definition(item.Name, item.Expression!, item.Place))];

    /// <summary>Whether every expression could be read, so that all names in use are known.</summary>
    public bool IsComplete => Items.All(item => item.Expression is not null);

    /// <summary>The names in use that no definition has, in the order of their first use.</summary>
    public ImmutableArray<(string Name, Place Place)> FreeNames =>
        [.. Items.SelectMany(item => item.Uses).Where(use => Find(use.Name) is null).DistinctBy(use => use.Name)];

    /// <summary>The names of definitions and free names, each where it first stands.</summary>
    public IEnumerable<(string Name, Place Place)> AllNames => Items.Select(item => (item.Name, item.Place)).Concat(FreeNames).OrderBy(name => (name.Place.Line, name.Place.Column));

    /// <summary>The definition of that name, or null.</summary>
    public NamedExpression? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>Reads names with expressions.</summary>
internal static class DefinitionReader
{
    /// <summary>No definitions.</summary>
    public static DefinitionList None { get; } = new([]);

    /// <summary>The definitions of a mapping; null where it is none, or where a name is wrong.</summary>
    public static DefinitionList? Read(ReaderContext context, YamlNode node, string what)
    {
        if (Values.Entries(context, node, what, "a mapping from names to expressions") is not { } entries)
        {
            return null;
        }

        if (entries.Length > ReadLimits.Definitions)
        {
            context.Error("too-many-definitions", node.Place, $"{what} has more than {ReadLimits.Definitions} entries");
            return null;
        }

        var items = ImmutableArray.CreateBuilder<NamedExpression>(entries.Length);
        foreach (var (key, value) in entries)
        {
            if (value is YamlNode.Scalar { IsNull: true } && !Patterns.IsName(key.Text))
            {
                context.Error("bad-name", key.Place, $"a name in {what} cannot be {Values.Describe(key)}", "inside {…} an expression with a comma needs quotes");
                continue;
            }

            var name = Values.Name(context, key, $"a name in {what}");
            if (name is not null && !ExpressionParser.IsName(name))
            {
                context.Error("reserved-name", key.Place, $"`{name}` is the name of a function", "choose another name");
            }

            var parsed = Expression(context, value, $"`{Quoting.Shorten(key.Text)}`");
            if (name is not null)
            {
                items.Add(new NamedExpression(name, key.Place, parsed?.Expression, parsed?.Names ?? []));
            }
        }

        return items.Count == entries.Length ? new DefinitionList(items.MoveToImmutable()) : null;
    }

    /// <summary>An expression; null, with a diagnostic, where the node is no text.</summary>
    public static ParsedExpression? Expression(ReaderContext context, YamlNode node, string what)
    {
        if (node is not YamlNode.Scalar { IsNull: false } scalar || (scalar.IsPlain && Values.IsFlag(scalar.Text)))
        {
            Values.WrongType(context, node, what, "an expression", node is YamlNode.Scalar ? null : "put an expression with { } or [ ] in quotes");
            return null;
        }

        var parsed = ExpressionParser.Parse(scalar.Text, scalar.ContentPlace);
        foreach (var diagnostic in parsed.Diagnostics)
        {
            context.Add(diagnostic);
        }

        return parsed;
    }

    /// <summary>Reports definitions that use themselves or later ones.</summary>
    public static void CheckOrder(ReaderContext context, DefinitionList definitions)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in definitions.Items)
        {
            foreach (var (name, place) in item.Uses.DistinctBy(use => use.Name))
            {
                if (name == item.Name)
                {
                    context.Error("cycle", place, $"`{name}` is defined by itself", "use another name on one of the sides");
                }
                else if (!known.Contains(name) && definitions.Find(name) is { } later)
                {
                    context.Error("order", place, $"`{item.Name}` uses `{name}`, which is defined below, on line {later.Place.Line}", "a definition may use those before it");
                }
            }

            known.Add(item.Name);
        }
    }

    /// <summary>The definitions in an order in which each uses earlier ones only; null, with a diagnostic, where they go round in a circle.</summary>
    public static DefinitionList? Sorted(ReaderContext context, DefinitionList definitions)
    {
        var sorted = ImmutableArray.CreateBuilder<NamedExpression>(definitions.Items.Length);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var left = definitions.Items.ToList();
        while (left.Count > 0)
        {
            var ready = left.Find(item => item.Uses.All(use => done.Contains(use.Name) || definitions.Find(use.Name) is null));
            if (ready is null)
            {
                var first = left.MinBy(item => item.Place.Line * 10_000L + item.Place.Column)!;
                context.Error("cycle", first.Place, $"the definitions of {Quoting.And([.. left.Select(item => $"`{item.Name}`")])} go round in a circle");
                return null;
            }

            sorted.Add(ready);
            done.Add(ready.Name);
            left.Remove(ready);
        }

        return new DefinitionList(sorted.MoveToImmutable());
    }
}
