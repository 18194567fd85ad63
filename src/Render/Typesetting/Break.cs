using System.Collections.Immutable;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Typesetting;

/// <summary>Breaks a long line of working as a teacher does: at its relations, then at + and −, aligned.</summary>
public static class Break
{
    /// <summary>The width in em up to which a line of working stays on one row.</summary>
    public const double Row = 24;

    /// <summary>How much further, in em, the result of a line may go rather than stand on a row by itself.</summary>
    private const double ResultOverhang = 5;

    /// <summary>The width in em of the text, which no row may exceed.</summary>
    public const double Page = 38;

    /// <summary>left rel₁ m₁ rel₂ m₂ …: on one row where that is at most <paramref name="widest"/> em wide, else a row for each relation.</summary>
    public static MathNode Relations(MathNode left, ImmutableArray<(MathNode Relation, MathNode Member)> members, double widest = Row)
    {
        var nodes = new List<MathNode> { left };
        foreach (var (relation, member) in members)
        {
            nodes.Add(relation);
            nodes.Add(member);
        }

        var single = MathNode.Of(nodes.ToArray());
        return WidthEstimate.Of(single) <= widest ? single : Aligned(left, members);
    }

    /// <summary>
    /// Rows aligned at their first relation: each takes as many members as fit beside each other, at least one; a member that
    /// is wider than the page goes on in further rows.
    /// </summary>
    public static MathNode Aligned(MathNode left, ImmutableArray<(MathNode Relation, MathNode Member)> members, double widest = Row)
    {
        var rows = ImmutableArray.CreateBuilder<NodeList>();
        var margin = WidthEstimate.Of(left);
        var row = new List<MathNode>();
        var width = margin;
        void Flush()
        {
            if (row.Count > 0)
            {
                rows.Add(new NodeList([rows.Count == 0 ? left : MathNode.Empty, MathNode.Of(row.ToArray())]));
                row.Clear();
                width = margin;
            }
        }

        for (var i = 0; i < members.Length; i++)
        {
            var (relation, member) = members[i];
            var own = WidthEstimate.Of(member) + 2;
            var room = i == members.Length - 1 ? widest + ResultOverhang : widest;
            if (width + own > room)
            {
                Flush();
            }

            foreach (var (piece, continued) in Pieces(member, Page - margin - 2))
            {
                if (continued)
                {
                    Flush();
                }

                row.Add(continued ? MathNode.Of(new MathNode.Space(2), piece) : MathNode.Of(relation, piece));
            }

            width += own;
        }

        Flush();
        return new MathNode.Grid(GridKind.Aligned, new GridRows(rows.ToImmutable()));
    }

    private static IEnumerable<(MathNode Piece, bool Continued)> Pieces(MathNode member, double room)
    {
        if (member is not MathNode.Row row || WidthEstimate.Of(member) <= room)
        {
            return [(member, false)];
        }

        var pieces = new List<(MathNode, bool)>();
        var current = new List<MathNode>();
        double width = 0;
        foreach (var node in row.Children.Items)
        {
            var own = WidthEstimate.Of(node);
            if (node is MathNode.Symbol { Text: "+" or "−", Class: AtomClass.Bin } && current.Count > 0 && width > room * 0.7)
            {
                pieces.Add((MathNode.Of(current.ToArray()), pieces.Count > 0));
                current.Clear();
                width = 0;
            }

            current.Add(node);
            width += own;
        }

        pieces.Add((MathNode.Of(current.ToArray()), pieces.Count > 0));
        return pieces;
    }
}
