using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Writers;

/// <summary>Formulas without links that would lead nowhere.</summary>
internal static class Links
{
    /// <summary>
    /// The same formula with only the links that lead to one of <paramref name="anchors"/> (none for null), each other replaced by what
    /// it holds; the same object where nothing changes.
    /// </summary>
    public static MathNode Keep(MathNode node, HashSet<string>? anchors) => Replace.In(
        node,
        part => part is MathNode.Link link && (anchors is null || !anchors.Contains(link.Target)) ? Keep(link.Body, anchors) : null);
}
