using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>Finds the nodes for which an author wants certain letters.</summary>
internal sealed class GraphLabels(ImmutableArray<(string Label, Expr Node, Place Place)> labels, ImmutableArray<string> leaves, Func<string, Expr.Number?> constant)
{
    private readonly Dictionary<string, int> _found = new(StringComparer.Ordinal);
    private readonly HashSet<string> _looking = new(StringComparer.Ordinal);

    /// <summary>The vertices with their letters; diagnostics for labels that fit no node, or two of which fit one.</summary>
    public Dictionary<int, string> Of(ElementaryGraph graph, List<Diagnostic> diagnostics)
    {
        var letters = new Dictionary<int, string>();
        foreach (var (label, _, place) in labels)
        {
            var vertex = Vertex(label, graph);
            if (leaves.Contains(label))
            {
                diagnostics.Add(Diagnostic.Error("label-taken", place, $"{label} is already the name of a value", "choose another letter"));
            }
            else if (vertex < 0)
            {
                diagnostics.Add(Diagnostic.Error("label-without-node", place, $"no node of the graph computes what the label {label} stands for", "a label names one elementary operation as the definitions write it, e.g. x1*w1"));
            }
            else if (!letters.TryAdd(vertex, label))
            {
                diagnostics.Add(Diagnostic.Error("label-twice", place, $"{letters[vertex]} and {label} are labels of the same node"));
            }
        }

        return letters;
    }

    private int Vertex(string label, ElementaryGraph graph)
    {
        if (_found.TryGetValue(label, out var known))
        {
            return known;
        }

        var index = -1;
        foreach (var (name, node, _) in labels)
        {
            if (name == label && _looking.Add(label) && _looking.Count < 1_000)
            {
                index = graph.VertexOf(Simplify.PutIn(node, constant), other => leaves.Contains(other) ? -1 : Vertex(other, graph));
                _looking.Remove(label);
            }
        }

        _found[label] = index;
        return index;
    }
}

/// <summary>Letters for nodes: A, B, … Z, AA, AB, …</summary>
internal static class Letter
{
    /// <summary>The names of so many nodes in order of evaluation: wanted labels, else the next letter that nothing else is called.</summary>
    public static string[] Names(int count, Dictionary<int, string> labels, ImmutableArray<string> leaves, int first)
    {
        var taken = leaves.Concat(labels.Values).ToHashSet(StringComparer.Ordinal);
        var names = new string[count];
        var next = 0;
        for (var i = 0; i < count; i++)
        {
            if (labels.TryGetValue(first + i, out var label))
            {
                names[i] = label;
                continue;
            }

            do
            {
                names[i] = At(next++);
            }
            while (taken.Contains(names[i]));
        }

        return names;
    }

    private static string At(int number)
    {
        var text = "";
        for (number++; number > 0; number = (number - 1) / 26)
        {
            text = (char)('A' + ((number - 1) % 26)) + text;
        }

        return text;
    }
}
