using System.Collections.Immutable;
using WorkedSolutions.Solver.Derivatives;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Tests.Expressions;
using WorkedSolutions.Solver.Tests.Graphs;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Derivatives;

public sealed class DerivativeSolverTests
{
    [Fact]
    public void PartialDerivativesOfTheNoteWithAPoint()
    {
        var trace = Solve(Of("f: x^2 + 2*x*y + y^2", "x y", "x=1; y=2"));
        Assert.Equal("x y f df/dx df/dy", string.Join(" ", trace.Quantities.Select(q => q.Id)));
        Assert.Equal((9.0, 6.0, 6.0), (trace.Find("f")!.Value, trace.Find("df/dx")!.Value, trace.Find("df/dy")!.Value));
        Assert.All(trace.Derivations, d => Assert.Equal("2*x + 2*y", Plain.Typed(d.Lines[^1])));
        Assert.Equal("sum rule, power rule, constant multiple rule, constant rule", string.Join(", ", trace.Derivations[0].Steps.Select(s => s.Rule)));
        Assert.Equal(trace.Find("df/dy")!.Index, trace.Derivations[1].Quantity);
        Assert.Equal("2*x + 2*y", Plain.Typed(trace.Find("df/dx")!.Symbolic!));
        Assert.False(Assert.IsType<Symbol.Partial>(trace.Find("df/dx")!.Symbol).Total);
    }

    [Fact]
    public void TheChainRuleOfTheNoteLineByLine()
    {
        var trace = Solve(Of("u: 3*x; y: u^2", "x"));
        Assert.Empty(trace.Quantities);
        var derivation = Assert.Single(trace.Derivations);
        Assert.Equal(-1, derivation.Quantity);
        Assert.Equal("[dy/du·du/dx] | [[2·u]·3] | [6·u] | [6·[3·x]] | [18·x]", string.Join(" | ", derivation.Lines.Select(Plain.Write)));
        Assert.Equal("power rule by u, constant multiple rule by x, chain rule by x", string.Join(", ", derivation.Steps.Select(s => $"{s.Rule} by {s.By}")));
        Assert.True(trace.Verification.Checked > 0);
    }

    [Fact]
    public void ACompositionAtAPoint()
    {
        var trace = Solve(Of("u: 3*x; y: u^2", "x", "x=2"));
        Assert.Equal("x u y dy/du du/dx dy/dx", string.Join(" ", trace.Quantities.Select(q => q.Id)));
        Assert.Equal(36, trace.Find("dy/dx")!.Value);
        Assert.True(trace.Find("dy/dx")!.ShownExactly);
        Assert.Equal("[dy/du·du/dx]", Plain.Write(trace.Find("dy/dx")!.Chain!));
        Assert.All(trace.Quantities.Select(q => q.Symbol).OfType<Symbol.Partial>(), s => Assert.True(s.Total));
        Assert.Equal("u y dy/du dy/dx", string.Join(" ", trace.Asked.Select(i => trace.Quantities[i].Id)));
    }

    [Fact]
    public void SeveralPathsAreAdded()
    {
        var trace = Solve(Of("u: x^2; v: sin(x); y: u*v", "x", "x=1"));
        Assert.Equal("2*x*sin(x) + x^2*cos(x)", Plain.Typed(trace.Derivations[0].Lines[^1]));
        Assert.Equal((2 * Math.Sin(1)) + Math.Cos(1), trace.Find("dy/dx")!.Value, 1e-12);
    }

    [Theory]
    [InlineData("f: ln(x)", "x", "x=-1", "not-finite")]
    [InlineData("f: x*y", "x", "x=1", "missing-value")]
    public void MistakesAreDiagnostics(string define, string variables, string at, string code) =>
        Assert.Equal(code, Assert.Single(DerivativeSolver.Solve(Of(define, variables, at)).Diagnostics).Code);

    [Fact]
    public void ADerivativeByANameThatIsNotThereIsZero()
    {
        var trace = Solve(Of("f: x^2", "z"));
        Assert.Equal("0", Plain.Write(trace.Derivations[0].Lines[^1]));
        Assert.Equal("constant rule", trace.Derivations[0].Steps[0].Rule);
    }

    [Fact]
    public void AVariableThatTheFunctionDoesNotHaveIsAWarningAndADerivativeOfZero()
    {
        var read = ProblemReader.Read("title: t\nkind: derivative\nfunction: x^2\nvariables: [x, y]\nat: {x: 3, y: 1}\n", "t.yaml");
        var warning = Assert.Single(read.Diagnostics);
        Assert.Equal((Severity.Warning, "t.yaml:4:16"), (warning.Severity, warning.Place.ToString()));
        var trace = Solve((Problem.Derivative)read.Problem!);
        Assert.Equal((6, 0), (trace.Find("df/dx")!.Value, trace.Find("df/dy")!.Value));
        Assert.All(trace.Quantities.Select(q => q.Symbol).OfType<Symbol.Partial>(), s => Assert.False(s.Total));
    }

