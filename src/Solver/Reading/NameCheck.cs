using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;

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
    }

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
