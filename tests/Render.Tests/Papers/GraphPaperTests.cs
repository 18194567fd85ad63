
namespace WorkedSolutions.Render.Tests.Papers;

/// <summary>What a teacher would strike out of a paper on a graph or a derivative.</summary>
public class GraphPaperTests
{
    private const string Rounded = "title: R\nkind: graph\ndefine: {s: softplus(k*x - d), J: s^2 + 0.5*k^2}\nvalues: {x: 1.5, k: 0.4, d: 0.2}\ngradients: [k]\nrounding: {decimals: 3, carry: rounded}\n";

    [Fact]
    public void A_derivative_is_not_said_to_be_itself()
    {
        var text = Written("title: E\nkind: graph\ndefine: {m: \"max(a, b)\", e: abs(m*w - t)}\nvalues: {a: 0.3, b: 0.9, w: 2, t: 1.5}\nnodes: definitions\n");
        Assert.Contains(@"\frac{\partial e}{\partial w} & = m \operatorname{sgn}(mw - t)", text, StringComparison.Ordinal);
        Assert.DoesNotContain(@"\frac{\partial e}{\partial w} & = \frac{\partial e}{\partial w}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_form_does_not_equal_a_number_that_was_rounded_on_the_way() =>
        Assert.DoesNotContain(@"+ 0.08 = 0.914", Written(Rounded), StringComparison.Ordinal);

    [Fact]
    public void Where_no_closed_form_has_the_numbers_put_in_the_line_of_the_quantity_does() =>
        Assert.Contains(@"= 1.094 \times 1.5 + 0.5 \times 0.8 = 2.041", Written(Rounded), StringComparison.Ordinal);

    [Fact]
    public void A_composition_at_a_point_shows_where_its_factors_come_from()
    {
        var text = Written("title: C\nkind: derivative\ndefine: {u: -x^2/8, g: exp(u)}\nof: g\nvariables: [x]\nat: {x: 1}\n");
        Assert.Contains(@"u = -\frac{x^2}{8} = -\frac{1^2}{8} = -0.125", text, StringComparison.Ordinal);
        Assert.Contains(@"= e^u = e^{-0.125} \approx 0.8825", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edge_beside_longer_ways_is_explained()
    {
        var text = Written("title: D\nkind: graph\ndefine: {u: 2*x, f: u*x}\nnodes: definitions\n");
        Assert.Contains(@"\left(\frac{\partial f}{\partial x}\right)_{\text{direct}}", text, StringComparison.Ordinal);
        Assert.Contains("A derivative marked “direct” is that of the one edge alone", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_checked_is_not_called_checked()
    {
        var text = Written("title: N\nkind: derivative\nfunction: ln(-exp(x))\nvariables: [x]\n");
        Assert.Contains("Not checked with numbers", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0 numbers", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dead_ReLU_of_a_graph_is_a_node_not_a_neuron_over_samples()
    {
        var text = Written("title: Z\nkind: graph\ndefine: {h: relu(x - 2), f: h*w}\nvalues: {x: 1, w: 3}\nnodes: definitions\n");
        Assert.Contains("A dead ReLU.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sample", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_e_is_not_taken_for_a_name_e()
    {
        var text = Written("title: E\nkind: graph\ndefine: {e: y - t, f: exp(e)}\nvalues: {y: 1, t: 3}\nnodes: definitions\n");
        Assert.Contains(@"f = \exp(e)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("e^e", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_of_ten_terms_is_written_out()
    {
        var text = Written("title: P\nkind: derivative\nfunction: " + string.Join(" + ", Enumerable.Range(1, 10).Select(n => $"{n}*x^{n}")) + "\nvariables: [x]\nat: {x: 1}\n");
        Assert.Contains("5x^5 + 6x^6 + 7x^7", text, StringComparison.Ordinal);
        Assert.DoesNotContain(@"\cdots", text, StringComparison.Ordinal);
    }

    private static string Written(string problem) => Shipped.Written(Shipped.SolvedText(problem), new PaperRequest(PaperFormat.Markdown));
}
