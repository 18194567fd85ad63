using System.Runtime.CompilerServices;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Optimizers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Tests.Networks;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Traces;

/// <summary>On one paper a symbol means one thing.</summary>
public class SymbolTests
{
    public static TheoryData<string> InputNames =>
        ["y", "Y", "t", "y_hat", "ŷ", "L", "C", "J", "E", "R", "eta", "η", "mu", "momentum", "β1", "x0", "z", "a", "z_h1", "a_h1", "z_out", "h11", "o_11", "w1", "w_5", "b1", "w111", "v_w5", "velocity", "G_w1", "lambda"];

    [Theory]
    [MemberData(nameof(InputNames))]
    public void An_input_may_have_any_name(string name)
    {
        foreach (var optimizer in OptimizerTable.All)
        {
            foreach (var notation in Enum.GetValues<Notation>())
            {
                var lecture = Nets.Lecture();
                var problem = lecture with
                {
                    Head = lecture.Head with { Notation = notation },
                    InputNames = [name, "x0"],
                    Training = Nets.Train(optimizer: optimizer.Name),
                    Regularisation = new Regularisation(Literal.Of("0.1"), false),
                };
                var trace = Nets.Solve(name == "x0" ? problem with { InputNames = ["x0", "q"], BiasAsWeight = true } : problem);
                AssertDistinct(trace);
                Assert.Equal(Symbol.FromName(name), trace.At("x[1](1)").Symbol);
            }
        }
    }

    [Theory]
    [InlineData("L", "J", "y", "E")]
    [InlineData("z_h1", "a_h1", "x1", "x2")]
    [InlineData("η", "v_w5", "R", "t")]
    [InlineData("b1", "z", "a", "w1_2")]
    public void Weights_may_have_any_names(params string[] names)
    {
        var lecture = Nets.Lecture();
        foreach (var notation in Enum.GetValues<Notation>())
        {
            var trace = Nets.Solve(lecture with
            {
                Head = lecture.Head with { Notation = notation },
                Layers = [lecture.Layers[0] with { WeightNames = [[names[0], names[1]], [names[2], names[3]]] }, lecture.Layers[1]],
                Training = Nets.Train(optimizer: "nesterov", updates: 2),
            });
            AssertDistinct(trace);
        }
    }

    [Theory]
    [InlineData("h", "h1")]
    [InlineData("out", null)]
    [InlineData("h2", null)]
    [InlineData("h1", "h")]
    public void Layers_may_have_any_names(string first, string? second)
    {
        var lecture = Nets.Lecture();
        var hidden = lecture.Layers[0];
        AssertDistinct(Nets.Solve(lecture with { Layers = [hidden with { Name = first }, lecture.Layers[1] with { Name = second }] }));
        AssertDistinct(Nets.Solve(lecture with { Layers = [hidden with { Name = first }, hidden with { Name = second }, lecture.Layers[1] with { Name = null }] }));
    }

    [Fact]
    public void Random_networks_of_every_notation_and_optimizer_have_distinct_symbols()
    {
        var seed = 0;
        foreach (var notation in Enum.GetValues<Notation>())
        {
            foreach (var optimizer in OptimizerTable.All)
            {
                foreach (var loss in LossTable.All)
                {
                    foreach (var bias in Enum.GetValues<BiasKind>())
                    {
                        var problem = Nets.Random(++seed, "tanh", loss.Name, optimizer.Name, bias, batch: seed % 3, regularised: seed % 2 == 0);
                        AssertDistinct(Nets.Solve(problem with { Head = problem.Head with { Notation = notation }, BiasAsWeight = seed % 5 == 0 && bias != BiasKind.None }));
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("define: {L: (eta*x - y)^2, v_x: 2*L}", "{eta: 2, x: 1, y: 3}", "[x, eta]", "definitions")]
    [InlineData("define: {z: w*x + b, L: z^2}", "{w: 2, x: 1, b: 3}", "[w, b]", "definitions")]
    [InlineData("define: {A: x + 1, L: (A*B)^2}", "{B: 2, x: 1}", "[x, B]", "letters")]
    [InlineData("define: {B: x + 1, A: B^2*mu}", "{mu: 2, x: 1}", "[x, mu]", "letters")]
    public void A_graph_s_settings_and_states_give_way_to_its_names(string define, string values, string parameters, string nodes)
    {
        foreach (var optimizer in OptimizerTable.All)
        {
            var trace = Solved($"title: T\nkind: graph\n{define}\nvalues: {values}\nnodes: {nodes}\ntraining: {{learning-rate: 0.01, updates: 2, optimizer: {optimizer.Name}, parameters: {parameters}}}");
            AssertDistinct(trace);
        }
    }

    [Fact]
    public void A_neuron_may_be_called_like_the_mark_of_an_update()
    {
        var lecture = Nets.Lecture();
        AssertDistinct(Nets.Solve(lecture with
        {
            Layers = [lecture.Layers[0] with { NeuronNames = ["new", "ahead"] }, lecture.Layers[1]],
            Training = Nets.Train(optimizer: "nesterov"),
        }));
    }

    [Theory]
    [InlineData("y1", "z_h2")]
    [InlineData("E2", "y_hat1")]
    [InlineData("x2", "x1")]
    public void Several_outputs_and_samples_keep_apart_from_the_inputs(string first, string second)
    {
        foreach (var notation in Enum.GetValues<Notation>())
        {
            var problem = Nets.Random(7, "tanh", "squared-error", "adam");
            AssertDistinct(Nets.Solve(problem with { Head = problem.Head with { Notation = notation }, InputNames = [first, second] }));
        }
    }

    [Fact]
    public void Shipped_problems_have_distinct_symbols()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root(), "problems"), "*.yaml", SearchOption.AllDirectories).Where(file => !file.Contains(".answers.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            AssertDistinct(Solved(File.ReadAllText(file)));
        }
    }

    /// <summary>Without names of an author's the letters are the usual ones.</summary>
    [Fact]
    public void Nothing_gives_way_without_need()
    {
        var lecture = Nets.Lecture();
        Assert.Equal(Letters.Usual, Nets.Solve(lecture).Letters);
        Assert.Equal(Letters.Usual with { Settings = null!, States = null! }, Nets.Solve(lecture with { InputNames = ["x1", "x2"] }).Letters with { Settings = null!, States = null! });
        Assert.Equal(
            ["x", "y", "h", "o", "E", "C", "J"],
            Nets.Solve(lecture with { InputNames = ["L", "u"] }).Letters is var letters ? new[] { letters.Input, letters.Target, letters.LayeredPreActivation, letters.LayeredActivation, letters.Share, letters.Loss, letters.Objective } : []);
    }

    /// <summary>Two quantities have one symbol only where one repeats the other.</summary>
    private static void AssertDistinct(Trace trace)
    {
        var seen = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        foreach (var quantity in trace.Quantities)
        {
            var look = Look.Of(quantity.Symbol);
            if (!seen.TryAdd(look, quantity))
            {
                var other = seen[look];
                Assert.True(Source(trace, quantity) == Source(trace, other), $"{quantity.Id} and {other.Id} are both {quantity.Symbol.Plain}");
            }
        }
    }

    private static int Source(Trace trace, Quantity quantity) => quantity.Formula is Expr.Ref repeated ? Source(trace, trace.Quantities[repeated.Index]) : quantity.Index;

    private static Trace Solved(string text)
    {
        var read = ProblemReader.Read(text, "p.yaml");
        Assert.Empty(read.Diagnostics);
        var solved = Solve.Run(read.Problem!);
        Assert.Empty(solved.Diagnostics);
        return solved.Trace!;
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
