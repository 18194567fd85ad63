using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Solver.Tests.Variants;

public class GeneratorTests
{
    private const string Rest = """

        layers:
          - activation: sigmoid
            weights: {shape: [2, 2], uniform: [-1, 1], step: 0.05, nonzero: true}
            bias: {uniform: [0, 1], step: 0.5}
          - {activation: sigmoid, weights: [[{integers: [1, 9]}, 1]]}
        loss: half-squared-error
        """;

    private const string Text = "title: T\nkind: network\ninputs: [{choice: [0.10, 0.5, 1]}, 2]\ntargets: [1]" + Rest;

    private static Problem.Network Build(string text, VariantKey key)
    {
        var result = ProblemSource.Parse(text, "t.yaml").Build(key);
        Assert.Empty(result.Diagnostics);
        return (Problem.Network)result.Problem!;
    }

    private static Dictionary<string, string> Drawn(string text, VariantKey key) => Build(text, key).Head.Drawn.ToDictionary(d => d.Field, d => d.Value.Text);

    /// <summary>Every number that a generator can give, by drawing often.</summary>
    private static SortedSet<string> Possible(string generator)
    {
        var source = ProblemSource.Parse($"title: T\nkind: derivative\nfunction: x\nvariables: [x]\nat: {{x: {generator}}}", "t.yaml");
        return new(Enumerable.Range(0, 600).Select(i => ((Problem.Derivative)source.Build(new VariantKey(1, $"{i}")).Problem!).At[0].Value.Text), StringComparer.Ordinal);
    }

    [Fact]
    public void Draws_are_listed_with_their_fields_and_stand_in_the_problem()
    {
        var problem = Build(Text, new VariantKey(1));
        Assert.Equal(
            ["inputs[1]", "layers[1].weights[1][1]", "layers[1].weights[1][2]", "layers[1].weights[2][1]", "layers[1].weights[2][2]", "layers[1].bias", "layers[2].weights[1][1]"],
            problem.Head.Drawn.Select(d => d.Field).Order(StringComparer.Ordinal).OrderBy(f => f[0] == 'i' ? 0 : f.Contains("[2].w") ? 3 : f.Contains("bias") ? 2 : 1));
        Assert.Equal(problem.Inputs[0][0], problem.Head.Drawn.First(d => d.Field == "inputs[1]").Value);
        Assert.Equal(problem.Layers[0].Weights[1][0], problem.Head.Drawn.First(d => d.Field == "layers[1].weights[2][1]").Value);
        Assert.Equal(BiasKind.Shared, problem.Layers[0].BiasKind);
    }

    [Fact]
    public void The_same_key_gives_the_same_numbers_and_another_key_others()
    {
        Assert.Equal(Drawn(Text, new VariantKey(1, "anna")), Drawn(Text, new VariantKey(1, "anna")));
        VariantKey[] keys = [new(1), new(2), new(1, "anna"), new(1, "berta"), new(1, "anna", 1), new(2, "anna"), new(1, "ann", 1), new(1, "1")];
        Assert.Equal(keys.Length, keys.Select(key => string.Join(";", Drawn(Text, key))).Distinct().Count());
    }

    /// <summary>Sheets that have been handed out must not change with a new version: these draws, computed by a second implementation in Python, are frozen.</summary>
    [Fact]
    public void Draws_stay_as_they_are_in_every_version() =>
        Assert.Equal("inputs[1]=1 layers[1].weights[1][1]=-0.35 layers[1].weights[1][2]=0.10 layers[1].weights[2][1]=-0.85 layers[1].weights[2][2]=0.60 layers[1].bias=0.5 layers[2].weights[1][1]=5", string.Join(" ", Build(Text, new VariantKey(2026, "anna")).Head.Drawn.Select(d => $"{d.Field}={d.Value.Text}")));

    [Fact]
    public void A_generator_more_leaves_the_other_fields_as_they_are()
    {
        var more = Text.Replace("}, 2]", "}, {integers: [1, 9]}]").Replace("targets: [1]", "targets: [{uniform: [0, 1], step: 0.1}]");
        var before = Drawn(Text, new VariantKey(5, "x"));
        var after = Drawn(more, new VariantKey(5, "x"));
        Assert.Equal(before.Count + 2, after.Count);
        Assert.All(before, pair => Assert.Equal(pair.Value, after[pair.Key]));
    }

    [Theory]
    [InlineData("{uniform: [-0.1, 0.1], step: 0.05}", "-0.05 -0.10 0.00 0.05 0.10")]
    [InlineData("{uniform: [-0.1, 0.1], step: 0.05, nonzero: true}", "-0.05 -0.10 0.05 0.10")]
    [InlineData("{uniform: [-0.1, 0.13], step: 0.1}", "-0.1 0.0 0.1")]
    [InlineData("{uniform: [0.05, 0.35], step: 0.1}", "0.05 0.15 0.25 0.35")]
    [InlineData("{uniform: [1, 2], step: 0.50}", "1.00 1.50 2.00")]
    [InlineData("{uniform: [0, 20], step: 10}", "0 10 20")]
    [InlineData("{uniform: [1, 1.02]}", "1.00 1.01 1.02")]
    [InlineData("{uniform: [0, 3e-3], step: 1e-3}", "0.000 0.001 0.002 0.003")]
    [InlineData("{uniform: [-1e3, 1e3], step: 1e3, nonzero: true}", "-1000 1000")]
    [InlineData("{uniform: [0.5, 0.5]}", "0.50")]
    [InlineData("{integers: [-2, 2], nonzero: true}", "-1 -2 1 2")]
    [InlineData("{integers: [3, 3]}", "3")]
    [InlineData("{choice: [0.10, 1e-2, -3]}", "-3 0.10 1e-2")]
    [InlineData("{choice: [0, 0.0, 5], nonzero: true}", "5")]
    public void Draws_are_on_the_grid_with_the_digits_of_the_step(string generator, string expected) =>
        Assert.Equal(expected, string.Join(" ", Possible(generator)));

    [Fact]
    public void Every_number_of_a_grid_is_about_equally_likely()
    {
        var source = ProblemSource.Parse("title: T\nkind: derivative\nfunction: x\nvariables: [x]\nat: {x: {integers: [1, 10]}}", "t.yaml");
        var counts = Enumerable.Range(0, 10_000).Select(i => ((Problem.Derivative)source.Build(new VariantKey(3, $"{i}")).Problem!).At[0].Value.Value).CountBy(v => v).ToList();
        Assert.Equal(10, counts.Count);
        Assert.All(counts, pair => Assert.InRange(pair.Value, 850, 1150));
    }

    [Fact]
    public void Variants_are_built_from_several_threads_alike()
    {
        var source = ProblemSource.Parse(Text, "t.yaml");
        var one = Enumerable.Range(0, 200).Select(i => string.Join(" ", source.Build(new VariantKey(1, $"{i}")).Problem!.Head.Drawn.Select(d => d.Value.Text))).ToList();
        var many = ProblemSource.Parse(Text, "t.yaml");
        var parallel = Enumerable.Range(0, 200).AsParallel().AsOrdered().Select(i => string.Join(" ", many.Build(new VariantKey(1, $"{i}")).Problem!.Head.Drawn.Select(d => d.Value.Text))).ToList();
        Assert.Equal(one, parallel);
    }
}
