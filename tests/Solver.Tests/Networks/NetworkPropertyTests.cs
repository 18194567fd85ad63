using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Optimizers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Networks;

public class NetworkPropertyTests
{
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var activation in ActivationTable.All)
            {
                foreach (var loss in LossTable.All)
                {
                    pairs.Add(activation.Name, loss.Name);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Gradients_are_the_slopes_of_the_objective(string activation, string loss)
    {
        foreach (var (optimizer, n) in OptimizerTable.All.Select((optimizer, n) => (optimizer.Name, n)))
        {
            var problem = Nets.Random(n + 17, activation, loss, optimizer, (BiasKind)(n % 3), updates: 1, regularised: n % 2 == 1);
            var trace = Nets.Solve(problem);
            Assert.Empty(trace.Verification.Disagreements);
            var parameters = trace.Quantities.Where(q => q.Role is Role.Weight or Role.Bias && q.Update == 0).ToArray();
            foreach (var parameter in parameters)
            {
                var gradient = trace.At("dJ/d" + parameter.Id).Exact;
                if (Slope(problem, parameter) is { } slope)
                {
                    Assert.True(Math.Abs(gradient - slope.Value) <= 10 * slope.Bound + 1e-8 * (1 + Math.Abs(gradient)), $"{optimizer} {parameter.Id}: {gradient:R} against {slope.Value:R}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_line_says_what_its_formula_gives(string activation, string loss)
    {
        var trace = Nets.Solve(Nets.Random(5, activation, loss, "momentum", BiasKind.Shared, updates: 2, batch: 2));
        var values = trace.Quantities.Select(q => q.Value).ToArray();
        var ids = new HashSet<string>();
        foreach (var quantity in trace.Quantities)
        {
            Assert.True(ids.Add(quantity.Id));
            Assert.Equal(quantity, trace.Quantities[quantity.Index]);
            if (quantity.Formula is not { } formula)
            {
                continue;
            }

            Assert.All(References(formula), index => Assert.True(index < quantity.Index, quantity.Id));
            Assert.Equal(quantity.Value, Evaluate.Over(formula, values), 1e-12 * (1 + Math.Abs(quantity.Value)));
            if (quantity.Symbolic is { } symbolic)
            {
                Assert.Equal(quantity.Value, Evaluate.Over(symbolic, values), 1e-9 * (1 + Math.Abs(quantity.Value)));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void What_is_shown_changes_no_number(int batch)
    {
        foreach (var optimizer in OptimizerTable.All)
        {
            foreach (var carry in new[] { false, true })
            {
                var problem = Nets.Random(3, "tanh", "squared-error", optimizer.Name, updates: 9, batch: batch);
                problem = problem with { Head = problem.Head with { Rounding = Rounding.Default with { CarryRounded = carry } } };
                var all = Nets.Solve(problem with { Training = problem.Training! with { Show = [0, 1, 2, 3, 4, 5, 6, 7, 8] } });
                var none = Nets.Solve(problem with { Training = problem.Training! with { Show = [] } });
                var some = Nets.Solve(problem with { Training = problem.Training! with { Show = [4] } });
                Assert.True(all.History.SequenceEqual(none.History), $"{optimizer} {carry} {string.Join(" ", all.History)} / {string.Join(" ", none.History)}");
                Assert.True(all.History.SequenceEqual(some.History), $"{optimizer} {carry} {string.Join(" ", all.History)} / {string.Join(" ", some.History)}");
                Assert.Equal(10, all.History.Length);
                Assert.Equal(all.At("w[1][1][1]#9").Value, none.At("w[1][1][1]#9").Value);
                Assert.Equal(all.At("dJ/dw[2][1][1]#4").Value, some.At("dJ/dw[2][1][1]#4").Value);
                Assert.Equal("carried-over", some.At("w[1][1][1]#4").Rule);
                Assert.Null(some.Find("w[1][1][1]#3"));
            }
        }
    }

    [Fact]
    public void Carry_rounded_uses_what_it_shows()
    {
        var trace = Nets.Solve(Nets.Lecture(Rounding.Default with { CarryRounded = true }));
        foreach (var quantity in trace.Quantities)
        {
            Assert.Equal(quantity.Value, double.Parse(quantity.Shown, System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.Empty(trace.Verification.Disagreements);
        Assert.Equal(0.082167040564230784, trace.At("dL/dw[2][1][1](1)").Exact, 1e-15);
    }

    [Fact]
    public void A_gradient_that_is_followed_uphill_raises_the_objective()
    {
        var problem = Nets.Lecture(rate: "0.5");
        var trace = Nets.Solve(problem with { Training = Nets.Train("0.5", ascent: true) });
        Assert.True(trace.History[1] > trace.History[0]);
    }

    private static (double Value, double Bound)? Slope(Problem.Network problem, Quantity parameter)
    {
        const double step = 1e-3;
        Span<double> at = stackalloc double[4];
        ReadOnlySpan<double> steps = [step, -step, step / 2, -step / 2];
        for (var i = 0; i < 4; i++)
        {
            at[i] = Objective(Moved(problem, parameter, steps[i]));
        }

        double coarse = (at[0] - at[1]) / (2 * step), fine = (at[2] - at[3]) / step;
        var bound = Math.Abs(coarse - fine);
        return bound > 1e-3 * (1 + Math.Abs(fine)) ? null : ((4 * fine - coarse) / 3, bound);
    }

    /// <summary>J by a loop of its own, from the functions' values alone.</summary>
    private static double Objective(Problem.Network problem)
    {
        double total = 0;
        for (var s = 0; s < problem.Inputs.Length; s++)
        {
            var a = problem.Inputs[s].Select(x => x.Value).ToArray();
            foreach (var layer in problem.Layers)
            {
                var z = layer.Weights.Select((row, j) => row.Select((w, i) => w.Value * a[i]).Sum() + Bias(layer, j)).ToArray();
                var refs = new ExprList([.. z.Select((_, j) => (Expr)new Expr.Ref(j))]);
                a = [.. z.Select((_, j) => Evaluate.Over(layer.Activation.Formula(refs, j), z))];
            }

            var shares = a.Select((output, k) => Evaluate.Over(problem.Loss.Loss.Share(new Expr.Ref(0), new Expr.Ref(1)), [problem.Targets[s][k].Value, output])).ToArray();
            total += problem.Loss.Outputs == Reduction.Mean ? shares.Average() : shares.Sum();
        }

        total = problem.Loss.Samples == Reduction.Mean ? total / problem.Inputs.Length : total;
        if (problem.Regularisation is { } r)
        {
            var squares = problem.Layers.SelectMany(l => l.Weights.SelectMany(w => w).Concat(r.Biases ? l.Biases : [])).Sum(w => w.Value * w.Value);
            total += r.Lambda.Value * squares / (2 * problem.Inputs.Length);
        }

        return total;
    }

    private static double Bias(Layer layer, int j) => layer.BiasKind switch
    {
        BiasKind.Shared => layer.Biases[0].Value,
        BiasKind.PerNeuron => layer.Biases[j].Value,
        _ => 0,
    };

    private static Problem.Network Moved(Problem.Network problem, Quantity parameter, double step)
    {
        var layer = problem.Layers[parameter.Layer - 1];
        var j = Math.Max(parameter.Neuron, 1) - 1;
        var moved = parameter.Role == Role.Bias
            ? layer with { Biases = layer.Biases.SetItem(j, Off(layer.Biases[j], step)) }
            : layer with { Weights = layer.Weights.SetItem(j, layer.Weights[j].SetItem(parameter.Unit - 1, Off(layer.Weights[j][parameter.Unit - 1], step))) };
        return problem with { Layers = problem.Layers.SetItem(parameter.Layer - 1, moved) };
    }

    private static Literal Off(Literal number, double step) => number with { Value = number.Value + step };

    private static IEnumerable<int> References(Expr expr) => expr switch
    {
        Expr.Ref reference => [reference.Index],
        Expr.Negate negate => References(negate.Operand),
        Expr.Sum sum => sum.Terms.SelectMany(References),
        Expr.Product product => product.Factors.SelectMany(References),
        Expr.Dot dot => dot.Left.SelectMany(References).Concat(dot.Right.SelectMany(References)),
        Expr.Quotient quotient => References(quotient.Numerator).Concat(References(quotient.Denominator)),
        Expr.Power power => References(power.Base).Concat(References(power.Exponent)),
        Expr.Call call => call.Arguments.SelectMany(References),
        _ => [],
    };
}
