using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Reads problems of kind derivative.</summary>
internal static class DerivativeReader
{
    private static readonly ImmutableArray<string> FunctionNames = ["f", "g", "h", "F", "G", "H", "y", "z"];

    /// <summary>The problem, or null where something is wrong.</summary>
    public static Problem? Read(ReaderContext context, Fields fields, ProblemHead head)
    {
        var definitions = Definitions(context, fields);
        var of = Of(context, fields, definitions);
        var variables = fields["variables"] is { } v ? Values.Names(context, v, "`variables`") : null;
        var at = fields["at"] is { } a ? NumberReader.Named(context, a, "`at`", "at") : [];
        if (definitions is { IsComplete: true } complete)
        {
            NameCheck.SameOnPaper(context, fields["define"] is null ? complete.FreeNames : complete.AllNames);
            CheckVariables(context, complete, variables ?? []);
            CheckPoint(context, complete, at, variables);
        }

        var sorted = definitions is null ? null : DefinitionReader.Sorted(context, definitions);
        return context.BodyHasErrors || sorted is null || of is null || variables is not { } by || at is not { } point
            ? null
            : new Problem.Derivative(head with { Drawn = [.. context.Drawn] }, sorted.Definitions, of,
                [.. by.Select(one => one.Name)], [.. point.Select(one => (one.Name, one.Value))]);
    }

    private static DefinitionList? Definitions(ReaderContext context, Fields fields)
    {
        var function = fields["function"];
        var define = fields["define"];
        if (function is not null && define is not null)
        {
            context.Error("conflict", define.Place, "the problem has both `function` and `define`", "keep one of them");
            return null;
        }

        if (define is not null)
        {
            return DefinitionReader.Read(context, define, "`define`");
        }

        if (function is null)
        {
            if (!fields.HasUnknown)
            {
                context.Error("missing-key", fields.Place, "the problem has neither `function` nor `define`", "write the function, e.g. `function: x^2 + 2*x*y`");
            }

            return null;
        }

        if (DefinitionReader.Expression(context, function, "`function`") is not { } parsed)
        {
            return null;
        }

        var used = parsed.Names.Select(use => use.Name).ToHashSet(StringComparer.Ordinal);
        var name = FunctionNames.FirstOrDefault(candidate => !used.Contains(candidate)) ?? "function";
        return new DefinitionList([new NamedExpression(name, function.Place, parsed.Expression, parsed.Names)]);
    }

    private static string? Of(ReaderContext context, Fields fields, DefinitionList? definitions)
    {
        if (fields["of"] is not { } node)
        {
            if (fields["define"] is { } define && fields["function"] is null && !fields.HasUnknown)
            {
                context.Error("missing-key", define.Place, "the problem does not say which definition is differentiated", "add `of`, e.g. `of: y`");
            }

            return fields["function"] is not null ? definitions?.Items[0].Name : null;
        }

        if (fields["define"] is null)
        {
            context.Error("conflict", node.Place, "`of` goes with `define` only");
            return null;
        }

        if (Values.Name(context, node, "`of`") is not { } name || definitions is null || definitions.Find(name) is not null)
        {
            return node is YamlNode.Scalar scalar ? scalar.Text : null;
        }

        context.Error("unknown-name", node.Place, $"nothing is defined as `{name}`", Closest.Hint(name, definitions.Items.Select(item => item.Name)));
        return null;
    }

    private static void CheckVariables(ReaderContext context, DefinitionList definitions, ImmutableArray<(string Name, Place Place)> variables)
    {
        var free = definitions.FreeNames.Select(use => use.Name).ToList();
        foreach (var (name, place) in variables)
        {
            if (definitions.Find(name) is not null)
            {
                context.Error("unknown-name", place, $"`{name}` is defined, so nothing can be differentiated by it here", free.Count == 0 ? null : $"variables are {Quoting.Or(free)}");
            }
            else if (free.Count > 0 && !free.Contains(name))
            {
                NotThere(context, name, place, free);
            }
        }
    }

    /// <summary>A variable that the function does not have: a slip of the pen where a like name is there, else a derivative of 0.</summary>
    private static void NotThere(ReaderContext context, string name, Place place, IReadOnlyList<string> free)
    {
        if (Closest.Hint(name, free) is { } hint)
        {
            context.Error("unknown-name", place, $"the function does not depend on `{name}`", hint);
        }
        else
        {
            context.Warning("constant-function", place, $"the function does not depend on `{name}`; its derivative by it is 0", $"it depends on {Quoting.Or(free)}");
        }
    }

    private static void CheckPoint(
        ReaderContext context, DefinitionList definitions, ImmutableArray<(string Name, Literal Value, Place Place)>? at, ImmutableArray<(string Name, Place Place)>? variables)
    {
        if (at is not { Length: > 0 } point)
        {
            return;
        }

        var needed = definitions.FreeNames.Select(use => (use.Name, use.Place)).ToList();
        var free = needed.ConvertAll(use => use.Name);
        needed.AddRange((variables ?? []).Where(variable => definitions.Find(variable.Name) is null && !free.Contains(variable.Name) && Closest.Find(variable.Name, free) is null));
        var missing = needed.Where(use => !point.Any(one => one.Name == use.Name)).ToList();
        foreach (var (name, _, place) in point.Where(one => !needed.Exists(use => use.Name == one.Name)))
        {
            var meant = Closest.Find(name, missing.Select(use => use.Name));
            context.Error("unknown-name", place, $"the function does not depend on `{name}`", meant is null ? null : $"did you mean `{meant}`?");
            missing.RemoveAll(use => use.Name == meant);
        }

        foreach (var (name, place) in missing)
        {
            context.Error("missing-value", place, $"`{name}` has no number in `at`", "a point has a number for every name");
        }
    }
}
