using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Graphs;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Derivatives;

/// <summary>Solves derivatives: every rule by name, line by line; compositions by the chain rule; at a point with numbers.</summary>
public static class DerivativeSolver
{
    /// <summary>
    /// The whole working. Without a point there are no quantities: the derivations say everything. A function or derivative that
    /// has no finite value at the point, a name in <c>ask</c> or <c>marks</c> that means nothing, is a diagnostic.
    /// </summary>
    public static SolveResult Solve(Problem.Derivative problem)
    {
        var graph = new Problem.Graph(problem.Head, problem.Definitions, problem.At, [], problem.Of, problem.Variables, false, [], null, []);
        var reading = new GraphReading(graph, "at");
        if (reading.Shape() is not { } shape)
        {
            return new SolveResult(null, [.. reading.Diagnostics]);
        }

        var diagnostics = new List<Diagnostic>();
        var edges = new LocalDerivatives(shape, diagnostics);
        if (diagnostics.Count > 0)
        {
            return new SolveResult(null, [.. diagnostics]);
        }

        var derivatives = new GraphDerivatives(graph, shape, edges);
        return problem.At.IsEmpty ? Symbolically(problem, shape, derivatives) : AtPoint(problem, graph, shape, derivatives);
    }

    private static SolveResult Symbolically(Problem.Derivative problem, GraphShape shape, GraphDerivatives derivatives)
    {
        var (derivations, unknown) = SymbolicQuestions.Of(problem.Head, problem.Of, new DerivativeWorking(problem, shape, derivatives, []).Derivations(), shape.Names);
        return new SolveResult(
            unknown.Any(diagnostic => diagnostic.Severity == Severity.Error) ? null : new Trace(problem, [])
            {
                Derivations = derivations,
                Nodes = Nodes(shape),
                Verification = GraphVerification.WithoutValues(shape, derivatives),
            },
            unknown);
    }

    private static SolveResult AtPoint(Problem.Derivative problem, Problem.Graph graph, GraphShape shape, GraphDerivatives derivatives)
    {
        var run = new GraphRun(graph, shape, new GraphProgram(graph, shape, derivatives, seed: false));
        if (!run.Work())
        {
            return new SolveResult(null, [run.Failure!]);
        }

        ImmutableArray<Quantity> quantities = [.. run.Quantities.Select(quantity => problem.Variables.Length == 1 ? WithTotal(quantity, shape) : quantity)];
        var (asked, marks, unknown) = Questions.Of(problem.Head, quantities);
        if (unknown.Any(diagnostic => diagnostic.Severity == Severity.Error))
        {
            return new SolveResult(null, unknown);
        }

        var trace = new Trace(problem, quantities)
        {
            Derivations = new DerivativeWorking(problem, shape, derivatives, quantities).Derivations(),
            Nodes = Nodes(shape),
            Asked = asked,
            Marks = marks,
            Verification = GraphVerification.Of(shape, derivatives, quantities),
        };
        return new SolveResult(trace, unknown);
    }

    private static ImmutableArray<Definition> Nodes(GraphShape shape) =>
        [.. shape.Vertices.Skip(shape.LeafCount).Select(vertex => new Definition(vertex.Name, shape.Named(vertex.Formula!), vertex.Place))];

    /// <summary>d instead of ∂ where there is one variable only.</summary>
    private static Quantity WithTotal(Quantity quantity, GraphShape shape) =>
        shape.LeafCount == 1 && quantity.Symbol is Symbol.Partial partial && shape.Vertices.All(vertex => vertex.Inputs.Length < 2)
            ? quantity with { Symbol = partial with { Total = true } }
            : quantity;
}
