using System.Text.RegularExpressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Oracles;

/// <summary>Reads a number that an oracle names by its key out of a trace.</summary>
internal static partial class OracleKey
{
    public static double Value(Trace trace, string key)
    {
        if (key[0] == '-')
        {
            return -Value(trace, key[1..]);
        }

        var hash = key.LastIndexOf('#');
        var update = hash < 0 ? 0 : int.Parse(key[(hash + 1)..]);
        var stem = hash < 0 ? key : key[..hash];
        if (stem == "loss" && !trace.History.IsEmpty)
        {
            return trace.History[update];
        }

        if (stem.StartsWith("step:", StringComparison.Ordinal))
        {
            return At(trace, Id(trace, stem[5..]), update + 1) - At(trace, Id(trace, stem[5..]), update);
        }

        if (stem.StartsWith("grad:", StringComparison.Ordinal))
        {
            return At(trace, "dJ/d" + Id(trace, stem[5..]), update);
        }

        return Ratio().Match(stem) is { Success: true } ratio
            ? Derivative(trace, ratio.Groups[1].Value, ratio.Groups[2].Value, update)
            : At(trace, Id(trace, stem), update);
    }

    /// <summary>The quantity that a key names by itself, with whether the key is its negative; null where the key needs arithmetic or the trace has no such line.</summary>
    public static (Quantity Quantity, bool Negative)? Find(Trace trace, string key)
    {
        if (key[0] == '-')
        {
            return Find(trace, key[1..]) is { } positive ? (positive.Quantity, !positive.Negative) : null;
        }

        var hash = key.LastIndexOf('#');
        var update = hash < 0 ? "" : key[hash..];
        var stem = hash < 0 ? key : key[..hash];
        if (stem.StartsWith("step:", StringComparison.Ordinal) || stem.StartsWith("state:", StringComparison.Ordinal))
        {
            return null;
        }

        var id = stem.StartsWith("grad:", StringComparison.Ordinal) ? "dJ/d" + Id(trace, stem[5..])
            : Ratio().Match(stem) is not { Success: true } ratio ? Id(trace, stem)
            : ratio.Groups[1].Value == "loss" ? "dL/d" + Id(trace, ratio.Groups[2].Value)
            : ratio.Groups[1].Value[0] == 'a' && ratio.Groups[2].Value[0] == 'z' ? "da/d" + Id(trace, ratio.Groups[2].Value)
            : null;
        return id is not null && trace.Find(id + update) is { } quantity ? (quantity, false) : null;
    }

    /// <summary>The derivatives that published examples print: of the loss, of one output's share, of a node by what it reads.</summary>
    private static double Derivative(Trace trace, string of, string by, int update)
    {
        var x = Id(trace, by);
        if (of == "loss")
        {
            return At(trace, "dL/d" + x, update);
        }

        var network = (Problem.Network)trace.Problem;
        if (of[0] == 'E')
        {
            var k = Regex.Match(of, @"\d+").Value;
            var (kind, layer, neuron) = (by[0], int.Parse(Regex.Match(by, @"\d+").Value), Regex.Match(by, @"_(\d+)").Groups[1].Value);
            return kind == 'z' && layer == network.Layers.Length && neuron == k ? At(trace, "dL/d" + x, update)
                : kind == 'a' && layer == network.Layers.Length - 1
                    ? At(trace, $"dL/dz[{layer + 1}][{k}](1)", update) * At(trace, $"w[{layer + 1}][{k}][{neuron}]", update)
                    : throw new ArgumentException(of + " by " + by);
        }

        return of[0] == 'a' && by[0] == 'z' ? At(trace, "da/d" + x, update)
            : of[0] == 'z' && by[0] == 'w' ? At(trace, $"a[{Before(by)}][{by[(by.LastIndexOf('_') + 1)..]}](1)", update)
            : throw new ArgumentException(of + " by " + by);
    }

    private static int Before(string weight) => int.Parse(Regex.Match(weight, @"\d+").Value) - 1;

    private static double At(Trace trace, string id, int update) =>
        (trace.Find(update == 0 ? id : $"{id}#{update}") ?? throw new KeyNotFoundException($"{id}#{update}")).Value;

    private static string Id(Trace trace, string key)
    {
        if (key == "loss")
        {
            return "J";
        }

        var parts = Regex.Match(key, @"^(loss|[zawbE])(\d*)(?:_(\d+))?(?:_(\d+))?(?:@(\d+))?$");
        Assert.True(parts.Success, key);
        var (name, layer, j, i, sample) = (parts.Groups[1].Value, parts.Groups[2].Value, parts.Groups[3].Value, parts.Groups[4].Value, parts.Groups[5].Value);
        return name switch
        {
            "loss" => $"L({sample})",
            "E" => $"E[{layer}]({sample})",
            "w" => $"w[{layer}][{j}][{i}]",
            "b" => ((Problem.Network)trace.Problem).Layers[int.Parse(layer) - 1].BiasKind == BiasKind.Shared ? $"b[{layer}]" : $"b[{layer}][{j}]",
            _ => $"{name}[{layer}][{j}]({sample})",
        };
    }

    [GeneratedRegex(@"^d\[(.+)\]/d\[(.+)\]$")]
    private static partial Regex Ratio();
}
