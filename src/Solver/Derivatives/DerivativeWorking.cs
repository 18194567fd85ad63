using System.Collections.Immutable;
using WorkedSolutions.Solver.Calculus;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Graphs;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Derivatives;

/// <summary>The derivations of a derivative problem.</summary>
internal sealed class DerivativeWorking(Problem.Derivative problem, GraphShape shape, GraphDerivatives derivatives, ImmutableArray<Quantity> quantities)
{
    private const int MostLeavesOfALine = 300;

    /// <summary>One for each variable, in order.</summary>
    public ImmutableArray<Derivation> Derivations() => [.. problem.Variables.Select(Derivation)];

    private Derivation Derivation(string variable)
    {
        var id = $"d{problem.Of}/d{variable}";
        var quantity = quantities.FirstOrDefault(candidate => candidate.Id == id)?.Index ?? -1;
        var vertex = shape.Find.GetValueOrDefault(variable, -1);
        var formula = shape.Named(shape.Vertices[shape.Output].Formula!);
        if (vertex < 0 || !shape.Reaches[vertex] || shape.Consumers[vertex] is [var only] && only == shape.Output)
        {
            var worked = Differentiate.WithRules(formula, variable)!;
            return new Derivation(quantity, problem.Of, variable, worked.Steps, InGivenNames(worked.Lines, vertex));
        }

        return new Derivation(quantity, problem.Of, variable, Steps(vertex), Lines(vertex));
    }

    /// <summary>The lines, and what the derivative is without the names of definitions that stand in it.</summary>
    private ImmutableArray<Expr> InGivenNames(ImmutableArray<Expr> lines, int vertex)
    {
        if (vertex < 0 || Substitute.NamesIn(lines[^1]).All(name => shape.Find[name] < shape.LeafCount))
        {
            return lines;
        }

        var all = lines.ToList();
        WorkedLines.Add(all, derivatives.InLeaves(lines[^1]));
        WorkedLines.Add(all, derivatives.Symbolic(vertex));
        return [.. all];
    }

    /// <summary>The rules for each factor of the chain, outermost first; then the chain rule, which puts them together.</summary>
    private ImmutableArray<RuleStep> Steps(int vertex)
    {
        var steps = ImmutableArray.CreateBuilder<RuleStep>();
        foreach (var (from, to) in EdgesAbove(vertex))
        {
            var formula = shape.Named(shape.Vertices[from].Formula!);
            steps.AddRange(Differentiate.WithRules(formula, shape.Vertices[to].Name)!.Steps);
        }

        steps.Add(new RuleStep("chain rule", shape.NameOf(shape.Output), shape.Vertices[vertex].Name, derivatives.Chain(vertex), 0));
        return steps.ToImmutable();
    }

    private IEnumerable<(int From, int To)> EdgesAbove(int vertex)
    {
        var seen = new HashSet<(int, int)>();
        return (derivatives.Paths(vertex) ?? []).SelectMany(path => Enumerable.Range(1, path.Length - 1).Select(i => (path[i - 1], path[i]))).Where(seen.Add);
    }

    /// <summary>dy/du · du/dx, 2u · 3, 6u, 6 · 3x, 18x.</summary>
    private ImmutableArray<Expr> Lines(int vertex)
    {
        var lines = new List<Expr> { derivatives.Chain(vertex) };
        var locals = derivatives.Locals(vertex);
        if (ExprSize.Leaves(locals) <= MostLeavesOfALine)
        {
            var simplified = Simplify.Of(locals);
            WorkedLines.Add(lines, locals);
            WorkedLines.Add(lines, simplified);
            if (derivatives.InLeaves(simplified) is { } whole)
            {
                WorkedLines.Add(lines, whole);
            }
        }

        WorkedLines.Add(lines, derivatives.Symbolic(vertex));
        return [.. lines];
    }
}
