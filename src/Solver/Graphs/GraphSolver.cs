using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>Solves computational graphs: node by node forward, derivative by derivative backward, then the updates.</summary>
public static class GraphSolver
{
    private const long MostWork = 30_000_000;

    /// <summary>
    /// The whole working. Without values there are no quantities: the nodes, the paths and a derivation for each gradient say
    /// everything. A quantity that is not a finite number, a label that fits no node, a name that means nothing is a diagnostic.
    /// </summary>
    public static SolveResult Solve(Problem.Graph problem, CommonWork? common = null)
    {
        var reading = new GraphReading(problem);
        if (reading.Shape() is not { } shape)
        {
            return new SolveResult(null, [.. reading.Diagnostics]);
        }

        var diagnostics = new List<Diagnostic>();
        var named = common?.Forms is { } earlier && earlier.Fit(problem) ? earlier : null;
        var edges = named?.Edges ?? new LocalDerivatives(shape, diagnostics);
        CheckNames(problem, shape, diagnostics);
        if (diagnostics.Count > 0)
        {
            return new SolveResult(null, [.. diagnostics]);
        }

        named ??= new NamedForms(problem, shape, edges);
        if (common is not null)
        {
            common.Forms = named;
        }

        var derivatives = new GraphDerivatives(problem, shape, named);
        return problem.Values.IsEmpty ? Symbolically(problem, shape, derivatives) : WithNumbers(problem, shape, derivatives);
    }

    private static void CheckNames(Problem.Graph problem, GraphShape shape, List<Diagnostic> diagnostics)
    {
        var place = shape.Vertices[shape.Output].Place;
        var constants = problem.Constants.Select(constant => constant.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in problem.Gradients.Concat(problem.Training is null ? [] : problem.Parameters).Distinct(StringComparer.Ordinal))
        {
            if (constants.Contains(name))
            {
                diagnostics.Add(Diagnostic.Error("constant-gradient", place, $"{name} is a constant; the output cannot be differentiated by it", "give it under values instead"));
            }
            else if (!shape.Find.ContainsKey(name) && !problem.Definitions.Any(definition => definition.Name == name))
            {
                var hint = Spelling.Closest(name, shape.Find.Keys) is { } closest ? $"did you mean {closest}?" : null;
                diagnostics.Add(Diagnostic.Error("unknown-name", place, $"nothing in the graph is called {name}", hint));
            }
        }

        if (problem.Training is { Updates: > 0 } training && (long)training.Updates * shape.Vertices.Sum(vertex => 2 + (3 * vertex.Inputs.Length)) > MostWork)
        {
            diagnostics.Add(Diagnostic.Error("too-much-work", place, $"{training.Updates} updates of a graph of this size are too many to work", "ask for fewer updates"));
        }
    }

    private static SolveResult Symbolically(Problem.Graph problem, GraphShape shape, GraphDerivatives derivatives)
    {
        var working = new GraphWorking(problem, shape, derivatives, []);
        var (derivations, unknown) = SymbolicQuestions.Of(problem.Head, problem.Output, working.Derivations(), shape.Names);
        return new SolveResult(
            unknown.Any(diagnostic => diagnostic.Severity == Severity.Error) ? null : new Trace(problem, [])
            {
                Derivations = derivations,
                Paths = working.Paths(),
                Nodes = working.Nodes(),
                Defined = working.Defined(),
                Omissions = working.Omissions(),
                Verification = GraphVerification.WithoutValues(shape, derivatives),
            },
            unknown);
    }

    private static SolveResult WithNumbers(Problem.Graph problem, GraphShape shape, GraphDerivatives derivatives)
    {
        var program = new GraphProgram(problem, shape, derivatives, seed: true);
        var run = new GraphRun(problem, shape, program);
        if (!run.Work())
        {
            return new SolveResult(null, [run.Failure!]);
        }

        var quantities = run.Quantities;
        var working = new GraphWorking(problem, shape, derivatives, quantities);
        var (asked, marks, unknown) = Questions.Of(problem.Head, quantities);
        unknown = unknown.AddRange(InitialStates.Unknown(program.Training, quantities));
        if (unknown.Any(diagnostic => diagnostic.Severity == Severity.Error))
        {
            return new SolveResult(null, unknown);
        }

        var trace = new Trace(problem, quantities)
        {
            Letters = program.Letters,
            History = run.History,
            ShownUpdates = run.Shown,
            Derivations = working.Derivations(),
            Paths = working.Paths(),
            Nodes = working.Nodes(),
            Defined = working.Defined(),
            Omissions = [.. working.Omissions(), .. LeftOut(run)],
            Remarks = GraphRemarks.Of(shape, quantities),
            Asked = asked,
            Marks = marks,
            Verification = GraphVerification.Of(shape, derivatives, quantities),
        };
        return new SolveResult(trace, unknown);
    }

    private static ImmutableArray<Omission> LeftOut(GraphRun run) =>
        run.LeftOut == 0 ? [] : [new Omission("derivatives by names that are not asked for", run.LeftOut, "they have no finite value here")];
}
