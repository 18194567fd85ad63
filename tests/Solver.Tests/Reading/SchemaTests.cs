using System.Text.Json;
using System.Text.Json.Nodes;
using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Optimizers;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Solver.Tests.Reading;

/// <summary>Schema and reader agree: what the schema refuses the reader refuses, and what the reader finds wrong with keys, types and words the schema refuses.</summary>
public class SchemaTests
{
    private static readonly SchemaValidator Schema = new(ProblemSchema.Json);

    /// <summary>Bad files whose mistakes need more than one value to be seen, or lie in expressions or in YAML itself.</summary>
    private static readonly string[] BeyondTheSchema =
    [
        "conditions", "control-characters", "derivative", "derivative-point", "derivative-slip", "duplicate-keys", "flat-targets", "graph-missing-values",
        "ragged-targets", "same-names", "samples", "tags-and-merges", "target-range", "target-sum", "transposed",
    ];

    /// <summary>Codes of mistakes that the schema sees.</summary>
    private static readonly string[] Structural = ["unknown-key", "missing-key", "wrong-type", "unknown-word", "empty-list", "empty-mapping"];

    public static TheoryData<string> Good => Corpus.Names(Corpus.Good);

    public static TheoryData<string> Bad => Corpus.Names(Corpus.Bad);

    [Theory]
    [MemberData(nameof(Good))]
    public void The_schema_accepts_good_files(string name) => Assert.True(Schema.IsValid(Instance("good", name)!));

    [Theory]
    [MemberData(nameof(Bad))]
    public void The_schema_refuses_bad_files_as_far_as_it_can(string name)
    {
        if (Instance("bad", name) is { } instance)
        {
            Assert.Equal(BeyondTheSchema.Contains(Path.GetFileNameWithoutExtension(name)), Schema.IsValid(instance));
        }
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void Schema_and_reader_agree_about_every_change_of_a_good_file(string name)
    {
        var original = Instance("good", name)!;
        var changed = 0;
        foreach (var (change, instance) in Changes(original))
        {
            var text = instance.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            var result = ProblemReader.Read(text, "changed.json");
            var errors = result.Diagnostics.Where(d => d.Severity == Severity.Error).ToList();
            if (!Schema.IsValid(instance))
            {
                Assert.True(errors.Count > 0, $"{change}: the schema refuses what the reader accepts: {text}");
            }
            else
            {
                Assert.False(errors.Any(d => Structural.Contains(d.Code)), $"{change}: the reader refuses what the schema accepts: {string.Join("; ", errors)} {text}");
            }

            changed++;
        }

        Assert.True(changed > 40);
    }

    [Fact]
    public void Reader_and_schema_accept_every_problem_that_ships()
    {
        var files = Directory.GetFiles(Path.Combine(Corpus.Folder("."), "..", "..", "..", "..", "problems"), "*.yaml", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".answers.yaml", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var text = File.ReadAllText(file);
            Assert.Empty(ProblemReader.Read(text, file).Diagnostics);
            Assert.True(Schema.IsValid(Convert(YamlReader.Read(text, file).Root!)));
        });
    }

    [Fact]
    public void Every_activation_loss_and_optimizer_is_in_the_schema()
    {
        foreach (var name in ActivationTable.All.Select(a => a.Name).Concat(LossTable.All.SelectMany(l => l.OtherNames.Prepend(l.Name))).Concat(OptimizerTable.All.Select(o => o.Name)))
        {
            Assert.Contains($"\"{name}\"", ProblemSchema.Json);
        }
    }

    [Fact]
    public void Every_key_has_a_description() =>
        Assert.All(Keys.Kinds.SelectMany(kind => kind.Keys.Keys), key => Assert.EndsWith(".", key.Description));

    private static JsonNode? Instance(string kind, string name) =>
        YamlReader.Read(File.ReadAllText(Path.Combine(Corpus.Folder(kind), name)), name).Root is { } root ? Convert(root) : null;

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlNode.Sequence sequence => new JsonArray([.. sequence.Items.Select(Convert)]),
        YamlNode.Mapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Convert(entry.Value)))),
        YamlNode.Scalar { IsNull: true } => null,
        YamlNode.Scalar { IsPlain: true, Text: "true" or "false" } scalar => JsonValue.Create(scalar.Text == "true"),
        YamlNode.Scalar { IsPlain: true } scalar when NumberText.IsNumber(scalar.Text) =>
            JsonValue.Create(Math.Clamp(double.Parse(scalar.Text, System.Globalization.CultureInfo.InvariantCulture), -1e300, 1e300)),
        YamlNode.Scalar scalar => JsonValue.Create(scalar.Text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The file with one value replaced, one key renamed or left out, one item left out, one key added: all of these.</summary>
    private static IEnumerable<(string Change, JsonNode Instance)> Changes(JsonNode original)
    {
        foreach (var path in Paths(original, []))
        {
            var shown = string.Join('/', path);
            foreach (var value in (string[])["null", "true", "\"zz top\"", "\"x\"", "5", "-0.5", "[]", "{}", "[1]", "[[1]]", "{\"a\": 1}"])
            {
                yield return ($"{shown} = {value}", Changed(original, path, (parent, key) => Set(parent, key, JsonNode.Parse(value))));
            }

            yield return ($"{shown} left out", Changed(original, path, Remove));
            yield return ($"{shown} renamed", Changed(original, path, Rename));
        }

        yield return ("a key more", Changed(original, ["title"], (parent, _) => parent["more"] = 1));
    }

    private static IEnumerable<object[]> Paths(JsonNode? node, object[] path) => node switch
    {
        JsonObject o => o.SelectMany(p => Paths(p.Value, [.. path, p.Key]).Prepend([.. path, p.Key])),
        JsonArray a => a.Take(2).SelectMany((item, i) => Paths(item, [.. path, i]).Prepend([.. path, i])),
        _ => [],
    };

    private static JsonNode Changed(JsonNode original, object[] path, Action<JsonNode, object> change)
    {
        var copy = original.DeepClone();
        var parent = copy;
        foreach (var key in path.SkipLast(1))
        {
            parent = key is string name ? parent[name]! : parent[(int)key]!;
        }

        change(parent, path[^1]);
        return copy;
    }

    private static void Set(JsonNode parent, object key, JsonNode? value)
    {
        if (key is string name)
        {
            parent[name] = value;
        }
        else
        {
            parent[(int)key] = value;
        }
    }

    private static void Remove(JsonNode parent, object key)
    {
        if (key is string name)
        {
            parent.AsObject().Remove(name);
        }
        else
        {
            parent.AsArray().RemoveAt((int)key);
        }
    }

    private static void Rename(JsonNode parent, object key)
    {
        if (key is string name)
        {
            var value = parent[name]?.DeepClone();
            Remove(parent, key);
            parent[name + "q"] = value;
        }
    }
}
