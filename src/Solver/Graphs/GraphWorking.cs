using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Solver.Calculus;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>What a trace says of a graph beside its quantities: nodes, paths, derivations.</summary>
internal sealed class GraphWorking(Problem.Graph problem, GraphShape shape, GraphDerivatives derivatives, ImmutableArray<Quantity> quantities)
{
    private const int MostLeavesOfALine = 300;

    private readonly Dictionary<string, int> _index = quantities.ToDictionary(quantity => quantity.Id, quantity => quantity.Index, StringComparer.Ordinal);

    /// <summary>Whether the derivatives are taken elsewhere than at the given values, which can then not be put in.</summary>
    private bool LooksAhead => _index.ContainsKey($"lookahead:{shape.Vertices[shape.Output].Name}");

    private IEnumerable<int> Gradients => problem.Gradients
        .Select(name => shape.Find.TryGetValue(name, out var vertex) ? vertex : Alias(name))
        .Where(vertex => vertex >= 0)
        .Distinct();

    /// <summary>The nodes over names, in order of evaluation.</summary>
    public ImmutableArray<Definition> Nodes() =>
        [.. shape.Vertices.Skip(shape.LeafCount).Select(vertex => new Definition(vertex.Name, shape.Named(vertex.Formula!), vertex.Place))];

    /// <summary>Which node carries which definition, where nodes have letters of their own; in the problem's order.</summary>
    public ImmutableArray<DefinedNode> Defined()
    {
        var nodes = shape.Vertices.SelectMany(vertex => vertex.Defines, (vertex, name) => (name, vertex.Name)).ToDictionary(pair => pair.name, pair => pair.Name, StringComparer.Ordinal);
        return [.. problem.Definitions.Where(definition => nodes.ContainsKey(definition.Name)).Select(definition => new DefinedNode(definition.Name, nodes[definition.Name]))];
    }

    /// <summary>The paths behind each gradient that is asked for.</summary>
    public ImmutableDictionary<string, ImmutableArray<GraphPath>> Paths()
    {
        var all = ImmutableDictionary.CreateBuilder<string, ImmutableArray<GraphPath>>(StringComparer.Ordinal);
        foreach (var vertex in Gradients)
        {
            if (derivatives.Paths(vertex) is { } paths)
            {
                all[Id(vertex)] = [.. paths.Select(Path)];
            }
        }

        return all.ToImmutable();
    }

    /// <summary>Gradients whose paths are too many to list.</summary>
    public ImmutableArray<Omission> Omissions()
    {
        var missing = Gradients.Count(vertex => derivatives.Paths(vertex) is null);
        return missing == 0 ? [] : [new Omission("paths", missing, $"more than {GraphPaths.MostPaths.ToString(CultureInfo.InvariantCulture)} paths, or paths of more nodes than anybody follows; the derivative is the sum over the nodes that read the name directly")];
    }

    /// <summary>For each gradient that is asked for: the chain, the local derivatives, the closed form; then the same with numbers, exactly. The decimals are the quantity's.</summary>
    public ImmutableArray<Derivation> Derivations() => [.. Gradients.Where(vertex => shape.Reaches[vertex]).Select(Derivation)];

    private int Alias(string name) => shape.Vertices.FirstOrDefault(vertex => vertex.OtherNames.Contains(name))?.Index ?? -1;

    private string Id(int vertex) => $"d{shape.Vertices[shape.Output].Name}/d{shape.Vertices[vertex].Name}";

    private GraphPath Path(ImmutableArray<int> path) => new(
        [.. path.Select(vertex => shape.Vertices[vertex].Name)],
        [.. Enumerable.Range(1, path.Length - 1).Select(i => shape.Named(derivatives.Edges[path[i - 1], path[i]]))]);

    private Derivation Derivation(int vertex)
    {
        var lines = new List<Expr> { derivatives.Chain(vertex) };
        var locals = derivatives.Locals(vertex);
        if (ExprSize.Leaves(locals) <= MostLeavesOfALine)
        {
            WorkedLines.Add(lines, locals);
            WorkedLines.Add(lines, Simplify.Of(locals));
        }

        WorkedLines.Add(lines, derivatives.Symbolic(vertex));
        var quantity = _index.GetValueOrDefault(Id(vertex), -1);
        if (quantity >= 0 && !LooksAhead && !problem.Head.Rounding.CarryRounded && derivatives.WithNumbers(derivatives.LocalRefs(vertex)) is { } numbers)
        {
            WorkedLines.Add(lines, numbers);
            WorkedLines.Add(lines, derivatives.ClosedGradient(vertex));
        }

        return new Derivation(quantity, shape.Vertices[shape.Output].Name, shape.Vertices[vertex].Name, [], [.. lines]);
    }
}
