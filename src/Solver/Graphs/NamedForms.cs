using System.Collections.Concurrent;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>The forms of a graph over its names. They hold whatever the values are, so the variants of a problem share them; several threads may.</summary>
internal sealed class NamedForms
{
    private const int MostLeaves = 200;
    private const int MostSimplified = 400_000;

    private readonly Problem.Graph _problem;
    private readonly GraphShape _shape;
    private readonly ClosedForms _forms;
    private readonly ConcurrentDictionary<(int From, int To), Expr> _edges = new();

    /// <summary>The forms of a problem's graph.</summary>
    public NamedForms(Problem.Graph problem, GraphShape shape, LocalDerivatives edges)
    {
        (_problem, _shape, Edges) = (problem, shape, edges);
        _forms = new ClosedForms(shape, edges, shape.NameOf, MostLeaves, MostSimplified, simplifyValues: false);
    }

    /// <summary>Local derivatives.</summary>
    public LocalDerivatives Edges { get; }

    /// <summary>Whether they are the forms of this problem, too.</summary>
    public bool Fit(Problem.Graph problem) =>
        problem.Output == _problem.Output && problem.Letters == _problem.Letters
        && problem.Definitions.SequenceEqual(_problem.Definitions) && problem.Constants.SequenceEqual(_problem.Constants) && problem.Labels.SequenceEqual(_problem.Labels)
        && problem.Values.Select(value => value.Name).SequenceEqual(_problem.Values.Select(value => value.Name))
        && problem.Gradients.SequenceEqual(_problem.Gradients) && problem.Parameters.SequenceEqual(_problem.Parameters);

    /// <summary>The output's derivative by a vertex in leaves; null where that would be too long.</summary>
    public Expr? OutputBy(int vertex) => _forms.OutputBy(vertex);

    /// <summary>A local derivative in leaves, simplified; in the names of nodes where that would be too long.</summary>
    public Expr Edge(int from, int to) => _edges.GetOrAdd((from, to), edge =>
    {
        var named = _shape.Named(Edges[edge.From, edge.To]);
        return InLeaves(named) is { } form ? Simplify.Of(form) : named;
    });

    /// <summary>An expression over names with every node's name replaced by what the node is in leaves; null where that would be too long.</summary>
    public Expr? InLeaves(Expr expr)
    {
        var missing = false;
        var form = Substitute.Names(expr, name =>
        {
            var value = _forms.Value(_shape.Find[name]);
            missing |= value is null;
            return value;
        });
        return missing || ExprSize.Leaves(form) > MostLeaves ? null : form;
    }
}
