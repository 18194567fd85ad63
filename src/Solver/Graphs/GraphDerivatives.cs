using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>What can be said of a graph's derivatives without numbers of decimals: paths, chains, closed forms.</summary>
internal sealed class GraphDerivatives
{
    private const int MostNumbers = 40;
    private const int MostSimplified = 100_000;

    private readonly GraphShape _shape;
    private readonly NamedForms _named;
    private readonly ClosedForms? _numbers;
    private readonly Dictionary<int, ImmutableArray<ImmutableArray<int>>?> _paths = [];

    /// <summary>The derivatives of a problem's graph.</summary>
    public GraphDerivatives(Problem.Graph problem, GraphShape shape, LocalDerivatives edges)
        : this(problem, shape, new NamedForms(problem, shape, edges))
    {
    }

    /// <summary>The derivatives of a problem's graph whose forms over names are there already.</summary>
    public GraphDerivatives(Problem.Graph problem, GraphShape shape, NamedForms named)
    {
        (_shape, _named) = (shape, named);
        var values = problem.Values.ToDictionary(value => value.Name, value => value.Value.AsNumber(), StringComparer.Ordinal);
        _numbers = values.Count == 0 ? null : new ClosedForms(shape, Edges, leaf => values[shape.Vertices[leaf].Name], MostNumbers, MostSimplified, simplifyValues: true);
        var paths = new GraphPaths(shape);
        foreach (var name in problem.Gradients)
        {
            if (shape.Find.TryGetValue(name, out var vertex))
            {
                _paths[vertex] = paths.To(vertex);
            }
        }

        if (shape.Vertices.Length <= 200)
        {
            for (var i = 0; i < shape.Vertices.Length; i++)
            {
                _paths.TryAdd(i, paths.To(i));
            }
        }
    }

    /// <summary>Local derivatives.</summary>
    public LocalDerivatives Edges => _named.Edges;

    /// <summary>The paths from the output down to a vertex; null where they are too many or not asked for.</summary>
    public ImmutableArray<ImmutableArray<int>>? Paths(int vertex) => _paths.GetValueOrDefault(vertex);

    /// <summary>The sum over all paths of the products of partial derivatives; over direct consumers where there are too many paths.</summary>
    public Expr Chain(int vertex) => vertex == _shape.Output || !_shape.Reaches[vertex]
        ? Partial(_shape.Output, vertex)
        : OverPaths(vertex, Edge);

    /// <summary>The same with the local derivatives in place of the partial ones, over names.</summary>
    public Expr Locals(int vertex) => OverPaths(vertex, (from, to) => _shape.Named(Local(from, to)));

    /// <summary>The same over <see cref="Expr.Ref"/>s to vertices.</summary>
    public Expr LocalRefs(int vertex) => OverPaths(vertex, Local);

    /// <summary>The closed form over the names of leaves; where it would be too long, the sum over direct consumers in the names of nodes.</summary>
    public Expr Symbolic(int vertex) => _named.OutputBy(vertex) ?? OverConsumers(vertex, (from, to) => _shape.Named(Local(from, to)));

    /// <summary>An expression over names with every node's name replaced by what the node is in leaves; null where that would be too long.</summary>
    public Expr? InLeaves(Expr expr) => _named.InLeaves(expr);

    /// <summary>A local derivative in leaves, simplified; in the names of nodes where that would be too long.</summary>
    public Expr SymbolicEdge(int from, int to) => _named.Edge(from, to);

    /// <summary>Puts numbers and closed forms of nodes into an expression over vertices; null where one has none.</summary>
    public Expr? WithNumbers(Expr expr) => _numbers?.PutInto(expr);

    /// <summary>A node's value in closed form, where that says more than decimals.</summary>
    public Expr? ClosedValue(int vertex) => Telling(_numbers?.Value(vertex));

    /// <summary>A derivative's value in closed form, where that says more than decimals.</summary>
    public Expr? ClosedGradient(int vertex) => Telling(_numbers?.OutputBy(vertex));

    /// <summary>A local derivative's value in closed form, where that says more than decimals.</summary>
    public Expr? ClosedEdge(int from, int to) => Telling(_numbers?.Edge(from, to));

    private static Expr? Telling(Expr? form) => ClosedForms.IsTelling(form) ? form : null;

    /// <summary>A local derivative; the derivative of the output by a node further down stands for itself.</summary>
    private Expr Local(int from, int to) => Edges.Has(from, to) ? Edges[from, to] : new Expr.Partial(_shape.NameOf(from), _shape.NameOf(to));

    /// <summary>A partial derivative along one edge; direct where it could be taken for the whole derivative of the output.</summary>
    private Expr Edge(int from, int to) =>
        new Expr.Partial(_shape.NameOf(from), _shape.NameOf(to), from == _shape.Output && _shape.Consumers[to].Length > 1);

    private Expr Partial(int from, int to) => new Expr.Partial(_shape.NameOf(from), _shape.NameOf(to));

    private Expr OverPaths(int vertex, Func<int, int, Expr> factor)
    {
        if (Paths(vertex) is not { IsEmpty: false } paths)
        {
            return OverConsumers(vertex, factor);
        }

        var terms = paths.Select(path => Joined(Enumerable.Range(1, path.Length - 1).Select(i => factor(path[i - 1], path[i]))));
        return paths.Length == 1 ? terms.First() : new Expr.Sum([.. terms]);
    }

    private Expr OverConsumers(int vertex, Func<int, int, Expr> factor)
    {
        var consumers = _shape.Consumers[vertex];
        var terms = consumers.Select(consumer => consumer == _shape.Output ? factor(consumer, vertex) : Joined([Partial(_shape.Output, consumer), factor(consumer, vertex)])).ToArray();
        return terms.Length switch
        {
            0 => Expr.Zero,
            1 => terms[0],
            _ => new Expr.Sum([.. terms]),
        };
    }

    private static Expr Joined(IEnumerable<Expr> factors)
    {
        var list = factors.ToArray();
        return list.Length switch
        {
            0 => Expr.One,
            1 => list[0],
            _ => new Expr.Product([.. list]),
        };
    }
}
