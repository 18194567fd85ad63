namespace WorkedSolutions.Render.Tests.Papers;

/// <summary>On paper a line at Nesterov's look-ahead point reads as one, in every style.</summary>
public class LookAheadTests
{
    private const string Network = """
        title: Nesterov
        kind: network
        inputs: [0.05, 0.10]
        targets: [0.01]
        layers:
          - {name: h, activation: sigmoid, weights: [[0.15, 0.20], [0.25, 0.30]], bias: 0.35}
          - {name: out, activation: sigmoid, weights: [[0.40, 0.45]], bias: 0.60}
        loss: half-squared-error
        explain: none
        training: {learning-rate: 0.5, optimizer: nesterov, initial-state: {velocity: {w5: 0.2}}}
        """;

    private const string Graph = """
        title: Nesterov
        kind: graph
        define: {z: w*x, L: z^2}
        values: {w: 1, x: 2}
        nodes: definitions
        training: {learning-rate: 0.05, parameters: [w], optimizer: nesterov, initial-state: {velocity: {w: 0.1}}}
        """;

    [Theory]
    [InlineData("lecture")]
    [InlineData("questions")]
    [InlineData("graph")]
    [InlineData("matrix")]
    public void Every_derivative_of_a_network_is_taken_ahead(string style)
    {
        var paper = Written(Network, style);

        Assert.DoesNotContain(@"\partial L}", paper);
        Assert.DoesNotContain(@"dW^{[1]}", paper);
        Assert.Contains(@"\partial L^{\text{ahead}}}", paper);
        Assert.Contains("Gradient looking ahead", paper);
        Assert.True(paper.IndexOf("## The loss", StringComparison.Ordinal) < paper.IndexOf("## Looking ahead", StringComparison.Ordinal));
    }

    [Fact]
    public void The_vectorised_backward_pass_reads_the_activations_ahead()
    {
        var paper = Written(Network, "matrix");

        Assert.Contains(@"\sigma'(z^{[2],\text{ahead}}) \approx \begin{bmatrix} 0.7309 \times (1 - 0.7309)", paper);
        Assert.DoesNotContain("0.7514 \\times (1 - 0.7514)", paper);
    }

    [Fact]
    public void A_graph_s_derivative_has_its_numbers_ahead()
    {
        var paper = Written(Graph, "graph");

        Assert.Contains(@"\frac{\partial L}{\partial w} = \frac{\partial L}{\partial z} \cdot \frac{\partial z}{\partial w} = 2zx", paper);
        Assert.Contains(@"\frac{\partial L^{\text{ahead}}}{\partial z^{\text{ahead}}} = 2z^{\text{ahead}} = 2 \times 1.82 = 3.64", paper);
        Assert.Contains(@"= 3.64 \times 2 = 7.28", paper);
    }

    private static string Written(string problem, string style) =>
        Shipped.Written(Shipped.SolvedText(problem), new PaperRequest(PaperFormat.Markdown, Style: style));

    [Fact]
    public void A_picture_leaves_the_mark_to_its_caption()
    {
        var trace = Shipped.SolvedText("title: T\nkind: network\ninputs: [[1, 2], [2, 1]]\ntargets: [[1], [0]]\nlayers: [{activation: sigmoid, weights: [[0.1, 0.2]], bias: 0}]\nloss: log-loss\ntraining: {learning-rate: 0.1, optimizer: nesterov}\n");
        var tex = Shipped.Written(trace, new PaperRequest(PaperFormat.Latex));
        var picture = tex[tex.LastIndexOf(@"\begin{tikzpicture}", StringComparison.Ordinal)..tex.LastIndexOf(@"\end{tikzpicture}", StringComparison.Ordinal)];
        Assert.DoesNotContain("ahead", picture, StringComparison.Ordinal);
        Assert.Contains("all at the look-ahead parameters", tex, StringComparison.Ordinal);
    }
}
