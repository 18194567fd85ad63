using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Networks;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Networks;

public class NetworkSolverTests
{
    /// <summary>The numbers that the lecture prints for its 2-2-1 network, every step rounded to four decimals.</summary>
    [Theory]
    [InlineData("z_h1", "0.3775")]
    [InlineData("z_h2", "0.3925")]
    [InlineData("a_h1", "0.5933")]
    [InlineData("a_h2", "0.5969")]
    [InlineData("z_out", "1.1059")]
    [InlineData("a_out", "0.7514")]
    [InlineData("L", "0.2748")]
    [InlineData("dL/dy_hat", "0.7414")]
    [InlineData("dy_hat/dz_out", "0.1868")]
    [InlineData("dL/dw5", "0.0822")]
    [InlineData("dL/dw6", "0.0827")]
    [InlineData("dL/dw1", "0.00067")]
    [InlineData("dL/dw3", "0.00075")]
    [InlineData("dL/db2", "0.1385")]
    [InlineData("dL/db1", "0.0284")]
    [InlineData("da_h1/dz_h1", "0.2413")]
    public void Lecture_numbers_come_out(string name, string shown)
    {
        var trace = Nets.Solve(Nets.Lecture(Rounding.Default with { CarryRounded = true }));
        Assert.Equal(shown, new QuantityNames(trace.Quantities).Find(name)!.Shown);
    }

    [Theory]
    [InlineData("dL/dz[1][2](1)", "0.0150")]
    [InlineData("dL/db[1][2](1)", "0.0150")]
    [InlineData("dL/dw[1][2][2](1)", "0.0015")]
    public void A_rounded_number_passed_on_keeps_its_digits(string id, string shown)
    {
        var trace = Nets.Solve(Nets.Lecture(Rounding.Default with { CarryRounded = true }));
        Assert.Equal(shown, trace.At(id).Shown);
    }

    [Fact]
    public void Working_order_and_ids()
    {
        var trace = Nets.Solve(Nets.Lecture());
        string[] order =
        [
            "x[1](1)", "y[1](1)", "w[1][1][1]", "b[1]", "eta", "z[1][1](1)", "z[1][2](1)", "a[1][1](1)", "z[2][1](1)", "a[2][1](1)", "E[1](1)", "L(1)", "J",
            "dL/da[2][1](1)", "da/dz[2][1](1)", "dL/dz[2][1](1)", "dL/dw[2][1][1](1)", "dL/db[2][1](1)", "dL/da[1][1](1)", "dL/dz[1][2](1)", "dL/dw[1][1][1](1)",
            "dL/db[1][2](1)", "dL/dx[1](1)", "dJ/dw[2][1][1]", "dJ/db[2]", "dJ/dw[1][2][2]", "dJ/db[1]", "w[1][1][1]#1", "b[1]#1", "w[2][1][2]#1", "z[1][1](1)#1", "J#1",
        ];
        var indices = order.Select(id => trace.At(id).Index).ToArray();
        Assert.Equal(indices.Order(), indices);
        Assert.Null(trace.Find("dL/dz[1][1](1)#1"));
    }

    [Fact]
    public void An_exact_decimal_stays_exact()
    {
        var z = Nets.Solve(Nets.Lecture()).At("z[1][1](1)");
        Assert.Equal(0.3775, z.Value);
        Assert.True(z.ShownExactly);
        Assert.False(Nets.Solve(Nets.Lecture()).At("a[1][1](1)").ShownExactly);
    }

    [Fact]
    public void One_output_and_one_sample_need_one_loss()
    {
        var trace = Nets.Solve(Nets.Lecture());
        Assert.False(trace.At("E[1](1)").IsAlias);
        Assert.True(trace.At("L(1)").IsAlias);
        Assert.True(trace.At("J").IsAlias);
        Assert.DoesNotContain(trace.At("J").Index, trace.Asked);
        Assert.Contains(trace.At("dL/dw[1][1][1](1)").Index, trace.Asked);
    }

    [Theory]
    [InlineData(Notation.Sequential, "w5", "b1", "z_h2", "y_hat")]
    [InlineData(Notation.Layered, "w_211", "b1", "h12", "y_hat")]
    [InlineData(Notation.Matrix, "w11[2]", "b[1]", "z2[1]", "y_hat")]
    public void Symbols_follow_the_notation(Notation notation, string weight, string bias, string pre, string output)
    {
        var problem = Nets.Lecture();
        var trace = Nets.Solve(problem with { Head = problem.Head with { Notation = notation } });
        Assert.Equal(weight.Replace("_", "", StringComparison.Ordinal), trace.At("w[2][1][1]").Symbol.Plain);
        Assert.Equal(bias, trace.At("b[1]").Symbol.Plain);
        Assert.Equal(pre, trace.At("z[1][2](1)").Symbol.Plain);
        Assert.Equal(output, trace.At("a[2][1](1)").Symbol.Plain);
    }

