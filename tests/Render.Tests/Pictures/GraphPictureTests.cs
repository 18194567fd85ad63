using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Pictures;

namespace WorkedSolutions.Render.Tests.Pictures;

public class GraphPictureTests
{
    // The first example of CS231n, Backpropagation, Intuitions: q = 3, f = −12, gradients −4, −4, 3.
    private const string First = "title: t\nkind: graph\ndefine: {q: x + y, f: q*z}\nvalues: {x: -2, y: 5, z: -4}\nnodes: definitions\ngradients: [x, y, z]\n";

    // Its sigmoid example: f = 0.73, gradients −0.20, 0.39, −0.39, −0.59, 0.20.
    private const string Neuron = "title: t\nkind: graph\ndefine: {f: 1/(1 + exp(-(w0*x0 + w1*x1 + w2)))}\nvalues: {w0: 2, x0: -1, w1: -3, x1: -2, w2: -3}\nnodes: letters\ngradients: [w0, x0, w1, x1, w2]\nrounding: {decimals: 2, carry: exact}\n";

    [Theory]
    [InlineData(First, new[] { "3", "-12", "-4", "1" })]
    [InlineData(Neuron, new[] { "0.73", "-0.20", "0.39", "-0.39", "-0.59", "0.20", "0.37", "1.37" })]
    public void ValuesAndGradientsAsPublishedStandOnTheLines(string yaml, string[] numbers)
    {
        var picture = Figures.Of(Drawn.Trace(yaml), "graph")!;
        var labels = picture.Items.OfType<PictureItem.Label>().Select(label => TexWriter.Write(label.Text)).ToList();
        Assert.All(numbers, number => Assert.Contains(number, labels));
        Assert.Empty(Drawn.Overlaps(picture));
    }

    [Fact]
    public void OneThickLineLeadsFromTheFirstNameToTheOutput()
    {
        var subject = GraphSubject.Of(Drawn.Trace(First));
        Assert.Equal(["x→q", "q→f"], subject.Edges.Where(edge => edge.Marked).Select(edge => $"{subject.Nodes[edge.From].Name}→{subject.Nodes[edge.To].Name}"));
    }

    [Fact]
    public void WithoutNumbersEdgesCarryTheirLocalDerivatives()
    {
        var subject = GraphSubject.Of(Drawn.Trace("title: t\nkind: graph\ndefine: {u: b*c, v: a + u, J: 3*v}\nnodes: definitions\ngradients: [a, b, c]\n"));
        Assert.False(subject.Numeric);
        Assert.Equal(
            ["a→v 1", "b→u c", "c→u b", "u→v 1", "v→J 3"],
            subject.Edges.Select(edge => $"{subject.Nodes[edge.From].Name}→{subject.Nodes[edge.To].Name} {TexWriter.Write(edge.Local!)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void LayersFollowTheLongestPath()
    {
        // 0 → 1 → 2 → 3 and 0 → 3: the long edge passes two layers.
        var layout = LayeredLayout.Of(4, [(0, 1), (1, 2), (2, 3), (0, 3)], _ => 10, 4);
        Assert.Equal([0, 1, 2, 3], layout.LayerOf.Take(4));
        Assert.Equal(2, layout.PointsOf[3].Count);
    }

    [Fact]
    public void CrossingsThatAreNotNeededAreRemoved()
    {
        // Two chains whose ends were listed crosswise.
        Assert.Equal(0, LayeredLayout.Of(7, [(0, 3), (1, 2), (2, 5), (3, 4), (4, 6), (5, 6)], _ => 10, 4).Crossings());
    }

    [Fact]
    public void NodesOfALayerKeepTheirRoom()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var nodes = random.Next(2, 20);
            var edges = Enumerable.Range(1, nodes - 1).SelectMany(to => Enumerable.Range(0, random.Next(1, 3)).Select(_ => (From: random.Next(to), To: to))).Distinct().ToList();
            var layout = LayeredLayout.Of(nodes, edges, v => 10 + v % 5, 4);
            for (var l = 0; l < layout.Count; l++)
            {
                var own = layout.Layer(l);
                for (var i = 1; i < own.Count; i++)
                {
                    double Size(int v) => v < nodes ? 10 + v % 5 : 4;
                    Assert.True(layout.Across[own[i]] - layout.Across[own[i - 1]] >= (Size(own[i]) + Size(own[i - 1])) / 2 - 1e-6);
                }
            }

            Assert.All(edges, edge => Assert.True(layout.LayerOf[edge.From] < layout.LayerOf[edge.To]));
        }
    }

    [Fact]
    public void GraphsOfManyShapesStandClear()
    {
        foreach (var formula in (string[])["x*x*x + y*x", "exp(x)*sin(x*y) + ln(x + y)", "max(x*y, x + z)*(x + y)*(y + z)", "sqrt(x^2 + y^2 + z^2)", "1/(x + 1/(y + 1/z))", "tanh(x*y + tanh(y*z + tanh(x*z)))"])
        {
            foreach (var values in (string[])["values: {x: 1.2345, y: 2.5, z: 0.001}\n", ""])
            {
                foreach (var nodes in (string[])["letters", "definitions"])
                {
                    var used = formula.Contains('z', StringComparison.Ordinal) ? values : values.Replace(", z: 0.001", "", StringComparison.Ordinal);
                    var picture = Figures.Of(Drawn.Trace($"title: t\nkind: graph\ndefine: {{f: \"{formula}\"}}\n{used}nodes: {nodes}\ngradients: [x, y]\n"), "graph");
                    Assert.Empty(Drawn.Overlaps(picture!));
                }
            }
        }
    }
}
