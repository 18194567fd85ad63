using System.Globalization;
using System.Text.Json;
using WorkedSolutions.Solver.Networks;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Oracles;

public class NetworkOracleTests
{
    public static TheoryData<string> PublishedNames => [.. OracleNetwork.Published];

    public static TheoryData<string> RandomNames => [.. OracleNetwork.Random];

    [Theory]
    [MemberData(nameof(PublishedNames))]
    public void Published_numbers_come_out(string name)
    {
        var oracle = OracleNetwork.Load(name);
        var trace = Solve(oracle);
        var errata = oracle.Json.GetProperty("errata").EnumerateArray().ToDictionary(e => e.GetProperty("quantity").GetString()!);
        foreach (var published in oracle.Json.GetProperty("published").EnumerateArray())
        {
            var quantity = published.GetProperty("quantity").GetString()!;
            var actual = OracleKey.Value(trace, published.GetProperty("key").GetString()!);
            if (errata.TryGetValue(quantity, out var erratum))
            {
                Near(erratum.GetProperty("correct_full").GetDouble(), actual, quantity);
            }
            else
            {
                AgreesWithPrint(published.GetProperty("printed_as").GetString()!, actual, quantity);
            }
        }
    }

    [Theory]
    [MemberData(nameof(RandomNames))]
    public void Random_networks_agree_with_PyTorch(string name)
    {
        var oracle = OracleNetwork.Load(name);
        var trace = Solve(oracle);
        var expected = oracle.Json.GetProperty("expected");
        Compare(trace, expected.GetProperty("z"), (l, s, j) => $"z[{l}][{j}]({s})");
        Compare(trace, expected.GetProperty("a"), (l, s, j) => $"a[{l}][{j}]({s})");
        Compare(trace, expected.GetProperty("dL_dw"), (l, j, i) => $"dJ/dw[{l}][{j}][{i}]");
        Compare(trace, expected.GetProperty("updated_weights"), (l, j, i) => $"w[{l}][{j}][{i}]#1");
        CompareBiases(trace, oracle, expected.GetProperty("dL_db"), "dJ/db", "");
        CompareBiases(trace, oracle, expected.GetProperty("updated_bias"), "b", "#1");
        Near(expected.GetProperty("loss").GetDouble(), trace.Find("J")!.Value, "J");
        Near(expected.GetProperty("loss_after_step").GetDouble(), trace.Find("J#1")!.Value, "J#1");
        Assert.Equal(trace.Find("J")!.Value, trace.History[0]);
        Assert.Equal(trace.Find("J#1")!.Value, trace.History[1]);
    }

    private static Trace Solve(OracleNetwork oracle)
    {
        var result = NetworkSolver.Solve(oracle.Problem);
        Assert.Empty(result.Diagnostics);
        Assert.Empty(result.Trace!.Verification.Disagreements);
        Assert.InRange(result.Trace.Verification.WorstRelativeDifference, 0, 1e-6);
        return result.Trace!;
    }

    private static void Compare(Trace trace, JsonElement cube, Func<int, int, int, string> id)
    {
        var a = 0;
        foreach (var table in cube.EnumerateArray())
        {
            a++;
            var b = 0;
            foreach (var row in table.EnumerateArray())
            {
                b++;
                var c = 0;
                foreach (var number in row.EnumerateArray())
                {
                    c++;
                    Near(number.GetDouble(), trace.Find(id(a, b, c))!.Value, id(a, b, c));
                }
            }
        }
    }

    private static void CompareBiases(Trace trace, OracleNetwork oracle, JsonElement table, string stem, string update)
    {
        var l = 0;
        foreach (var row in table.EnumerateArray())
        {
            l++;
            if (row.ValueKind == JsonValueKind.Null)
            {
                Assert.Null(trace.Find($"{stem}[{l}]{update}"));
                continue;
            }

            var shared = oracle.Problem.Layers[l - 1].BiasKind == Problems.BiasKind.Shared;
            var j = 0;
            foreach (var number in row.EnumerateArray())
            {
                j++;
                var id = shared ? $"{stem}[{l}]{update}" : $"{stem}[{l}][{j}]{update}";
                Near(number.GetDouble(), trace.Find(id)!.Value, id);
            }
        }
    }

    private static void Near(double expected, double actual, string what) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Abs(expected) + 1e-15, $"{what}: expected {expected:R}, got {actual:R}");

    /// <summary>The printed digits are the number rounded half up, or cut off by less than half a unit.</summary>
    private static void AgreesWithPrint(string printed, double actual, string what)
    {
        var point = printed.IndexOf('.');
        var decimals = point < 0 ? 0 : printed.Length - point - 1;
        var expected = double.Parse(printed, CultureInfo.InvariantCulture);
        var unit = Math.Pow(10, -Math.Min(decimals, 14));
        Assert.True(Math.Abs(expected - actual) <= 0.5 * unit * (1 + 1e-9) + 1e-14 * Math.Abs(expected), $"{what}: printed {printed}, got {actual:R}");
    }
}
