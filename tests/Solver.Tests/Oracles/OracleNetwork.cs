using System.Collections.Immutable;
using System.Text.Json;
using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Optimizers;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Tests.Oracles;

/// <summary>A network whose numbers come from outside: a published worked example or a PyTorch run.</summary>
internal sealed record OracleNetwork(string Name, JsonElement Json, Problem.Network Problem)
{
    public static IEnumerable<string> Published => Directory.GetFiles(Folder, "*.json").Where(IsNetwork).Select(Path.GetFileNameWithoutExtension).Order()!;

    public static IEnumerable<string> Random => Directory.GetFiles(Path.Combine(Folder, "random"), "*.json").Select(f => "random/" + Path.GetFileNameWithoutExtension(f)).Order();

    private static bool IsNetwork(string path) =>
        JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("kind").GetString() == "network";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Oracles", "data");

    public static OracleNetwork Load(string name)
    {
        var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json"))).RootElement;
        var problem = new Problem.Network(
            new ProblemHead { File = name + ".json", Id = "oracle", Title = name },
            Table(json.GetProperty("inputs")),
            [],
            null,
            Table(json.GetProperty("targets")),
            [.. json.GetProperty("layers").EnumerateArray().Select(LayerOf)],
            LossOf(json),
            json.TryGetProperty("l2", out var l2) && l2.ValueKind == JsonValueKind.Object ? new Regularisation(Number(l2.GetProperty("lambda")), false) : null,
            TrainingOf(json),
            false);
        return new OracleNetwork(name, json, problem);
    }

    private static Literal Number(JsonElement number) => Literal.Of(number.GetRawText());

    private static ImmutableArray<Literal> Row(JsonElement row) => [.. row.EnumerateArray().Select(Number)];

    private static ImmutableArray<ImmutableArray<Literal>> Table(JsonElement table) => [.. table.EnumerateArray().Select(Row)];

    private static Layer LayerOf(JsonElement layer)
    {
        var shared = layer.GetProperty("shared_bias").GetBoolean();
        var bias = layer.GetProperty("bias").ValueKind == JsonValueKind.Null ? [] : Row(layer.GetProperty("bias"));
        return new Layer(
            null,
            ActivationTable.Find(layer.GetProperty("activation").GetString()!.Replace('_', '-'))!,
            Table(layer.GetProperty("weights")),
            bias.IsEmpty ? BiasKind.None : shared ? BiasKind.Shared : BiasKind.PerNeuron,
            shared && !bias.IsEmpty ? [bias[0]] : bias,
            [],
            [],
            [],
            default);
    }

    private static LossChoice LossOf(JsonElement json)
    {
        var name = json.GetProperty("loss").GetString()!.Replace('_', '-');
        var spec = json.GetProperty("loss_spec");
        return new LossChoice(LossTable.Find(name)!, ReductionOf(spec, "outputs"), ReductionOf(spec, "samples"), default(Place));
    }

    private static Reduction ReductionOf(JsonElement spec, string key) => spec.GetProperty(key).GetString() == "mean" ? Reduction.Mean : Reduction.Sum;

    private static Training? TrainingOf(JsonElement json)
    {
        var rate = json.GetProperty("learning_rate");
        if (rate.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var mode = json.GetProperty("sample_mode").GetString()!;
        var batch = mode == "online" ? 1 : mode.StartsWith("minibatch:", StringComparison.Ordinal) ? int.Parse(mode[10..]) : 0;
        var optimizer = OptimizerTable.Find(json.GetProperty("optimizer").GetProperty("name").GetString()!.Replace('_', '-'))!;
        return new Training(Number(rate), optimizer, json.GetProperty("iterations").GetInt32(), batch, json.GetProperty("update_biases").GetBoolean(), false, null, []);
    }
}