    [Fact]
    public void A_bias_may_be_written_as_a_weight()
    {
        var problem = Nets.Lecture() with { BiasAsWeight = true };
        var trace = Nets.Solve(problem);
        Assert.Equal("w10", trace.At("b[1]").Symbol.Plain);
        Assert.Equal("1", trace.At("x0").Shown);
        Assert.Equal(Nets.Solve(Nets.Lecture()).At("dJ/db[1]").Value, trace.At("dJ/db[1]").Value);
        Assert.Contains(trace.At("x0").Index, ((Expr.Dot)trace.At("z[1][1](1)").Formula!).Right.Select(e => ((Expr.Ref)e).Index));
    }

    [Fact]
    public void Online_updates_take_one_sample_after_the_other()
    {
        var trace = Nets.Solve(Nets.Random(4, "sigmoid", "squared-error", "gradient-descent", updates: 4, batch: 1));
        Assert.NotNull(trace.Find("dL/dz[1][1](1)"));
        Assert.Null(trace.Find("dL/dz[1][1](2)"));
        Assert.NotNull(trace.Find("dL/dz[1][1](2)#1"));
        Assert.NotNull(trace.Find("dL/dz[1][1](1)#3"));
        Assert.NotNull(trace.Find("z[1][1](3)#1"));
        Assert.Equal(trace.At("dL/dw[1][1][1](2)#1").Value, trace.At("dJ/dw[1][1][1]#1").Value);
    }

    [Fact]
    public void States_have_ids_and_start_at_zero_or_as_given()
    {
        var problem = Nets.Lecture();
        var given = Nets.Train("0.01", "momentum") with { InitialState = [("velocity", new Written("w1", default), Literal.Of("0.1"))] };
        var trace = Nets.Solve(problem with { Training = given });
        Assert.Equal(0.1, trace.At("velocity:w[1][1][1]").Value);
        Assert.Equal(0, trace.At("velocity:w[1][1][2]").Value);
        var gradient = trace.At("dJ/dw[1][1][1]").Value;
        Assert.Equal(0.9 * 0.1 + 0.01 * gradient, trace.At("velocity:w[1][1][1]#1").Value, 1e-15);
        Assert.Equal(0.15 - (0.9 * 0.1 + 0.01 * gradient), trace.At("w[1][1][1]#1").Value, 1e-15);
    }

