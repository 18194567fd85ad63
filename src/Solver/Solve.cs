using WorkedSolutions.Solver.Derivatives;
using WorkedSolutions.Solver.Graphs;
using WorkedSolutions.Solver.Networks;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver;

/// <summary>From a problem to its worked solution as data.</summary>
public static class Solve
{
    /// <summary>Runs the forward and backward passes and verifies them by three routes.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="common">Shared by the variants of one problem, so that it is worked out once; null for a problem by itself.</param>
    public static SolveResult Run(Problem problem, CommonWork? common = null) => problem switch
    {
        Problem.Network network => NetworkSolver.Solve(network),
        Problem.Graph graph => GraphSolver.Solve(graph, common),
        Problem.Derivative derivative => DerivativeSolver.Solve(derivative),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
