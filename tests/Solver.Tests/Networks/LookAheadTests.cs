using WorkedSolutions.Solver.Optimizers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Tests.Graphs;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Networks;

/// <summary>Nesterov's rule takes its derivatives at θ − μv, and their symbols say so.</summary>
public class LookAheadTests
{
    [Theory]
    [InlineData("dL/dw[2][1][1](1)", "dL_ahead/dw5_ahead")]
    [InlineData("dJ/dw[2][1][1]", "dL_ahead/dw5_ahead")]
    [InlineData("dJ/db[1]", "dL_ahead/db1_ahead")]
    [InlineData("dL/da[2][1](1)", "dL_ahead/dy_hat_ahead")]
    [InlineData("da/dz[1][2](1)", "da_h2_ahead/dz_h2_ahead")]
    [InlineData("dL/dx[1](1)", "dL_ahead/dx1")]
    [InlineData("dL/dw[1][1][1](1)#1", "dL_ahead,(1)/dw1_ahead,(1)")]
    public void A_derivative_of_a_network_is_marked(string id, string symbol) => Assert.Equal(symbol, Trained("nesterov").At(id).Symbol.Plain);

    [Theory]
    [InlineData("momentum", "dL/dw5")]
    [InlineData("nesterov", "dL/dw5")]
    [InlineData("nesterov", "dL_ahead/dw5_ahead")]
    public void A_person_may_leave_the_mark_out(string optimizer, string name) =>
        Assert.Equal("dL/dw[2][1][1](1)", new QuantityNames(Trained(optimizer).Quantities).Find(name)?.Id);

    [Fact]
    public void The_loss_share_at_the_parameters_keeps_its_name() =>
        Assert.Equal("E[1](1)", new QuantityNames(Trained("nesterov").Quantities).Find("E")?.Id);

    [Fact]
    public void A_bias_that_is_not_updated_stays_where_it_is()
    {
        var trained = Nets.Train("0.5", "nesterov") with { UpdateBiases = false };
        Assert.Equal("dL_ahead/db2", Nets.Solve(Nets.Lecture() with { Training = trained }).At("dJ/db[2]").Symbol.Plain);
    }

    [Fact]
    public void Derivatives_and_nodes_of_a_graph_are_marked_in_every_update()
    {
        var trace = GraphProblems.Of("z: w*x; L: z^2", "w=1; x=2")
            .Trained("w", "0.05", Nesterov.Instance, updates: 2, states: [("velocity", new Written("w", default), Literal.Of("0.1"))])
            .Solve();

        Assert.Equal("dL_ahead/dw_ahead", trace.At("dL/dw").Symbol.Plain);
        Assert.Equal("dL_ahead/dx", trace.At("dL/dx").Symbol.Plain);
        Assert.Equal("w_ahead,(1)", trace.At("lookahead:w#1").Symbol.Plain);
        Assert.Equal("dL_ahead,(1)/dw_ahead,(1)", trace.At("dL/dw#1").Symbol.Plain);
        Assert.All(trace.Quantities.Where(q => q.Role is Role.NodeGradient or Role.EdgeDerivative), q => Assert.Null(q.ClosedForm));
    }

    private static Trace Trained(string optimizer) => Nets.Solve(Nets.Lecture() with { Training = Nets.Train("0.5", optimizer, updates: 2) });
}
