using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Networks;

/// <summary>A cross-entropy whose activation is exactly 0 or 1: what has no weight is not written, so that every line can be worked.</summary>
public class WeightlessTermTests
{
    [Theory]
    [InlineData("1", "100", false, -1)]
    [InlineData("1", "12", true, -1)]
    [InlineData("0", "-1000", false, 1)]
    [InlineData("0", "-1000", true, 1)]
    public void A_saturated_sigmoid_leaves_one_term_of_the_log_loss_and_of_its_derivative(string target, string z, bool rounded, double derivative)
    {
        var trace = Nets.Solve(Single("sigmoid", "binary-cross-entropy", rounded, [target], z));

        Assert.IsType<Expr.Negate>(Worked(trace, "E[1](1)", 0).Formula);
        Assert.IsNotType<Expr.Sum>(Worked(trace, "dL/da[1][1](1)", derivative).Formula);
        Assert.Equal(trace.At("dL/da[1][1](1)").Formula, trace.At("dL/da[1][1](1)").Symbolic);
        Assert.Equal(["dL/da[1][1](1)", "a[1][1](1)"], Assert.Single(trace.Remarks, remark => remark.Kind == "weightless-term").Quantities.Select(i => trace.Quantities[i].Id));
        Worked(trace, "da/dz[1][1](1)", 0);
        Worked(trace, "dL/dz[1][1](1)", 0);
    }

    [Fact]
    public void A_softmax_output_of_0_that_is_not_the_target_has_no_share()
    {
        var trace = Nets.Solve(Single("softmax", "categorical-cross-entropy", false, ["1", "0"], "1", "-1000"));

        Assert.Equal(Expr.Zero, Worked(trace, "E[2](1)", 0).Formula);
        Assert.Equal(Expr.Zero, Worked(trace, "dL/da[1][2](1)", 0).Formula);
    }

    [Fact]
    public void Before_saturation_both_terms_are_written()
    {
        var trace = Nets.Solve(Single("sigmoid", "binary-cross-entropy", false, ["1"], "12"));

        Assert.IsType<Expr.Sum>(Worked(trace, "dL/da[1][1](1)", -1.00000614).Formula);
        Assert.DoesNotContain(trace.Remarks, remark => remark.Kind == "weightless-term");
    }

    [Fact]
    public void A_term_with_weight_that_is_not_defined_is_a_diagnostic()
    {
        var result = Solver.Networks.NetworkSolver.Solve(Single("sigmoid", "binary-cross-entropy", false, ["0.5"], "100"));

        Assert.Equal("not-finite", Assert.Single(result.Diagnostics).Code);
    }

    /// <summary>The quantity, whose formula gives its value with the numbers that it reads.</summary>
    private static Quantity Worked(Trace trace, string id, double value)
    {
        var quantity = trace.At(id);
        Assert.Equal(value, quantity.Value, 6);
        Assert.Equal(value, Evaluate.Over(quantity.Formula!, [.. trace.Quantities.Select(q => q.Value)]), 6);
        return quantity;
    }

    private static Problem.Network Single(string activation, string loss, bool rounded, string[] targets, params string[] weights) =>
        Nets.Lecture(Rounding.Default with { CarryRounded = rounded }) with
        {
            Inputs = [Nets.Row("1")],
            Targets = [Nets.Row(targets)],
            Layers = [Nets.Layer("out", activation, [.. weights.Select(weight => Nets.Row(weight))], BiasKind.None)],
            Loss = Nets.Loss(loss),
            Training = null,
        };
}