    [Fact]
    public void EveryLineOfARandomCompositionIsTheSame()
    {
        var random = new RandomExpressions(41);
        var compared = 0;
        for (var i = 0; i < 300; i++)
        {
            var problem = Of("u: x; y: u^2", "x");
            problem = problem with
            {
                Definitions =
                [
                    problem.Definitions[0] with { Expression = new Expr.Sum([random.Next(2), new Expr.Name("x")]) },
                    problem.Definitions[1] with { Expression = Substitute.Names(random.Next(2), name => name == "y" ? new Expr.Name("u") : null) },
                ],
            };
            problem = problem with { Definitions = [problem.Definitions[0] with { Expression = Substitute.Names(problem.Definitions[0].Expression, name => name == "y" ? new Expr.Name("z") : null) }, problem.Definitions[1]] };
            if (DerivativeSolver.Solve(problem).Trace is not { } trace)
            {
                continue;
            }

            Assert.Empty(trace.Verification.Disagreements);
            var point = random.Point();
            var lines = trace.Derivations[0].Lines.Skip(1).Select(line => Value(line, problem, point)).ToArray();
            var largest = RandomExpressions.At(Flat(trace.Derivations[0].Lines[^1], problem), point).Largest;
            if (lines.Length > 1 && largest < 1e3 && lines.All(v => double.IsFinite(v) && Math.Abs(v) < 1e6))
            {
                Assert.True(
                    lines.All(v => Math.Abs(v - lines[0]) <= 1e-6 * Math.Max(1, Math.Abs(lines[0]))),
                    $"{string.Join("; ", problem.Definitions.Select(d => Plain.Typed(d.Expression)))} at {string.Join(", ", point)}: {string.Join(" | ", trace.Derivations[0].Lines.Select(Plain.Write))}: {string.Join(", ", lines)}");
                compared++;
            }
        }

        Assert.True(compared > 60, $"only {compared} compared");
    }

    [Fact]
    public void AnExponentThatIsNoVariableNeedsNoDerivative()
    {
        Assert.Equal(12, Solve(Of("n: 3; y: x^n", "x", "x=-2")).Find("dy/dx")!.Value);
        Assert.Equal(12, Solve(Of("y: x^n", "x", "x=-2; n=3")).Find("dy/dx")!.Value);
    }

    [Fact]
    public void TheLastLineHasNoNamesOfDefinitions()
    {
        Assert.Equal("x^2*cos(a)", Plain.Typed(Solve(Of("t: x^2*cos(a); y: t*z", "z")).Derivations[0].Lines[^1]));
        Assert.Equal("3*x/(x - z)^2", Plain.Typed(Solve(Of("t: x + x; y: (x + t)/(x - z)", "z")).Derivations[0].Lines[^1]));
    }

    [Theory]
    [InlineData("f: tan((4*w)^2)", "w", "")]
    [InlineData("f: tan(x^3)*min((x + x)*x, x^3*(x + x))", "x", "x=4.375")]
    [InlineData("v: -(u^(u^-1))^2; f: relu(sin(v))", "u", "u=0.25")]
    public void APoleOrAKinkNearbyIsNoDisagreement(string define, string variable, string at) =>
        Assert.True(Solve(Of(define, variable, at)).Verification.Checked > 0);

    [Fact]
    public void ATallCompositionIsCheckedNearZero()
    {
        var tall = "u0: x*x;" + string.Concat(Enumerable.Range(0, 40).Select(i => $"u{i + 1}: u{i}*u{i} + u{i};"));
        Assert.True(Solve(Of(tall, "x")).Verification.Checked > 0);
    }

    private static Expr Flat(Expr line, Problem.Derivative problem)
    {
        var inU = Substitute.Names(line, name => name == "y" ? problem.Definitions[1].Expression : null);
        return Substitute.Names(inU, name => name == "u" ? problem.Definitions[0].Expression : null);
    }

    private static double Value(Expr line, Problem.Derivative problem, double[] point) => RandomExpressions.At(Substitute.Leaves(Flat(line, problem), leaf => leaf is Expr.Partial ? new Expr.Number(Fractions.Fraction.NaN) : null), point).Value;

    private static Trace Solve(Problem.Derivative problem)
    {
        var result = DerivativeSolver.Solve(problem);
        Assert.True(result.Trace is not null, string.Join("\n", result.Diagnostics));
        Assert.Empty(result.Trace!.Verification.Disagreements);
        return result.Trace;
    }

    private static Problem.Derivative Of(string define, string variables, string at = "")
    {
        var graph = GraphProblems.Of(define);
        return new Problem.Derivative(graph.Head, graph.Definitions, graph.Definitions[^1].Name, [.. variables.Split(' ')], GraphProblems.Literals(at));
    }
}
