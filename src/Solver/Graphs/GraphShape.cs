using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>A leaf or a node of a graph.</summary>
internal sealed class Vertex
{
    /// <summary>The place in <see cref="GraphShape.Vertices"/>; inputs stand earlier.</summary>
    public required int Index { get; init; }

    /// <summary>Its name and id.</summary>
    public required string Name { get; init; }

    /// <summary>What it is computed from, over <see cref="Expr.Ref"/>s to vertices; null for a leaf.</summary>
    public Expr? Formula { get; init; }

    /// <summary>The definition that makes it.</summary>
    public Place Place { get; init; }

    /// <summary>Names of definitions that it stands for under another name.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    /// <summary>The definitions whose value it carries, where it has a letter of its own.</summary>
    public ImmutableArray<string> Defines { get; init; } = [];

    /// <summary>The vertices that it reads, each once, in the order of the formula.</summary>
    public ImmutableArray<int> Inputs { get; init; } = [];
}

/// <summary>The derivative of a node by one that it reads directly, over <see cref="Expr.Ref"/>s to vertices.</summary>
internal sealed record Edge(int From, int To, Expr Derivative);

/// <summary>A computational graph: leaves, then nodes in order of evaluation.</summary>
internal sealed class GraphShape
{
    /// <summary>A graph of the given vertices.</summary>
    public GraphShape(ImmutableArray<Vertex> vertices, int leafCount, int output)
    {
        (Vertices, LeafCount, Output) = (vertices, leafCount, output);
        Find = new Dictionary<string, int>(StringComparer.Ordinal);
        var consumers = new List<int>[vertices.Length];
        for (var i = 0; i < vertices.Length; i++)
        {
            Find[vertices[i].Name] = i;
            consumers[i] = [];
            foreach (var input in vertices[i].Inputs)
            {
                consumers[input].Add(i);
            }
        }

        Reaches = new bool[vertices.Length];
        Reaches[output] = true;
        for (var i = output; i >= 0; i--)
        {
            if (Reaches[i])
            {
                foreach (var input in vertices[i].Inputs)
                {
                    Reaches[input] = true;
                }
            }
        }

        Consumers = [.. consumers.Select(list => list.Where(c => Reaches[c]).ToImmutableArray())];
    }

    /// <summary>Leaves first, then nodes; what a node reads stands before it.</summary>
    public ImmutableArray<Vertex> Vertices { get; }

    /// <summary>What the vertices are called, by all their names.</summary>
    public IEnumerable<string> Names => Vertices.SelectMany(vertex => vertex.OtherNames.Prepend(vertex.Name)).Concat(Repeats.Select(repeat => repeat.Name));

    /// <summary>Definitions that no vertex carries: each is a leaf under another name (over <see cref="Expr.Ref"/>s to vertices) or a number.</summary>
    public ImmutableArray<(string Name, Expr Value)> Repeats { get; init; } = [];

    /// <summary>How many of the vertices are leaves.</summary>
    public int LeafCount { get; }

    /// <summary>The vertex that is differentiated.</summary>
    public int Output { get; }

    /// <summary>The nodes that read a vertex and lead to the output, in order of evaluation.</summary>
    public ImmutableArray<ImmutableArray<int>> Consumers { get; }

    /// <summary>Whether the output depends on a vertex.</summary>
    public bool[] Reaches { get; }

    /// <summary>Vertices by name.</summary>
    public Dictionary<string, int> Find { get; }

    /// <summary>The name of a vertex as an expression.</summary>
    public Expr NameOf(int vertex) => new Expr.Name(Vertices[vertex].Name);

    /// <summary>An expression over vertices as one over their names.</summary>
    public Expr Named(Expr expr) => Substitute.Leaves(expr, leaf => leaf is Expr.Ref reference ? NameOf(reference.Index) : null);

    /// <summary>The vertices that an expression reads, each once, in the order in which they stand there.</summary>
    public static ImmutableArray<int> InputsOf(Expr formula)
    {
        var inputs = ImmutableArray.CreateBuilder<int>();
        var seen = new HashSet<int>();
        Substitute.Leaves(formula, leaf =>
        {
            if (leaf is Expr.Ref reference && seen.Add(reference.Index))
            {
                inputs.Add(reference.Index);
            }

            return null;
        });
        return inputs.ToImmutable();
    }
}
