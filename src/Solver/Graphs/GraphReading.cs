using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>Makes the graph of a problem: constants put in, then a vertex per definition or per elementary operation.</summary>
internal sealed class GraphReading(Problem.Graph problem, string valuesKey = "values")
{
    private const int MostNodes = 20_000;

    private readonly Dictionary<string, Expr.Number> _constants = new(StringComparer.Ordinal);
    private ImmutableArray<Definition> _definitions = [];
    private ImmutableArray<string> _leaves = [];

    /// <summary>What is wrong.</summary>
    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>The graph, or null where a diagnostic says why there is none.</summary>
    public GraphShape? Shape()
    {
        PutConstantsIn();
        if (Diagnostics.Count > 0 || !CollectLeaves())
        {
            return null;
        }

        var shape = problem.Letters ? Letters() : Definitions();
        if (shape is { } graph && graph.Vertices.Length > MostNodes)
        {
            Diagnostics.Add(Diagnostic.Error("graph-too-large", Output.Place, $"the graph has {graph.Vertices.Length} nodes; {MostNodes} are allowed"));
        }

        return Diagnostics.Count == 0 ? shape : null;
    }

    private Definition Output => _definitions.First(definition => definition.Name == problem.Output);

    private void PutConstantsIn()
    {
        foreach (var (name, value) in problem.Constants)
        {
            _constants[name] = value.AsNumber();
        }

        var before = Needed(problem.Definitions);
        var definitions = new List<Definition>();
        foreach (var definition in problem.Definitions)
        {
            var expression = Simplify.PutIn(definition.Expression, name => _constants.GetValueOrDefault(name));
            if (expression is Expr.Number number && definition.Name != problem.Output && definition.Expression is not Expr.Number)
            {
                _constants[definition.Name] = number;
            }
            else
            {
                definitions.Add(definition with { Expression = expression });
            }
        }

        if (!definitions.Exists(definition => definition.Name == problem.Output))
        {
            Diagnostics.Add(Diagnostic.Error("unknown-output", new Place(problem.Head.File, 0, 0), $"no definition is called {problem.Output}"));
            return;
        }

        var after = Needed(definitions);
        _definitions = [.. definitions.Where(definition => after.Contains(definition.Name) || !before.Contains(definition.Name))];
    }

    /// <summary>The names that the output depends on.</summary>
    private HashSet<string> Needed(IReadOnlyList<Definition> definitions)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal) { problem.Output };
        for (var i = definitions.Count - 1; i >= 0; i--)
        {
            if (needed.Contains(definitions[i].Name))
            {
                needed.UnionWith(Substitute.NamesIn(definitions[i].Expression));
            }
        }

        return needed;
    }

    private bool CollectLeaves()
    {
        var defined = new HashSet<string>(StringComparer.Ordinal);
        var free = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var values = problem.Values.Select(value => value.Name).ToHashSet(StringComparer.Ordinal);
        var all = problem.Definitions.Select(definition => definition.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var definition in _definitions)
        {
            foreach (var name in Substitute.NamesIn(definition.Expression))
            {
                if (defined.Contains(name) || !seen.Add(name))
                {
                    continue;
                }

                if (all.Contains(name))
                {
                    Diagnostics.Add(Diagnostic.Error("used-before-defined", definition.Place, $"{definition.Name} uses {name}, which is defined later"));
                }
                else if (values.Count > 0 && !values.Contains(name))
                {
                    Diagnostics.Add(Diagnostic.Error("missing-value", definition.Place, $"{definition.Name} uses {name}, which has no value", $"add {name} to {valuesKey}"));
                }

                free.Add(name);
            }

            defined.Add(definition.Name);
        }

        var wanted = problem.Gradients.Concat(problem.Parameters).Where(name => !all.Contains(name) && !_constants.ContainsKey(name)).ToHashSet(StringComparer.Ordinal);
        _leaves = values.Count > 0
            ? [.. problem.Values.Select(value => value.Name).Where(name => seen.Contains(name) || wanted.Contains(name))]
            : [.. free, .. wanted.Where(name => !seen.Contains(name)).Order(StringComparer.Ordinal)];
        return Diagnostics.Count == 0;
    }

    private GraphShape Definitions()
    {
        var vertices = Leaves();
        var index = vertices.ToDictionary(vertex => vertex.Name, vertex => vertex.Index, StringComparer.Ordinal);
        foreach (var definition in _definitions)
        {
            var formula = Substitute.Names(definition.Expression, name => new Expr.Ref(index[name]));
            index[definition.Name] = vertices.Count;
            vertices.Add(NewVertex(vertices.Count, definition.Name, formula, definition.Place));
        }

        return new GraphShape([.. vertices], _leaves.Length, index[problem.Output]) { Repeats = Repeats(_ => null) };
    }

    private GraphShape? Letters()
    {
        var graph = new ElementaryGraph(_leaves);
        foreach (var definition in _definitions)
        {
            graph.Define(definition.Name, definition.Expression, definition.Place);
        }

        var output = graph[problem.Output] is Expr.Ref reference && reference.Index >= _leaves.Length
            ? reference.Index
            : graph.Repeat(problem.Output, Output.Place);
        var labels = new GraphLabels(problem.Labels, _leaves, name => _constants.GetValueOrDefault(name)).Of(graph, Diagnostics);
        if (Diagnostics.Count > 0)
        {
            return null;
        }

        var names = Letter.Names(graph.Operations.Count, labels, _leaves, _leaves.Length);
        var vertices = Leaves();
        var others = _definitions.ToLookup(definition => graph[definition.Name] is Expr.Ref stands ? stands.Index : -1, definition => definition.Name);
        var taken = names.ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < graph.Operations.Count; i++)
        {
            ImmutableArray<string> defines = [.. others[vertices.Count]];
            vertices.Add(NewVertex(vertices.Count, names[i], graph.Operations[i].Formula, graph.Operations[i].Place, defines, name => !taken.Contains(name)));
        }

        return new GraphShape([.. vertices], _leaves.Length, output)
        {
            Repeats = Repeats(name => _definitions.Any(definition => definition.Name == name) && !(graph[name] is Expr.Ref node && node.Index >= _leaves.Length) ? graph[name] : null),
        };
    }

    /// <summary>The definitions that no vertex carries, with what they stand for.</summary>
    private ImmutableArray<(string Name, Expr Value)> Repeats(Func<string, Expr?> otherwise) =>
        [.. from definition in problem.Definitions
            let value = _constants.GetValueOrDefault(definition.Name) ?? otherwise(definition.Name)
            where value is not null
            select (definition.Name, value)];

    private List<Vertex> Leaves() => [.. _leaves.Select((name, i) => new Vertex { Index = i, Name = name })];

    private static Vertex NewVertex(int index, string name, Expr formula, Place place) => NewVertex(index, name, formula, place, [], _ => true);

    private static Vertex NewVertex(int index, string name, Expr formula, Place place, ImmutableArray<string> defines, Func<string, bool> isFree) => new()
    {
        Index = index,
        Name = name,
        Formula = formula,
        Place = place,
        Defines = defines,
        OtherNames = [.. defines.Where(isFree)],
        Inputs = GraphShape.InputsOf(formula),
    };
}
