using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Networks;

public class QuantityNamesTests
{
    [Theory]
    [InlineData("z[1][1](1)", "z[1][1](1)")]
    [InlineData("z[1][1]", "z[1][1](1)")]
    [InlineData("z_h1", "z[1][1](1)")]
    [InlineData("zh1", "z[1][1](1)")]
    [InlineData("z_{h1}", "z[1][1](1)")]
    [InlineData("Z_H1", "z[1][1](1)")]
    [InlineData("net_h1", "z[1][1](1)")]
    [InlineData("out_h2", "a[1][2](1)")]
    [InlineData("ŷ", "a[2][1](1)")]
    [InlineData("y_hat", "a[2][1](1)")]
    [InlineData("a_out", "a[2][1](1)")]
    [InlineData("out", "a[2][1](1)")]
    [InlineData("L", "E[1](1)")]
    [InlineData("E_total", "J")]
    [InlineData("δ_h1", "dL/dz[1][1](1)")]
    [InlineData("∂L/∂w5", "dL/dw[2][1][1](1)")]
    [InlineData("dL / dw_5", "dL/dw[2][1][1](1)")]
    [InlineData("dE_total/dw5", "dL/dw[2][1][1](1)")]
    [InlineData("dJ/dw5", "dJ/dw[2][1][1]")]
    [InlineData("dJ/dw[2][1][1]", "dJ/dw[2][1][1]")]
    [InlineData("new w5", "w[2][1][1]#1")]
    [InlineData("New w5", "w[2][1][1]#1")]
    [InlineData("w5_new", "w[2][1][1]#1")]
    [InlineData("w5'", "w[2][1][1]#1")]
    [InlineData("w[2][1][1]#1", "w[2][1][1]#1")]
    [InlineData("b1", "b[1]")]
    [InlineData("η", "eta")]
    public void People_write_names_in_many_ways(string name, string id) =>
        Assert.Equal(id, new QuantityNames(Nets.Solve(Nets.Lecture()).Quantities).Find(name)?.Id);

    [Theory]
    [InlineData("w9")]
    [InlineData("")]
    [InlineData("net")]
    [InlineData("z[3][1](1)")]
    public void A_name_that_means_nothing_finds_nothing(string name) =>
        Assert.Null(new QuantityNames(Nets.Solve(Nets.Lecture()).Quantities).Find(name));

    [Fact]
    public void Every_id_and_every_symbol_is_found_in_every_notation()
    {
        foreach (var notation in Enum.GetValues<Notation>())
        {
            // With 12 numbered weights, w₁₀ is one of them and not the bias of layer 1.
            var written = Nets.Random(9, "tanh", "squared-error", "gradient-descent", BiasKind.Shared) with { BiasAsWeight = true };
            foreach (var problem in new[] { Nets.Lecture(), Nets.Random(9, "relu", "squared-error", "adam", updates: 2), written })
            {
                var trace = Nets.Solve(problem with { Head = problem.Head with { Notation = notation } });
                var names = new QuantityNames(trace.Quantities);
                foreach (var quantity in trace.Quantities)
                {
                    Assert.Equal(quantity.Index, names.Find(quantity.Id)!.Index);
                    var found = names.Find(quantity.Symbol.Plain)!;
                    Assert.True(found.Value == quantity.Value, $"{notation} {quantity.Id} {quantity.Symbol.Plain} finds {found.Id}");
                }
            }
        }
    }

    [Fact]
    public void A_number_that_an_author_took_is_not_given_again()
    {
        var lecture = Nets.Lecture();
        var named = lecture with { Layers = [lecture.Layers[0] with { WeightNames = [["w5", "w6"], ["w3", "b2"]] }, lecture.Layers[1]] };

        Assert.Equal(["w5", "w6", "w3", "b2", "b1", "w7", "w8", "b3"], Nets.Solve(named).Quantities.Where(q => q.Role is Role.Weight or Role.Bias && q.Update == 0).Select(q => q.Symbol.Plain));
    }

    [Fact]
    public void The_nearest_names_come_first()
    {
        var names = new QuantityNames(Nets.Solve(Nets.Lecture()).Quantities);
        Assert.Equal("w5_new", names.Nearest("w5_nwe")[0]);
        Assert.Empty(names.Nearest("completely-different-thing"));
    }
}
