using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Solver.Tests.Reading;

/// <summary>Two names of an author that look alike on paper: the file is solved, the author is told, and nobody guesses which is meant.</summary>
public class SameSymbolTests
{
    private const string Network = """
        title: T
        kind: network
        inputs: {x1: 1, x2: 2}
        targets: [0]
        layers:
          - {name: h, activation: relu, weights: [[1, 2]], weight-names: [[w12, w_12]]}
        loss: squared-error

        """;

    [Theory]
    [InlineData(Network, "p.yaml:6:73: warning: `w_12` prints like `w12`, and a paper cannot tell the two apart\n  hint: `w12` is on line 6; give one of them another name, e.g. `w_12a`")]
    [InlineData("title: T\nkind: network\ninputs: {eta: 1, η: 2}\ntargets: [0]\nlayers: [{activation: relu, weights: [[1, 2]]}]\nloss: squared-error", "p.yaml:3:18: warning: `η` prints like `eta`")]
    [InlineData("title: T\nkind: network\ninputs: {w: 1, u: 2}\ntargets: [0]\nlayers: [{activation: relu, weights: [[1, 2]], weight-names: [[w, v]]}]\nloss: squared-error", "p.yaml:5:64: warning: `w` is the name of an input and of a parameter")]
    [InlineData("title: T\nkind: graph\ndefine: {L: y_hat*w + ŷ}\nvalues: {ŷ: 1, y_hat: 1, w: 2}", "p.yaml:3:23: warning: `ŷ` prints like `y_hat`")]
    [InlineData("title: T\nkind: derivative\nfunction: x_1^2 + x1\nvariables: [x1]", "p.yaml:3:19: warning: `x1` prints like `x_1`")]
    public void The_second_of_two_names_that_print_alike_is_a_warning(string text, string starts)
    {
        var read = ProblemReader.Read(text, "p.yaml");

        Assert.NotNull(read.Problem);
        var warning = Assert.Single(read.Diagnostics);
        Assert.Equal(("same-symbol", Severity.Warning), (warning.Code, warning.Severity));
        Assert.StartsWith(starts, warning.ToString(), StringComparison.Ordinal);
        Assert.NotNull(warning.Hint);
    }

    [Fact]
    public void A_symbol_of_two_quantities_is_not_guessed_at()
    {
        var asked = Solve.Run(ProblemReader.Read(Network + "ask: [dL/dw12]", "p.yaml").Problem!);

        var diagnostic = Assert.Single(asked.Diagnostics);
        Assert.Equal("ambiguous-name", diagnostic.Code);
        Assert.Equal("dL/dw12 is the symbol of several quantities, dL/dw[1][1][1](1) and dL/dw[1][1][2](1)", diagnostic.Message);
        Assert.Equal("use an id, dL/dw[1][1][1](1) or dL/dw[1][1][2](1)", diagnostic.Hint);
    }

    [Fact]
    public void Answers_under_such_a_symbol_are_refused_and_under_an_id_are_not()
    {
        var trace = Solve.Run(ProblemReader.Read(Network, "p.yaml").Problem!).Trace!;

        Assert.Equal("ambiguous-name", Assert.Single(AnswersReader.Read("dL/dw12: 1", "a.yaml", trace).Diagnostics).Code);
        Assert.Empty(AnswersReader.Read("dL/dw[1][1][2]: 1", "a.yaml", trace).Diagnostics);
    }

    [Theory]
    [InlineData("x", "x[1](1)")]
    [InlineData("L", "x[2](1)")]
    [InlineData("C", "E[1](1)")]
    [InlineData("dC/dw1", "dL/dw[1][1][1](1)")]
    [InlineData("dC/dL", "dL/dx[2](1)")]
    [InlineData("t_hat", "a[1][1](1)")]
    [InlineData("yhat", "a[1][1](1)")]
    public void Where_a_letter_gives_way_names_mean_what_the_paper_prints(string name, string id)
    {
        var trace = Solve.Run(ProblemReader.Read("title: T\nkind: network\ninputs: {x: 1, L: 2, y: 3}\ntargets: [0]\nlayers: [{activation: relu, weights: [[1, 2, 3]]}]\nloss: squared-error", "p.yaml").Problem!).Trace!;

        Assert.Equal(id, new Solver.Traces.QuantityNames(trace.Quantities).Find(name)?.Id);
    }
}
