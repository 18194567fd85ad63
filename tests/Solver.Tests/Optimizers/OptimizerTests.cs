using WorkedSolutions.Solver.Optimizers;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Tests.Optimizers;

public class OptimizerTests
{
    [Fact]
    public void Settings_are_by_default_or_as_given()
    {
        var adam = Adam.Instance.With("beta2", Literal.Of("0.99").AsNumber());
        Assert.Equal([("beta1", 0.9), ("beta2", 0.99), ("epsilon", 1e-8)], adam.Settings.Select(setting => (setting.Name, setting.Value.Double)));
        Assert.Equal("0.99", adam.Settings[1].Value.Text);
        Assert.Null(OptimizerTable.Find("sgd"));
        Assert.Throws<ArgumentException>(() => Momentum.Instance.With("beta1", Literal.Of("1").AsNumber()));
    }

    [Fact]
    public void The_last_line_gives_the_parameter_and_every_state_has_a_line()
    {
        foreach (var optimizer in OptimizerTable.All)
        {
            Assert.Null(optimizer.UpdateLines[^1].State);
            Assert.All(optimizer.States, state => Assert.Contains(optimizer.UpdateLines, line => line.State == state));
            Assert.Same(optimizer, OptimizerTable.Find(optimizer.Name));
        }
    }
}
