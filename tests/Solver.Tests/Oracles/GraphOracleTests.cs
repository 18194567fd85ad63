using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using WorkedSolutions.Solver.Optimizers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Tests.Graphs;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Oracles;

public sealed class GraphOracleTests
{
    [Theory]
    [InlineData("colah_e", 8)]
    [InlineData("cs231n_patterns", 12)]
    [InlineData("cs231n_sigmoid_neuron", 21)]
    [InlineData("micrograd_readme", 3)]
    [InlineData("ng_J_3_a_plus_bc", 11)]
    [InlineData("rnn_bptt_two_steps", 15)]
    [InlineData("deepml146_momentum", 2)]
    [InlineData("keras_sgd_momentum", 2)]
    public void PublishedNumbersComeOut(string name, int count)
    {
        var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Oracles", "data", name + ".json"))).RootElement;
        var errata = json.GetProperty("errata").EnumerateArray().ToDictionary(e => e.GetProperty("quantity").GetString()!);
        var compared = 0;
        foreach (var published in json.GetProperty("published").EnumerateArray())
        {
            var quantity = published.GetProperty("quantity").GetString()!;
            var actual = Value(json, published.GetProperty("key").GetString()!);
            compared++;
            if (errata.TryGetValue(quantity, out var erratum))
            {
                var right = erratum.GetProperty("correct_full").GetDouble();
                Assert.True(Math.Abs(right - actual) <= 1e-9 * Math.Abs(right), $"{quantity}: {right:R} expected, {actual:R} found");
            }
            else
            {
                var printed = published.GetProperty("printed_as").GetString()!;
                var point = printed.IndexOf('.');
                var half = 0.5 * Math.Pow(10, point < 0 ? 0 : point + 1 - printed.Length);
                var number = double.Parse(printed, CultureInfo.InvariantCulture);
                Assert.True(Math.Abs(number - actual) <= (half * (1 + 1e-9)) + (1e-9 * Math.Abs(number)), $"{quantity}: {printed} printed, {actual:R} found");
            }
        }

        Assert.Equal(count, compared);
    }

    [Theory]
    [InlineData("cs231n_sigmoid_neuron")]
    [InlineData("micrograd_readme")]
    [InlineData("rnn_bptt_two_steps")]
    [InlineData("colah_e")]
    public void OneFormulaInLettersGivesTheSameAsNamedNodes(string name)
    {
        var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Oracles", "data", name + ".json"))).RootElement;
        var output = json.GetProperty("output").GetString()!;
        var nodes = Problem(json, output).Solve();
        var letters = GraphProblems.Of($"f: {json.GetProperty("expression").GetString()}", Values(json), letters: true).Solve();
        var root = letters.Nodes[^1].Name;
        Assert.Equal(nodes.Find(output)!.Value, letters.Find(root)!.Value, 1e-9 * Math.Abs(nodes.Find(output)!.Value));
        foreach (var leaf in json.GetProperty("variables").EnumerateObject())
        {
            var expected = nodes.Find($"d{output}/d{leaf.Name}")!.Value;
            Assert.Equal(expected, letters.Find($"d{root}/d{leaf.Name}")!.Value, 1e-9 * Math.Max(1, Math.Abs(expected)));
        }
    }

    private static double Value(JsonElement json, string key)
    {
        if (key[0] == '-')
        {
            return -Value(json, key[1..]);
        }

        var output = json.GetProperty("output").GetString()!;
        if (key.StartsWith("step:", StringComparison.Ordinal))
        {
            var (name, update) = (key[5..key.IndexOf('#')], int.Parse(key[(key.IndexOf('#') + 1)..], CultureInfo.InvariantCulture));
            var trace = Problem(json, output).Solve();
            return trace.Find($"{name}#{update + 1}")!.Value - trace.Find(update == 0 ? name : $"{name}#{update}")!.Value;
        }

        if (key.StartsWith("d[", StringComparison.Ordinal))
        {
            var names = key[2..^1].Split("]/d[");
            var direct = Problem(json, names[0], names[1]).Solve().Find($"d{names[0]}/d{names[1]}")!.Value;
            var edge = Problem(json, output).Solve().Find($"d{names[0]}/d{names[1]}");
            Assert.True(edge is null || edge.Role == Role.NodeGradient || Math.Abs(edge.Value - direct) <= 1e-12 * Math.Abs(direct));
            return direct;
        }

        var id = key.StartsWith("grad:", StringComparison.Ordinal) ? $"d{output}/d{key[5..]}" : key.Replace("state:", "", StringComparison.Ordinal);
        return Problem(json, output).Solve().Find(id)!.Value;
    }

    private static string Values(JsonElement json) =>
        string.Join("; ", json.GetProperty("variables").EnumerateObject().Select(v => $"{v.Name}={v.Value.GetRawText()}"));

    internal static Problem.Graph Problem(JsonElement json, string output, string? gradients = null)
    {
        var nodes = json.GetProperty("nodes").EnumerateArray().Select(n => $"{n[0].GetString()}: {n[1].GetString()}");
        var problem = GraphProblems.Of(string.Join("; ", nodes), Values(json), gradients: gradients, output: output);
        if (!json.TryGetProperty("optimizer", out var optimizer) || gradients is not null)
        {
            return problem;
        }

        var parameters = json.GetProperty("variables").EnumerateObject().Select(v => v.Name).ToArray();
        var states = ImmutableArray.CreateBuilder<(string, Written, Literal)>();
        if (optimizer.TryGetProperty("init_state", out var initial))
        {
            foreach (var state in initial.EnumerateObject())
            {
                states.AddRange(state.Value.EnumerateObject().Select(p => (state.Name, new Written(p.Name, default), Literal.Of(p.Value.GetRawText()))));
            }
        }

        return problem.Trained(string.Join(" ", parameters), json.GetProperty("learning_rate").GetRawText(), OptimizerTable.Find(optimizer.GetProperty("name").GetString()!), updates: 2, states: states.ToImmutable());
    }
}
