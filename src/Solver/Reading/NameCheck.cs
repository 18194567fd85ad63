using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Checks that the names that an author gave to a network's parameters, units and layers name one thing each.</summary>
internal static class NameCheck
{
    /// <summary>Reports names that stand twice. Layers that could not be read are left out.</summary>
    public static void Check(ReaderContext context, Fields fields, ImmutableArray<string> inputNames, ImmutableArray<Layer?> layers)
    {
        var items = ((YamlNode.Sequence)fields["layers"]!).Items;
        var good = items.Where((_, l) => layers[l] is not null).Cast<YamlNode.Mapping>().ToList();
        var inputs = inputNames.Length > 0 ? ((YamlNode.Mapping)fields["inputs"]!).Entries.Select(entry => entry.Key) : [];
        Unique(context, good.SelectMany(layer => Scalars(layer.Find("weight-names")).Concat(Scalars(layer.Find("bias-names")))), "parameters");
        Unique(context, inputs.Concat(good.SelectMany(layer => Scalars(layer.Find("neuron-names")))), "inputs or neurons");
        Unique(context, good.SelectMany(layer => Scalars(layer.Find("name"))), "layers");
        var parameters = good.SelectMany(layer => Scalars(layer.Find("weight-names")).Concat(Scalars(layer.Find("bias-names"))));
        SameOnPaper(context, inputs.Select(name => (name.Text, name.Place, "an input")).Concat(parameters.Select(name => (name.Text, name.Place, "a parameter"))));
    }

    /// <summary>Warns of names that differ in the file and not on paper, such as <c>w12</c> and <c>w_12</c>.</summary>
    public static void SameOnPaper(ReaderContext context, IEnumerable<(string Text, Place Place)> names) =>
        SameOnPaper(context, names.Select(name => (name.Text, name.Place, "a name")));

    /// <summary>The same; a name of two kinds of things has only one symbol, too. One that stands twice for one kind is reported elsewhere.</summary>
    private static void SameOnPaper(ReaderContext context, IEnumerable<(string Text, Place Place, string Kind)> names)
    {
        var seen = new Dictionary<string, (string Text, Place Place, string Kind)>(StringComparer.Ordinal);
        foreach (var (text, place, kind) in names)
        {
            var look = Look.OfName(text);
            if (seen.TryAdd(look, (text, place, kind)) || (seen[look] is var first && first.Text == text && first.Kind == kind))
            {
                continue;
            }

            var message = first.Text == text ? $"`{text}` is the name of {first.Kind} and of {kind}, which a paper cannot tell apart" : $"`{text}` prints like `{first.Text}`, and a paper cannot tell the two apart";
            context.Warning("same-symbol", place, message, $"`{first.Text}` is on line {first.Place.Line}; give one of them another name, e.g. `{Free(text, seen.Keys)}`");
        }
    }

    private static string Free(string text, ICollection<string> looks) =>
        new[] { text + "a", text + "b" }.Concat(Enumerable.Range(1, 99).Select(i => $"{text}a{i}")).First(name => !looks.Contains(Look.OfName(name)));

    private static void Unique(ReaderContext context, IEnumerable<YamlNode.Scalar> names, string what)
    {
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!seen.TryAdd(name.Text, name.Place))
            {
                context.Error("duplicate-name", name.Place, $"two {what} are called `{name.Text}`", $"the first is on line {seen[name.Text].Line}");
            }
        }
    }

    private static IEnumerable<YamlNode.Scalar> Scalars(YamlNode? node) => node switch
    {
        YamlNode.Scalar scalar => [scalar],
        YamlNode.Sequence sequence => sequence.Items.SelectMany(Scalars),
        _ => [],
    };
}
