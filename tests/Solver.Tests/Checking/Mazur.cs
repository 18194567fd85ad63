using System.Globalization;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Networks;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Tests.Oracles;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Checking;

/// <summary>The 2-2-2 network of Mazur's "A Step by Step Backpropagation Example", worked for one update.</summary>
internal static class Mazur
{
    public static Trace Trace(Func<ProblemHead, ProblemHead>? head = null)
    {
        var problem = OracleNetwork.Load("mazur_2_2_2").Problem;
        problem = problem with { Training = problem.Training! with { Updates = 1 }, Head = head?.Invoke(problem.Head) ?? problem.Head };
        return NetworkSolver.Solve(problem).Trace!;
    }

    public static CheckResult Check(Trace trace, params (string Id, string Text)[] given) =>
        Marker.Check(trace, new Answers(null, [.. given.Select(g => AnswerTo(trace, g.Id, g.Text)).OrderBy(answer => answer.Quantity)]));

    public static CheckResult Check(params (string Id, string Text)[] given) => Check(Trace(), given);

    public static MarkedQuantity Marked(this CheckResult result, string id)
    {
        var quantity = result.Trace.Find(id)!;
        return result.Quantities.First(m => m.Quantity.Id == id || m.Answer?.Quantity == quantity.Index);
    }

    public static Rounding Decimals(int decimals) => new(decimals);

    public static string Text(double value, int decimals) => value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static Answer AnswerTo(Trace trace, string id, string text) =>
        new((trace.Find(id) ?? throw new KeyNotFoundException(id)).Index, id, WrittenNumber.Read(text, false, out _)!.Value, default);
}