    [Theory]
    [InlineData("nesterov")]
    [InlineData("adagrad")]
    [InlineData("rmsprop")]
    [InlineData("adam")]
    [InlineData("momentum")]
    public void Two_updates_follow_the_published_rule(string optimizer)
    {
        var problem = new Problem.Network(
            new ProblemHead { File = "net.yaml", Id = "net", Title = "one weight" },
            [Nets.Row("1")], [], null, [Nets.Row("0")],
            [Nets.Layer("out", "identity", [Nets.Row("2")], BiasKind.None)],
            Nets.Loss("half-squared-error"), null, Nets.Train("0.1", optimizer, 3), false);
        var trace = Nets.Solve(problem);
        double w = 2, m = 0, v = 0;
        for (var t = 1; t <= 3; t++)
        {
            switch (optimizer)
            {
                case "momentum":
                    m = 0.9 * m + 0.1 * w;
                    w -= m;
                    break;
                case "nesterov":
                    m = 0.9 * m + 0.1 * (w - 0.9 * m);
                    w -= m;
                    break;
                case "adagrad":
                    v += w * w;
                    w -= 0.1 * w / (Math.Sqrt(v) + 1e-8);
                    break;
                case "rmsprop":
                    v = 0.9 * v + 0.1 * w * w;
                    w -= 0.1 * w / (Math.Sqrt(v) + 1e-8);
                    break;
                default:
                    m = 0.9 * m + 0.1 * w;
                    v = 0.999 * v + 0.001 * w * w;
                    w -= 0.1 * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8);
                    break;
            }

            Assert.Equal(w, trace.At($"w[1][1][1]#{t}").Value, 1e-12);
        }
    }

    [Fact]
    public void Softmax_with_cross_entropy_cancels_and_agrees_with_the_jacobian()
    {
        var trace = Nets.Solve(Nets.Random(8, "tanh", "categorical-cross-entropy", "gradient-descent"));
        var delta = trace.At("dL/dz[2][1](1)");
        Assert.Equal("softmax-cross-entropy", delta.Rule);
        Assert.Equal(trace.At("a[2][1](1)").Value - trace.At("y[1](1)").Value, delta.Value);
        double a1 = trace.At("a[2][1](1)").Value, a2 = trace.At("a[2][2](1)").Value;
        var sum = trace.At("dL/da[2][1](1)").Value * a1 * (1 - a1) - trace.At("dL/da[2][2](1)").Value * a1 * a2;
        Assert.Equal(sum, delta.Value, 1e-12);
        var other = Nets.Solve(Nets.Random(8, "softmax", "squared-error", "gradient-descent"));
        Assert.Equal("softmax-jacobian", other.At("dL/dz[2][1](1)").Rule);
    }

    [Fact]
    public void A_saturated_output_with_cross_entropy_has_a_loss_of_zero()
    {
        var problem = new Problem.Network(
            new ProblemHead { File = "net.yaml", Id = "net", Title = "saturated" },
            [Nets.Row("1")], [], null, [Nets.Row("1")],
            [Nets.Layer("out", "sigmoid", [Nets.Row("50")], BiasKind.None)],
            Nets.Loss("binary-cross-entropy"), null, null, false);
        var trace = Nets.Solve(problem);
        Assert.Equal(0, trace.At("J").Value);
        Assert.Equal(0, trace.At("dJ/dw[1][1][1]").Value);
        Assert.Empty(trace.Verification.Disagreements);
    }

    [Theory]
    [InlineData("relu", "2", "binary-cross-entropy", "net.yaml:12:3", "defined for activations from 0 to 1")]
    [InlineData("sigmoid", "-50", "binary-cross-entropy", "net.yaml:12:3", "")]
    [InlineData("identity", "1e200", "squared-error", "net.yaml:12:3", "too large")]
    [InlineData("sigmoid", "-800", "categorical-cross-entropy", "net.yaml:12:3", "the logarithm of 0")]
    public void A_number_that_is_not_finite_is_a_diagnostic(string activation, string weight, string loss, string place, string says)
    {
        var problem = new Problem.Network(
            new ProblemHead { File = "net.yaml", Id = "net", Title = "bad" },
            [Nets.Row("1")], [], null, [Nets.Row("1")],
            [Nets.Layer("out", activation, [Nets.Row(weight)], BiasKind.None)],
            Nets.Loss(loss), null, null, false);
        var result = NetworkSolver.Solve(problem);
        if (says.Length == 0)
        {
            Assert.NotNull(result.Trace);
            return;
        }

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Null(result.Trace);
        Assert.Equal(("not-finite", place), (diagnostic.Code, diagnostic.Place.ToString()));
        Assert.Contains(says, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Updates_that_diverge_are_a_diagnostic()
    {
        var problem = Nets.Random(2, "identity", "squared-error", "gradient-descent");
        var result = NetworkSolver.Solve(problem with { Training = Nets.Train("1000", updates: 500) });
        Assert.Null(result.Trace);
        Assert.Contains("updates", Assert.Single(result.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ask_and_marks_take_ids_and_symbols()
    {
        var problem = Nets.Lecture();
        var head = problem.Head with
        {
            Ask = [new Written("new w5", default), new Written("z_h1", default), new Written("dJ/dw[1][1][1]", default), new Written("dL/dw5", default)],
            Marks = [(new Written("z_h1", default), 3)],
        };
        var trace = Nets.Solve(problem with { Head = head });
        Assert.Equal(["z[1][1](1)", "dL/dw[2][1][1](1)", "dJ/dw[1][1][1]", "w[2][1][1]#1"], trace.Asked.Select(i => trace.Quantities[i].Id));
        Assert.Equal(3, trace.Marks[trace.At("z[1][1](1)").Index]);
        var wrong = NetworkSolver.Solve(problem with { Head = problem.Head with { Ask = [new Written("z_h7", new Place("net.yaml", 3, 9))] } });
        Assert.Null(wrong.Trace);
        var diagnostic = Assert.Single(wrong.Diagnostics);
        Assert.Equal(("unknown-quantity", "net.yaml:3:9"), (diagnostic.Code, diagnostic.Place.ToString()));
        Assert.Contains("z_h1", diagnostic.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_network_leaves_out_what_nobody_reads()
    {
        var random = new Random(1);
        System.Collections.Immutable.ImmutableArray<Literal> Row(int n) => [.. Enumerable.Range(0, n).Select(_ => Literal.Of((random.Next(-50, 50) / 100.0).ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        var problem = new Problem.Network(
            new ProblemHead { File = "net.yaml", Id = "net", Title = "large", Notation = Notation.Matrix },
            [.. Enumerable.Range(0, 20).Select(_ => Row(200))], [], null,
            [.. Enumerable.Range(0, 20).Select(s => Nets.Row(s % 2 == 0 ? "1" : "0", s % 2 == 0 ? "0" : "1"))],
            [
                new Layer(null, ReluActivation.Instance, [.. Enumerable.Range(0, 14).Select(_ => Row(200))], BiasKind.Shared, Row(1), [], [], [], default),
                new Layer(null, SoftmaxActivation.Instance, [.. Enumerable.Range(0, 2).Select(_ => Row(14))], BiasKind.PerNeuron, Row(2), [], [], [], default),
            ],
            Nets.Loss("cross-entropy"), null, Nets.Train(), false);
        var trace = Nets.Solve(problem);
        Assert.Single(trace.Omissions);
        Assert.Null(trace.Find("dL/dw[1][1][1](1)"));
        Assert.IsType<Expr.Quotient>(trace.At("dJ/dw[1][1][1]").Formula);
        Assert.Empty(trace.Verification.Disagreements);
        var expected = Enumerable.Range(1, 20).Sum(s => trace.At($"dL/dz[1][3]({s})").Value * trace.At($"x[7]({s})").Value) / 20;
        Assert.Equal(expected, trace.At("dJ/dw[1][3][7]").Value, 1e-12);

        string[] asked = ["dL/dw[1][3][7](20)", "dL/db[2][2](1)", "dL/dx[200](5)"];
        var place = new Place("net.yaml", 1, 1);
        var questioned = Nets.Solve(problem with { Head = problem.Head with { Ask = [.. asked.Select(id => new Written(id, place))] } });
        Assert.Equal(trace.Omissions[0].Count - 3, Assert.Single(questioned.Omissions).Count);
        Assert.Equal(trace.Quantities.Length + 3, questioned.Quantities.Length);
        Assert.Equal(asked.Order(), questioned.Asked.Select(index => questioned.Quantities[index].Id).Order());
        Assert.Equal(trace.At("dL/dz[1][3](20)").Value * trace.At("x[7](20)").Value, questioned.At(asked[0]).Value, 1e-15);
        Assert.Equal(trace.At("dL/dz[2][2](1)").Value, questioned.At(asked[1]).Value);
        Assert.Equal(Enumerable.Range(1, 14).Sum(j => trace.At($"dL/dz[1][{j}](5)").Value * trace.At($"w[1][{j}][200]").Value), questioned.At(asked[2]).Value, 1e-12);
        foreach (var absent in (string[])["dL/dw[1][3][201](20)", "dL/dw[3][1][1](1)", "dL/db[1](1)", "dL/dx[1](21)", "dL/dw[0][1][1](1)"])
        {
            Assert.Null(NetworkSolver.Solve(problem with { Head = problem.Head with { Ask = [new Written(absent, place)] } }).Trace);
        }
    }

    [Fact]
    public void Reductions_scale_loss_and_gradients()
    {
        var problem = Nets.Random(6, "tanh", "squared-error", "gradient-descent", updates: 1);
        var sum = Nets.Solve(problem with { Loss = problem.Loss with { Outputs = Reduction.Sum, Samples = Reduction.Sum } });
        var mean = Nets.Solve(problem with { Loss = problem.Loss with { Outputs = Reduction.Mean, Samples = Reduction.Mean } });
        Assert.Equal(sum.At("J").Value / 6, mean.At("J").Value, 1e-14);
        Assert.Equal(sum.At("dJ/dw[1][2][1]").Value / 6, mean.At("dJ/dw[1][2][1]").Value, 1e-14);
    }

    [Fact]
    public void More_updates_than_can_be_worked_are_a_diagnostic()
    {
        var problem = Nets.Random(1, "tanh", "squared-error", "gradient-descent");
        var result = NetworkSolver.Solve(problem with { Training = Nets.Train(updates: 100_000_000) });
        Assert.Null(result.Trace);
        Assert.Equal("too-much-work", Assert.Single(result.Diagnostics).Code);
    }
}
