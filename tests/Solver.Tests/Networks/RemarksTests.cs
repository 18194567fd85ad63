using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Tests.Networks;

public class RemarksTests
{
    [Fact]
    public void Lecture_network_earns_its_remarks_and_no_more()
    {
        var trace = Nets.Solve(Nets.Lecture());
        var kinds = trace.Remarks.Select(remark => remark.Kind).Distinct().Order();
        Assert.Equal(["computed-before", "invisible-update", "shared-bias"], kinds);
        var shared = trace.Remarks.Single(remark => remark.Kind == "shared-bias");
        Assert.Equal(["dJ/db[1]", "dL/db[1][1](1)", "dL/db[1][2](1)"], shared.Quantities.Select(i => trace.Quantities[i].Id));
        var invisible = trace.Remarks.Single(remark => remark.Kind == "invisible-update");
        Assert.Contains(trace.At("w[2][1][1]#1").Index, invisible.Quantities);
        Assert.Equal(invisible.Quantities.Length, invisible.Numbers.Length);
    }

    [Fact]
    public void A_step_that_shows_is_not_invisible() =>
        Assert.DoesNotContain(Nets.Solve(Nets.Lecture(rate: "1")).Remarks, remark => remark.Kind == "invisible-update");

    [Fact]
    public void A_relu_that_never_fires_is_dead()
    {
        var problem = Nets.Lecture();
        var layer = Nets.Layer("h", "relu", [Nets.Row("-1", "-2"), Nets.Row("1", "2")], BiasKind.None);
        var trace = Nets.Solve(problem with { Layers = problem.Layers.SetItem(0, layer) });
        var dead = Assert.Single(trace.Remarks, remark => remark.Kind == "dead-relu");
        Assert.Equal("dL/dz[1][1](1)", trace.Quantities[dead.Quantities[0]].Id);
        Assert.Equal(0, trace.At("dJ/dw[1][1][1]").Value);
    }

    [Fact]
    public void A_steep_weighted_sum_saturates_the_sigmoid()
    {
        var problem = Nets.Lecture();
        var layer = Nets.Layer("h", "sigmoid", [Nets.Row("100", "20"), Nets.Row("1", "2")], BiasKind.None);
        var trace = Nets.Solve(problem with { Layers = problem.Layers.SetItem(0, layer) });
        var remark = Assert.Single(trace.Remarks, r => r.Kind == "saturated-sigmoid");
        Assert.Equal(["da/dz[1][1](1)", "z[1][1](1)"], remark.Quantities.Select(i => trace.Quantities[i].Id));
    }

    [Fact]
    public void A_deep_chain_of_sigmoids_loses_its_gradient_and_one_of_relus_keeps_it()
    {
        Problem.Network Chain(string activation)
        {
            var layers = Enumerable.Range(1, 5).Select(l => Nets.Layer($"l{l}", activation, [Nets.Row("1")], BiasKind.None));
            return Nets.Lecture() with { Inputs = [Nets.Row("1")], Layers = [.. layers] };
        }

        var trace = Nets.Solve(Chain("sigmoid"));
        var remark = Assert.Single(trace.Remarks, r => r.Kind == "vanishing-gradient");
        Assert.Equal(["dL/dz[1][1](1)", "dL/dz[5][1](1)"], remark.Quantities.Select(i => trace.Quantities[i].Id));
        Assert.Equal(9, remark.Numbers.Length);
        Assert.DoesNotContain(Nets.Solve(Chain("relu")).Remarks, r => r.Kind == "vanishing-gradient");
    }
}
