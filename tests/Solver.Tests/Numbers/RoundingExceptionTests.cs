using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Numbers;

/// <summary>Kinds of quantities with digits of their own; all numbers worked by hand.</summary>
public class RoundingExceptionTests
{
    private const string Network = """
        title: T
        kind: network
        inputs: [0.5]
        targets: [1]
        layers:
          - {activation: sigmoid, weights: [[0.4]], bias: 0.1}
          - {activation: sigmoid, weights: [[0.3]], bias: -0.2}
        loss: log-loss
        training: {learning-rate: 0.1}
        """;

    [Theory]
    [InlineData("dL/da[1][2](1)#1", "dL/da")]
    [InlineData("z[1][1](3)", "z")]
    [InlineData("w[1][2][3]#7", "w")]
    [InlineData("J", "J")]
    [InlineData("velocity:w[1][1][1]#2", "velocity:w")]
    [InlineData("dz3/dw5", "dz3/dw5")]
    [InlineData("w1#1", "w1")]
    public void The_kind_of_a_quantity_is_its_id_without_indices(string id, string kind) => Assert.Equal(kind, Rounding.KindOf(id).ToString());

    [Fact]
    public void Carried_numbers_keep_the_digits_of_their_kind()
    {
        // a = σ(0.3) = 0.57…, z = 0.3 · 0.57 − 0.2 = −0.029 → −0.03, ŷ = σ(−0.03) = 0.49, δ = −0.51, dL/da = 0.3 · (−0.51) = −0.153, not −0.15.
        var trace = Solved("rounding: {decimals: 2, carry: rounded, at-least: 1, except: {dL/da: 3}}");
        Assert.Equal("-0.51", Shown(trace, "dL/dz[2][1](1)"));
        Assert.Equal(("-0.153", -0.153, true), (Shown(trace, "dL/da[1][1](1)"), trace.Find("dL/da[1][1](1)")!.Value, trace.Find("dL/da[1][1](1)")!.ShownExactly));
        Assert.Equal("0.25", Shown(trace, "da/dz[1][1](1)"));

        Assert.Equal("-0.04", Shown(trace, "dL/dz[1][1](1)"));
    }

    [Fact]
    public void Significant_digits_are_excepted_by_significant_digits()
    {
        var trace = Solved("rounding: {significant: 3, except: {a: 5}}");
        Assert.Equal("0.57444", Shown(trace, "a[1][1](1)"));
        Assert.Equal("0.244", Shown(trace, "da/dz[1][1](1)"));
    }

    [Fact]
    public void New_parameters_may_have_more_digits_than_the_rest_and_a_line_that_repeats_another_has_its_digits()
    {
        var trace = Solved("rounding: {decimals: 3, except: {w: 6, dL/dw: 5}}");
        Assert.Matches(@"^0\.\d{6}$", Shown(trace, "w[1][1][1]#1"));
        Assert.Matches(@"^-0\.\d{5}$", Shown(trace, "dL/dw[1][1][1](1)"));
        Assert.Equal(Shown(trace, "dL/dw[1][1][1](1)"), Shown(trace, "dJ/dw[1][1][1]"));
        Assert.Matches(@"^0\.\d{3}$", Shown(trace, "b[1]#1"));
    }

    [Fact]
    public void The_nodes_and_derivatives_of_a_graph_are_excepted_by_their_names()
    {
        var trace = Read("title: T\nkind: graph\ndefine: {u: a/3, f: u*b}\nvalues: {a: 2, b: 1}\nnodes: definitions\nrounding: {decimals: 2, except: {u: 5, df/da: 7}}");
        Assert.Equal("0.66667", Shown(trace, "u"));
        Assert.Equal("0.67", Shown(trace, "f"));
        Assert.Equal("0.3333333", Shown(trace, "df/da"));
        Assert.Equal("0.66667", Shown(trace, "df/db"));
    }

    private static string Shown(Trace trace, string id) => trace.Find(id)!.Shown;

    private static Trace Solved(string rounding) => Read(Network + "\n" + rounding);

    private static Trace Read(string text)
    {
        var read = ProblemReader.Read(text, "t.yaml");
        Assert.Empty(read.Diagnostics);
        var solved = Solve.Run(read.Problem!);
        Assert.Empty(solved.Diagnostics);
        return solved.Trace!;
    }
}
