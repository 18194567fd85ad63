using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Graphs;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Optimizers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Tests.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Graphs;

public sealed class GraphSolverTests
{
    [Theory]
    [InlineData("f: 1/(x - 2)", "x=2", "a division by 0")]
    [InlineData("g: x + 1; f: ln(x - 3)", "x=2", "the logarithm of -1")]
    [InlineData("f: sqrt(-x)", "x=2", "the square root of -2")]
    [InlineData("f: exp(1000*x)", "x=2", "the number is too large")]
    [InlineData("f: sqrt(x)", "x=0", "a division by 0")]
    public void ANumberThatIsNotFiniteIsADiagnosticAtItsDefinition(string define, string values, string reason)
    {
        var problem = GraphProblems.Of(define, values);
        var diagnostic = Assert.Single(GraphSolver.Solve(problem).Diagnostics);
        Assert.Equal("not-finite", diagnostic.Code);
        Assert.Contains(reason, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(problem.Definitions[^1].Place, diagnostic.Place);
    }

    [Fact]
    public void A_node_without_a_value_is_named_with_the_definition_that_it_is_a_part_of()
    {
        var source = ProblemSource.Parse("title: G\nkind: graph\ndefine:\n  u: x - 1\n  f: 3/u + ln(x)\nvalues: {x: 1}\n", "g.yaml");
        var error = Assert.Single(Solve.Run(source.Build(new()).Problem!).Diagnostics);
        Assert.Equal("g.yaml:5:3: error: B, a part of f, is not a finite number: a division by 0", error.ToString().Split('\n')[0]);
    }

    [Theory]
    [InlineData("letters")]
    [InlineData("definitions")]
    public void Every_definition_has_its_value(string nodes)
    {
        var source = ProblemSource.Parse($"title: G\nkind: graph\ndefine: {{u: x, k: c*3, f: u^2*k, J: f + exp(f)}}\nvalues: {{x: 0.5}}\nconstants: {{c: 2}}\nnodes: {nodes}\ntraining: {{learning-rate: 0.1}}\n", "g.yaml");
        var trace = Solve.Run(source.Build(new()).Problem!).Trace!;
        Assert.Equal((0.5, 6, 1.5), (trace.Find("u")!.Value, trace.Find("k")!.Value, trace.Find("f")!.Value));
        Assert.Equal(trace.Find("x#1")!.Value, trace.Find("u#1")!.Value);
        var again = trace.Remarks.Where(remark => remark.Kind == "computed-before");
        Assert.All(again, remark => Assert.DoesNotContain(remark.Quantities.Skip(1), index => trace.Quantities[index].IsAlias));
    }

    [Fact]
    public void Paths_that_cancel_leave_nothing()
    {
        // u/(2u + u/a) does not depend on u; in doubles 6.9e-18 are left.
        var trace = GraphSolver.Solve(GraphProblems.Of("u: ln(b) + 3; v: 2*u + u/a; f: u/v", "a=0.25; b=2", letters: false)).Trace!;
        Assert.Equal((0, "0"), (trace.Find("df/du")!.Value, trace.Find("df/du")!.Shown));
    }

    [Fact]
    public void What_is_updated_is_differentiated_whether_it_is_asked_for_or_not()
    {
        var source = ProblemSource.Parse("title: G\nkind: graph\ndefine: {J: a*b}\nvalues: {a: 2, b: 3}\ngradients: [a]\ntraining: {learning-rate: 0.1, parameters: [b]}\n", "g.yaml");
        var trace = Solve.Run(source.Build(new()).Problem!).Trace!;
        Assert.Equal((3, 2.8), (trace.Find("dJ/da")!.Value, trace.Find("b#1")!.Value));
    }

    [Fact]
    public void ADerivativeThatIsNotFiniteStandsAtTheDefinitionThatMakesIt()
    {
        var problem = GraphProblems.Of("b: x*w; f: sqrt(b)", "x=0; w=0");
        Assert.Equal(problem.Definitions[1].Place, Assert.Single(GraphSolver.Solve(problem).Diagnostics).Place);
    }

    [Theory]
    [InlineData("relu(z)", false)]
    [InlineData("abs(z)", true)]
    [InlineData("max(0, z)", false)]
    [InlineData("abs(x*w + v*u + b)", false)]
    public void ASumThatIsZeroMeetsItsKinkOnEveryRoute(string function, bool letters)
    {
        // -0.3 + 0.2 + 0.1 is 0, in doubles 2.8e-17.
        var problem = GraphProblems.Of($"z: x*w + v*u + b; h: {function}; f: h^2 + 3*h", "x=0.5; w=-0.6; v=2; u=0.1; b=0.1", letters: letters);
        var trace = GraphSolver.Solve(problem).Trace!;
        Assert.Empty(trace.Verification.Disagreements);
        Assert.All(trace.Quantities.Where(q => q.Role == Role.NodeGradient && q.Id is "df/dx" or "df/dw" or "df/db"), q => Assert.Equal(0, q.Value));
    }

    [Theory]
    [InlineData("f: x*y", "x=1", "", null, "missing-value")]
    [InlineData("f: x*y", "x=1; y=2", "Q: x*z", null, "label-without-node")]
    [InlineData("f: x*y", "x=1; y=2", "Q: x*y; R: y*x", null, "label-twice")]
    [InlineData("f: x*y", "x=1; y=2", "x: x*y", null, "label-taken")]
    [InlineData("f: x*y", "x=1; y=2", "", "q", "unknown-name")]
    [InlineData("f: x*g; g: 2*x", "x=1", "", null, "used-before-defined")]
    public void MistakesAreDiagnostics(string define, string values, string labels, string? gradients, string code)
    {
        var result = GraphSolver.Solve(GraphProblems.Of(define, values, labels: labels, gradients: gradients, letters: true));
        Assert.Null(result.Trace);
        Assert.Equal(code, Assert.Single(result.Diagnostics.Select(d => d.Code).Distinct()));
    }

    [Fact]
    public void ADerivativeThatNobodyAsksForMayHaveNoValue()
    {
        var trace = GraphProblems.Of("y: x^n", "x=-2; n=3", gradients: "x").Solve();
        Assert.Equal(12, trace.Find("dy/dx")!.Value);
        Assert.Null(trace.Find("dy/dn"));
        Assert.Equal(1, Assert.Single(trace.Omissions).Count);
        Assert.True(trace.Verification.Checked > 0);
        Assert.Equal("not-finite", Assert.Single(GraphSolver.Solve(GraphProblems.Of("y: x^n", "x=-2; n=3")).Diagnostics).Code);
        var asked = GraphProblems.Of("y: x^n", "x=-2; n=3", gradients: "x");
        asked = asked with { Head = asked.Head with { Ask = [new("dy/dn", default)] } };
        Assert.Equal("not-finite", Assert.Single(GraphSolver.Solve(asked).Diagnostics).Code);
    }

    [Fact]
    public void AnEdgeBesideLongerWaysIsDirect()
    {
        var trace = GraphProblems.Of("u: 2*x; f: u*x", "x=3").Solve();
        var sum = Assert.IsType<Expr.Sum>(trace.Find("df/dx")!.Chain);
        Assert.Equal([false, true], sum.Terms.Items.Select(term => term is Expr.Partial { IsDirect: true }));
        Assert.Equal(12, trace.Find("df/dx")!.Value);
        Assert.IsType<Expr.Product>(GraphProblems.Of("u: 2*x; f: u*3", "x=3").Solve().Find("df/dx")!.Chain);
    }

    [Fact]
    public void AskAndMarksAreResolved()
    {
        var problem = LectureGraphTests.Network();
        problem = problem with { Head = problem.Head with { Ask = [new("z1", default), new("dO/dw1", default), new("w1_new", default)], Marks = [(new("dO/dw1", default), 3)] } };
        var trace = problem.Solve();
        Assert.Equal(["z1", "dO/dw1", "w1#1"], trace.Asked.Select(i => trace.Quantities[i].Id));
        Assert.Equal(trace.Find("E")!.Value, trace.Find("z1")!.Value);
        Assert.Equal(3, trace.Marks[trace.Find("dO/dw1")!.Index]);
        var wrong = problem with { Head = problem.Head with { Ask = [new("dO/dw9", new("g.yaml", 3, 4))] } };
        Assert.Equal("unknown-quantity", Assert.Single(GraphSolver.Solve(wrong).Diagnostics).Code);
    }

    [Fact]
    public void WhateverALineUsesStandsBeforeIt()
    {
        foreach (var quantity in LectureGraphTests.Network().Trained("w1 w2 w5", "0.5", Adam.Instance, updates: 3).Solve().Quantities.Where(q => q.Formula is not null))
        {
            Substitute.Leaves(quantity.Formula!, leaf =>
            {
                Assert.True(leaf is not Expr.Ref reference || reference.Index < quantity.Index, quantity.Id);
                return null;
            });
        }
    }

    [Fact]
    public void EveryFormulaGivesItsExactValueAgain()
    {
        var trace = LectureGraphTests.Network().Trained("w1 w2 w5", "0.5", Momentum.Instance, updates: 2).Solve();
        var exact = trace.Quantities.Select(q => q.Exact).ToArray();
        Assert.All(trace.Quantities.Where(q => q.Formula is not null), q => Assert.Equal(q.Exact, Evaluate.Over(q.Formula!, exact), 1e-12 * Math.Max(1, Math.Abs(q.Exact))));
    }

    [Fact]
    public void CarriedNumbersAreRoundedAsTheyAreShown()
    {
        var trace = GraphProblems.Of("z: 0.05*w + 0.35; a: 1/(1 + exp(-z)); E: (a - 0.01)^2/2", "w=0.15").Rounded(new Rounding(4, CarryRounded: true)).Solve();
        var a = trace.Find("a")!;
        Assert.Equal(("0.5884", 0.5884), (a.Shown, a.Value));
        Assert.Equal(0.588435, a.Exact, 1e-5);
        Assert.Equal((0.5884 - 0.01) * (0.5884 - 0.01) / 2, trace.Find("E")!.Value, 5e-5);
        Assert.All(trace.Quantities.Where(q => q.IsComputed), q => Assert.Equal(double.Parse(q.Shown, System.Globalization.CultureInfo.InvariantCulture), q.Value));
    }

    [Fact]
    public void ExactDecimalsAreJoinedByAnEqualsSign()
    {
        var trace = GraphProblems.Of("c: a + b; d: b + 0.1; e: c*d; f: e/3", "a=0.1; b=0.2").Solve();
        Assert.Equal(("0.09", true), (trace.Find("e")!.Shown, trace.Find("e")!.ShownExactly));
        Assert.Equal(("0.03", true), (trace.Find("f")!.Shown, trace.Find("f")!.ShownExactly));
        Assert.Equal(0.09, trace.Find("e")!.Value);
        Assert.False(trace.Find("df/de")!.ShownExactly);
        Assert.Equal("1/3", Plain.Typed(trace.Find("df/de")!.ClosedForm!));
    }

    [Fact]
    public void DefinitionsThatConstantsEmptyLeaveTheGraph()
    {
        var trace = GraphProblems.Of("p: 1 - z; q: k*2; L: -y*ln(z) - (1 - y)*ln(p) + q*z", "z=0.5", "y=1; k=3").Solve();
        Assert.Equal(["L = -ln(z) + 6*z"], trace.Nodes.Select(node => $"{node.Name} = {Plain.Typed(node.Expression)}"));
        Assert.Equal(4, trace.Find("dL/dz")!.Value);
    }

    [Fact]
    public void LettersSkipNamesThatAreGivenAndGoOnBehindZ()
    {
        var trace = GraphProblems.Of("f: exp(A*x) + x", "A=1; x=0", letters: true).Solve();
        Assert.Equal(["B", "C", "D"], trace.Nodes.Select(node => node.Name));
        var many = GraphProblems.Of("f: " + string.Join("+", Enumerable.Range(0, 30).Select(i => $"x^{i + 2}")), "x=1", letters: true).Solve();
        Assert.Equal("AA", many.Nodes[26].Name);
    }

    [Fact]
    public void AnOutputThatIsAValueItselfStillHasANode()
    {
        var trace = GraphProblems.Of("f: x", "x=3", letters: true).Solve();
        Assert.Equal(("A", 1.0), (trace.Nodes.Single().Name, trace.Find("dA/dx")!.Value));
    }

    [Fact]
    public void ALeafWithoutAPathHasDerivativeZero()
    {
        var trace = GraphProblems.Of("f: 2*x + 0*y", "x=1; y=1; u=5", gradients: "x y u").Solve();
        Assert.Equal([2.0, 0, 0], new[] { "df/dx", "df/dy", "df/du" }.Select(id => trace.Find(id)!.Value));
    }

    [Theory]
    [InlineData("relu(x)", "x=0", 0)]
    [InlineData("abs(x)", "x=0", 0)]
    [InlineData("max(x, y)", "x=2; y=2", 1)]
    [InlineData("max(y, x)", "x=2; y=2", 0)]
    [InlineData("min(x, 3)", "x=3", 1)]
    public void KinksAreAsSpecified(string f, string values, double derivative) =>
        Assert.Equal(derivative, GraphProblems.Of($"f: {f}", values).Solve().Find("df/dx")!.Value);

    public static TheoryData<string> Optimizers => [.. OptimizerTable.All.Select(optimizer => optimizer.Name)];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void EveryOptimizerFollowsItsRule(string name)
    {
        var optimizer = OptimizerTable.Find(name)!;
        var trace = GraphProblems.Of("f: (w - 3)^2 + v^2*w", "w=1; v=0.5").Trained("w v", "0.1", optimizer, updates: 4).Solve();
        double[] theta = [1, 0.5], first = [0, 0], second = [0, 0];
        for (var t = 1; t <= 4; t++)
        {
            double[] at = name == "nesterov" ? [theta[0] - (0.9 * first[0]), theta[1] - (0.9 * first[1])] : theta;
            double[] g = [(2 * (at[0] - 3)) + (at[1] * at[1]), 2 * at[1] * at[0]];
            for (var i = 0; i < 2; i++)
            {
                switch (name)
                {
                    case "gradient-descent":
                        theta[i] -= 0.1 * g[i];
                        break;
                    case "momentum" or "nesterov":
                        first[i] = (0.9 * first[i]) + (0.1 * g[i]);
                        theta[i] -= first[i];
                        break;
                    case "adagrad":
                        first[i] += g[i] * g[i];
                        theta[i] -= 0.1 * g[i] / (Math.Sqrt(first[i]) + 1e-8);
                        break;
                    case "rmsprop":
                        first[i] = (0.9 * first[i]) + (0.1 * g[i] * g[i]);
                        theta[i] -= 0.1 * g[i] / (Math.Sqrt(first[i]) + 1e-8);
                        break;
                    case "adam":
                        first[i] = (0.9 * first[i]) + (0.1 * g[i]);
                        second[i] = (0.999 * second[i]) + (0.001 * g[i] * g[i]);
                        theta[i] -= 0.1 * (first[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(second[i] / (1 - Math.Pow(0.999, t))) + 1e-8);
                        break;
                    default:
                        Assert.Fail($"the test does not know {name}");
                        break;
                }
            }

            Assert.Equal(theta[0], trace.Find($"w#{t}")!.Value, 1e-12);
            Assert.Equal(theta[1], trace.Find($"v#{t}")!.Value, 1e-12);
        }

        Assert.Equal(5, trace.History.Length);
        Assert.Equal(trace.History[4], trace.Find("f#4")!.Value);
        Assert.Null(trace.Find("df/dw#4"));
    }

    [Fact]
    public void UpdatesThatAreNotShownAreWorkedAllTheSame()
    {
        var problem = GraphProblems.Of("f: (w - 3)^2", "w=1");
        var all = problem.Trained("w", "0.1", Momentum.Instance, updates: 20, show: [.. Enumerable.Range(0, 20)]).Solve();
        var some = problem.Trained("w", "0.1", Momentum.Instance, updates: 20).Solve();
        Assert.Equal("0 19", string.Join(" ", some.ShownUpdates));
        Assert.Null(some.Find("w#10"));
        Assert.Equal("carried-over", some.Find("w#19")!.Rule);
        Assert.Equal(all.Find("w#20")!.Value, some.Find("w#20")!.Value);
        Assert.Equal(all.History.ToArray(), some.History.ToArray());
    }

    [Fact]
    public void AscentGoesUp()
    {
        var trace = GraphProblems.Of("f: -(w - 3)^2", "w=1").Trained("w", "0.1", ascent: true).Solve();
        Assert.Equal(1.4, trace.Find("w#1")!.Value, 1e-12);
    }

    [Fact]
    public void DerivativesOfRandomGraphsAgreeByThreeRoutes()
    {
        var random = new RandomExpressions(31);
        var solved = 0;
        for (var i = 0; i < 400; i++)
        {
            var (first, second, third) = (random.Next(2), random.Next(2), random.Next(2));
            var point = random.Point();
            var values = string.Join("; ", RandomExpressions.Names.Select((n, k) => $"{n}={NumberFormat.RoundTrip(point[k])}"));
            var problem = GraphProblems.Of("p: x; q: x; r: x", values, letters: i % 2 == 0);
            problem = problem with
            {
                Definitions =
                [
                    problem.Definitions[0] with { Expression = first },
                    problem.Definitions[1] with { Expression = new Expr.Sum([second, new Expr.Name("p")]) },
                    problem.Definitions[2] with { Expression = new Expr.Sum([new Expr.Product([new Expr.Name("q"), new Expr.Name("p")]), third]) },
                ],
                Gradients = [.. RandomExpressions.Names],
            };
            var result = GraphSolver.Solve(problem);
            if (result.Trace is { } trace)
            {
                Assert.True(trace.Verification.Disagreements.IsEmpty, $"{Plain.Typed(first)}; {Plain.Typed(second)}; {Plain.Typed(third)} at {values}: {string.Join(", ", trace.Verification.Disagreements)}");
                solved++;
            }
            else
            {
                Assert.All(result.Diagnostics, d => Assert.Equal("not-finite", d.Code));
            }
        }

        Assert.True(solved > 150, $"only {solved} solved");
    }

    [Fact]
    public void ABrokenDerivativeIsADisagreement()
    {
        var trace = GraphProblems.Of("u: x^2; f: exp(u)", "x=0.5").Solve();
        var shape = new GraphReading((Problem.Graph)trace.Problem).Shape()!;
        var edges = new LocalDerivatives(shape, []);
        var derivatives = new GraphDerivatives((Problem.Graph)trace.Problem, shape, edges);
        var broken = trace.Quantities.Select(q => q.Id == "df/dx" ? q with { Exact = q.Exact * 1.0001 } : q).ToImmutableArray();
        Assert.Equal("df/dx", Assert.Single(GraphVerification.Of(shape, derivatives, broken).Disagreements));
        Assert.Empty(GraphVerification.Of(shape, derivatives, trace.Quantities).Disagreements);
    }

    [Fact]
    public void LargeGraphsAreSolvedInReasonableTime()
    {
        var define = "n0: x*w + 1; " + string.Join("; ", Enumerable.Range(1, 500).Select(i => $"n{i}: sin(n{i - 1}*a{i % 50}) + n{Math.Max(0, i - 2)}*0.4"));
        var values = "x=0.3; w=0.7; " + string.Join("; ", Enumerable.Range(0, 50).Select(i => $"a{i}=0.{i + 10}"));
        foreach (var letters in new[] { false, true })
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var trace = GraphProblems.Of(define, values, letters: letters).Solve();
            Assert.NotEmpty(trace.Omissions);
            Assert.True(clock.Elapsed.TotalSeconds < 30, $"letters {letters}: {clock.Elapsed}");
        }
    }

    [Fact]
    public void TheSameProblemGivesTheSameTrace()
    {
        static string Print(Trace trace) => string.Join("\n", trace.Quantities.Select(q => $"{q.Id} {q.Shown} {(q.Symbolic is null ? "" : Plain.Write(q.Symbolic))}"));
        Assert.Equal(Print(LectureGraphTests.Network().Solve()), Print(LectureGraphTests.Network().Solve()));
    }
}
