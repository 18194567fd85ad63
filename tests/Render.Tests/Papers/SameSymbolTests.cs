using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Tests.Papers;

/// <summary>What the solver takes for the same symbol is what prints alike, and nothing else.</summary>
public class SameSymbolTests
{
    private static readonly string[] Names =
    [
        "y", "Y", "y1", "y_1", "y12", "y_12", "y1_2", "y_1_2", "y_hat", "y_hat1", "y_hat_1", "yhat", "L", "C", "J", "E", "R", "eta", "η", "Eta", "alpha", "α", "w_alpha", "w_α", "walpha", "mu", "μ",
        "x0", "x_0", "x1", "x_1", "z", "z_h1", "z_h_1", "zh1", "a_out", "aout", "net", "n_et", "w_new", "w5_new", "w5new", "h11", "h_11", "v_w5", "G_w1", "s_w1", "m_w1", "t", "b1", "W_xh", "Wxh", "beta1", "β1", "β_1", "epsilon", "lambda", "λ",
    ];

    [Fact]
    public void A_warning_stands_where_two_names_print_alike_and_only_there()
    {
        for (var i = 0; i < Names.Length; i++)
        {
            for (var j = i + 1; j < Names.Length; j++)
            {
                var read = ProblemReader.Read(Problem(Names[i], Names[j], ""), "p.yaml");
                var alike = Printed(Symbol.FromName(Names[i])) == Printed(Symbol.FromName(Names[j]));
                Assert.True(alike == read.Diagnostics.Any(d => d.Code == "same-symbol"), $"{Names[i]} and {Names[j]}: {(alike ? "no warning" : "a warning for nothing")}");
            }
        }
    }

    [Fact]
    public void No_two_quantities_print_alike_whatever_inputs_are_called()
    {
        foreach (var (i, optimizer) in Names.Select((_, i) => (i, new[] { "nesterov", "adam", "adagrad", "rmsprop", "momentum" }[i % 5])))
        {
            var notation = new[] { "sequential", "layered", "matrix" }[i % 3];
            var text = Problem(Names[i], "q", $"notation: {notation}\nregularisation: {{l2: 0.1}}\ntraining: {{learning-rate: 0.1, optimizer: {optimizer}}}\n");
            var solved = Solve.Run(ProblemReader.Read(text, "p.yaml").Problem!);
            AssertDistinct(solved.Trace!, Names[i]);
        }
    }

    [Theory]
    [InlineData("lecture")]
    [InlineData("questions")]
    [InlineData("graph")]
    [InlineData("matrix")]
    public void What_a_paper_says_in_general_has_its_letters_too(string style)
    {
        var text = Problem("y", "L", "explain: full\ntraining: {learning-rate: 0.1}\n").Replace("half-squared-error", "log-loss", StringComparison.Ordinal);
        var paper = Shipped.Written(Shipped.SolvedText(text), new PaperRequest(PaperFormat.Markdown, Style: style));

        Assert.Contains(@"-[t \ln \hat{t} + (1 - t) \ln(1 - \hat{t})]", paper);
        Assert.Contains(@"\frac{\partial C}{\partial \hat{t}} = \frac{\hat{t} - t}{\hat{t}(1 - \hat{t})}", paper);
        Assert.DoesNotContain(@"\hat{y}", paper);
        Assert.DoesNotContain(@"\frac{\partial L}", paper);
    }

    [Fact]
    public void Kinds_with_other_digits_are_called_by_their_letters() =>
        Assert.Contains(@"$\partial C/\partial s$ to 6", Shipped.Written(Shipped.SolvedText(Problem("z", "L", "rounding: {decimals: 4, except: {dL/dz: 6}}")), new PaperRequest(PaperFormat.Markdown)));

    private static void AssertDistinct(Trace trace, string name)
    {
        var seen = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var quantity in trace.Quantities)
        {
            if (!seen.TryAdd(Printed(quantity.Symbol), quantity))
            {
                var other = seen[Printed(quantity.Symbol)];
                Assert.True(Source(trace, quantity) == Source(trace, other), $"{name}: {quantity.Id} and {other.Id} print alike");
            }
        }
    }

    private static int Source(Trace trace, Quantity quantity) => quantity.Formula is Expr.Ref repeated ? Source(trace, trace.Quantities[repeated.Index]) : quantity.Index;

    private static string Printed(Symbol symbol) => TexWriter.Write(Notate.Symbol(symbol)).Replace(@"\epsilon", @"\varepsilon", StringComparison.Ordinal);

    private static string Problem(string first, string second, string more) => $$"""
        title: T
        kind: network
        inputs: { {{first}}: 0.1, {{second}}: 0.2 }
        targets: [0.5]
        layers:
          - {activation: sigmoid, weights: [[0.1, 0.2], [0.3, 0.4]], bias: 0.1}
          - {activation: sigmoid, weights: [[0.5, 0.6]], bias: 0.2}
        loss: half-squared-error
        {{more}}
        """;

    [Fact]
    public void What_a_template_says_in_general_is_set_in_the_letters_of_the_working()
    {
        const string Problem = "title: T\nkind: network\ninputs: {y: 0.5, NAME: 0.3}\ntargets: [0.2]\nlayers:\n  - {activation: sigmoid, weights: [[0.3, -0.2]], bias: 0.1}\nloss: log-loss\nexplain: full\ntraining: {learning-rate: 0.1, optimizer: momentum}\n";
        string Paper(string name) => Shipped.Written(Shipped.SolvedText(Problem.Replace("NAME", name, StringComparison.Ordinal)), new PaperRequest(PaperFormat.Markdown));
        var paper = Paper("z");
        Assert.DoesNotContain(@"\hat{y}", paper, StringComparison.Ordinal);
        Assert.Contains(@"-[t \ln \hat{t} + (1 - t) \ln(1 - \hat{t})]", paper, StringComparison.Ordinal);
        Assert.Contains(@"\sigma(s) = \frac{1}{1 + e^{-s}}", paper, StringComparison.Ordinal);
        Assert.Contains(@"v \leftarrow \mu v + \eta g", paper, StringComparison.Ordinal);
        Assert.Contains(@"\frac{\partial C}{\partial \hat{t}}", Paper("L"), StringComparison.Ordinal);
        Assert.Contains(@"\sigma(z) = \frac{1}{1 + e^{-z}}", Paper("x2"), StringComparison.Ordinal);
    }
}
