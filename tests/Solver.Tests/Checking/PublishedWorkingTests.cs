using System.Collections.Immutable;
using System.Text.Json;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Networks;
using WorkedSolutions.Solver.Tests.Graphs;
using WorkedSolutions.Solver.Tests.Oracles;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Checking;

/// <summary>Published worked examples as answers: what their errata list is found, everything else is correct.</summary>
public class PublishedWorkingTests
{
    public static TheoryData<string> Names => [.. OracleNetwork.Published];

    [Theory]
    [MemberData(nameof(Names))]
    public void Proof_reading_a_network_finds_the_errata_and_nothing_else(string name)
    {
        var oracle = OracleNetwork.Load(name);
        var trace = NetworkSolver.Solve(oracle.Problem).Trace!;
        Compare(trace, oracle.Json, key => OracleKey.Find(trace, key));
    }

    [Theory]
    [InlineData("colah_e")]
    [InlineData("cs231n_patterns")]
    [InlineData("cs231n_sigmoid_neuron")]
    [InlineData("micrograd_readme")]
    [InlineData("ng_J_3_a_plus_bc")]
    [InlineData("rnn_bptt_two_steps")]
    public void Proof_reading_a_graph_finds_the_errata_and_nothing_else(string name)
    {
        var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Oracles", "data", name + ".json"))).RootElement;
        var output = json.GetProperty("output").GetString()!;
        var trace = GraphOracleTests.Problem(json, output).Solve();
        Compare(trace, json, key =>
        {
            var id = key.StartsWith("grad:", StringComparison.Ordinal) ? $"d{output}/d{key[5..]}" : key.Replace("[", "").Replace("]", "");
            return trace.Find(id) is { } quantity ? (quantity, false) : null;
        });
    }

    private static void Compare(Trace trace, JsonElement json, Func<string, (Quantity, bool)?> find)
    {
        var errata = json.GetProperty("errata").EnumerateArray().Select(e => e.GetProperty("quantity").GetString()!).ToHashSet();
        var published = Published(json, find);
        Assert.NotEmpty(published);
        var result = Marker.Check(trace, new Answers(null, [.. published.Select(p => p.Answer)]));
        foreach (var (answer, title) in published)
        {
            var marked = Assert.Single(result.Quantities, m => m.Answer == answer);
            Assert.True(
                errata.Contains(title) == (marked.Verdict != Verdict.Correct),
                $"{title} = {answer.Number.Text}: {marked.Verdict}, {marked.Refused}, exact {marked.Quantity.Exact:R}");
        }
    }

    private static ImmutableArray<(Answer Answer, string Title)> Published(JsonElement json, Func<string, (Quantity Quantity, bool Negative)?> find)
    {
        var seen = new HashSet<int>();
        var published = ImmutableArray.CreateBuilder<(Answer, string)>();
        foreach (var line in json.GetProperty("published").EnumerateArray())
        {
            if (find(line.GetProperty("key").GetString()!) is not { } found || !seen.Add(found.Quantity.Index))
            {
                continue;
            }

            var text = line.GetProperty("printed_as").GetString()!;
            text = !found.Negative ? text : text.StartsWith('-') ? text[1..] : "-" + text;
            var title = line.GetProperty("quantity").GetString()!;
            published.Add((new Answer(found.Quantity.Index, title, WrittenNumber.Read(text, false, out _)!.Value, default), title));
        }

        return published.ToImmutable();
    }
}
