using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>Solves layered networks: forward pass, backward pass, updates.</summary>
public static class NetworkSolver
{
    /// <summary>
    /// The whole working. A quantity that is not a finite number, a name in <c>ask</c> or <c>marks</c> that means nothing, is a
    /// diagnostic.
    /// </summary>
    public static SolveResult Solve(Problem.Network problem)
    {
        if (WorkLimit.Of(problem) is { } tooMuch)
        {
            return new SolveResult(null, [tooMuch]);
        }

        var run = new NetworkRun(problem);
        if (!run.Work())
        {
            return new SolveResult(null, [run.Failure!]);
        }

        var quantities = run.Quantities;
        var (asked, marks, unknown) = Questions.Of(problem.Head, quantities);
        unknown = unknown.AddRange(InitialStates.Unknown(problem.Training, quantities));
        return unknown.Any(diagnostic => diagnostic.Severity == Severity.Error)
            ? new SolveResult(null, unknown)
            : new SolveResult(run.Trace(quantities, asked, marks), unknown);
    }
}
