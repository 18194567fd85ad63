using System.Text;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Pictures;

/// <summary>Says in words what the drawing of a computational graph shows.</summary>
internal static class GraphWords
{
    /// <summary>Each node with what it reads, its value and its gradient.</summary>
    public static string Describe(GraphSubject subject)
    {
        var text = new StringBuilder("The computational graph. ");
        var leaves = subject.Nodes.Where(node => node.IsLeaf).ToList();
        text.Append(leaves.Count == 1 ? "Leaf: " : "Leaves: ").AppendJoin("; ", leaves.Select(leaf => leaf.Name + Numbers(leaf))).Append('.');
        foreach (var node in subject.Nodes)
        {
            if (node.Formula is { } formula)
            {
                text.Append(' ').Append(node.Name).Append(" is ").Append(SpokenText.Of(formula)).Append(Numbers(node)).Append('.');
            }
        }

        if (subject.By is { } by)
        {
            text.Append(" Drawn thick: from ").Append(by).Append(" to ").Append(subject.Output).Append('.');
        }

        return text.ToString();
    }

    private static string Numbers(GraphNode node) =>
        (node.Value is null ? "" : $", value {node.Value}") + (node.Gradient is null ? "" : $", gradient {node.Gradient}");
}
