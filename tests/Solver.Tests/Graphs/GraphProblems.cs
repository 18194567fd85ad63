using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Graphs;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Optimizers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Tests.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Graphs;

/// <summary>Graph problems in few words.</summary>
internal static class GraphProblems
{
    /// <summary>A problem of "name: expression" definitions and "name=number" values, separated by semicolons.</summary>
    public static Problem.Graph Of(string define, string values = "", string constants = "", string labels = "", string? gradients = null, bool letters = false, string? output = null)
    {
        var definitions = Pairs(define, ':').Select((pair, i) => new Definition(pair.Name, Plain.Read(pair.Text), new Place("g.yaml", 4 + i, 3))).ToImmutableArray();
        var given = Literals(values);
        var constant = Literals(constants);
        var known = definitions.Select(d => d.Name).Concat(constant.Select(c => c.Name)).ToHashSet();
        var free = definitions.SelectMany(d => Substitute.NamesIn(d.Expression)).Distinct().Where(name => !known.Contains(name));
        return new Problem.Graph(
            new ProblemHead { File = "g.yaml", Id = "g", Title = "G" },
            definitions,
            given,
            constant,
            output ?? definitions[^1].Name,
            gradients is null ? [.. free] : [.. gradients.Split(' ')],
            letters,
            [.. Pairs(labels, ':').Select(pair => (pair.Name, Plain.Read(pair.Text), new Place("g.yaml", 20, 5)))],
            null,
            []);
    }

    public static Problem.Graph Trained(this Problem.Graph problem, string parameters, string rate, Optimizer? optimizer = null, int updates = 1, bool ascent = false, ImmutableArray<int>? show = null, ImmutableArray<(string, Written, Literal)>? states = null) => problem with
    {
        Parameters = [.. parameters.Split(' ')],
        Training = new Training(Literal.Of(rate), optimizer ?? GradientDescent.Instance, updates, 0, true, ascent, show, states ?? []),
    };

    public static Problem.Graph Rounded(this Problem.Graph problem, Rounding rounding) => problem with { Head = problem.Head with { Rounding = rounding } };

    public static Trace Solve(this Problem.Graph problem)
    {
        var result = GraphSolver.Solve(problem);
        Assert.True(result.Trace is not null, string.Join("\n", result.Diagnostics));
        Assert.Empty(result.Trace!.Verification.Disagreements);
        return result.Trace;
    }

    public static ImmutableArray<(string Name, Literal Value)> Literals(string text) => [.. Pairs(text, '=').Select(pair => (pair.Name, Literal.Of(pair.Text)))];

    private static IEnumerable<(string Name, string Text)> Pairs(string text, char sign) => text
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => (pair[..pair.IndexOf(sign)].Trim(), pair[(pair.IndexOf(sign) + 1)..].Trim()));
}
