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

    /// <summary>From which part of the room on a sum is broken at + and −, outside of brackets and, where that does not help, inside.</summary>
    private const double BreakFrom = 0.7;

    private const double BreakInBracketsFrom = 0.9;

    /// <summary>left rel₁ m₁ rel₂ m₂ …: on one row where that is at most <paramref name="widest"/> em wide, else a row for each relation.</summary>
    public static MathNode Relations(MathNode left, ImmutableArray<(MathNode Relation, MathNode Member)> members, double widest = Row)
    {
        var widths = Widths(left, members);
        var width = widths[^1];
        for (var i = 0; i < members.Length; i++)
        {
            width += WidthEstimate.Of(members[i].Relation) + widths[i];
        }

        if (width > widest)
        {
            return Aligned(left, members, widths, Row);
        }

        var nodes = new MathNode[1 + (2 * members.Length)];
        nodes[0] = left;
        for (var i = 0; i < members.Length; i++)
        {
            (nodes[(2 * i) + 1], nodes[(2 * i) + 2]) = members[i];
        }

        return MathNode.Of(nodes);
    }

    /// <summary>
    /// Rows aligned at their first relation: each takes as many members as fit beside each other, at least one; a member that
    /// is wider than the page goes on in further rows. What fits on one row is no grid.
    /// </summary>
    public static MathNode Aligned(MathNode left, ImmutableArray<(MathNode Relation, MathNode Member)> members, double widest = Row) =>
        Aligned(left, members, Widths(left, members), widest);

    private static MathNode Aligned(MathNode left, ImmutableArray<(MathNode Relation, MathNode Member)> members, double[] widths, double widest)
    {
        var rows = ImmutableArray.CreateBuilder<NodeList>(members.Length);
        var margin = widths[^1];
        var row = new List<MathNode>();
        var width = margin;
        void Flush()
        {
            if (row.Count > 0)
            {
                rows.Add(new NodeList([rows.Count == 0 ? left : MathNode.Empty, MathNode.OfList(row)]));
                row.Clear();
                width = margin;
            }
        }

        for (var i = 0; i < members.Length; i++)
        {
            var (relation, member) = members[i];
            var own = widths[i] + 2;
            var room = i == members.Length - 1 ? widest + ResultOverhang : widest;
            if (width + own > room)
            {
                Flush();
            }

            var pieces = widths[i] > Page - margin - 2 ? Pieces(member, Page - margin - 2) : [member];
            row.Add(relation);
            row.Add(pieces[0]);
            foreach (var piece in pieces.AsSpan(1))
            {
                Flush();
                row.Add(new MathNode.Space(2));
                row.Add(piece);
            }

            width += own;
        }

        if (rows.Count == 0)
        {
            return MathNode.Of([left, .. row]);
        }

        Flush();
        return new MathNode.Grid(GridKind.Aligned, new GridRows(rows.ToImmutable()));
    }

    /// <summary>The widths of the members, and behind them that of the left side.</summary>
    private static double[] Widths(MathNode left, ImmutableArray<(MathNode Relation, MathNode Member)> members)
    {
        var widths = new double[members.Length + 1];
        for (var i = 0; i < members.Length; i++)
        {
            widths[i] = WidthEstimate.Of(members[i].Member);
        }

        widths[^1] = WidthEstimate.Of(left);
        return widths;
    }

    /// <summary>A member that is wider than the room, cut before + and −.</summary>
    private static MathNode[] Pieces(MathNode member, double room)
    {
        if (member is not MathNode.Row row)
        {
            return [member];
        }

        var pieces = new List<MathNode>();
        var current = new List<MathNode>();
        double width = 0;
        var depth = 0;
        foreach (var node in row.Children.Items)
        {
            var own = WidthEstimate.Of(node);
            if (node is MathNode.Symbol { Text: "+" or "−", Class: AtomClass.Bin } && current.Count > 0 && !IsOperator(current[^1])
                && width > room * (depth == 0 ? BreakFrom : BreakInBracketsFrom))
            {
                pieces.Add(MathNode.OfList(current));
                current.Clear();
                width = 0;
            }

            depth += node is MathNode.Symbol { Class: AtomClass.Open } ? 1 : node is MathNode.Symbol { Class: AtomClass.Close } ? -1 : 0;
            current.Add(node);
            width += own;
        }

        pieces.Add(MathNode.OfList(current));
        return pieces.ToArray();
    }

    /// <summary>Whether a sign behind this is a number's own: nothing can be broken there.</summary>
    private static bool IsOperator(MathNode before) => before is MathNode.Symbol { Class: AtomClass.Open or AtomClass.Bin or AtomClass.Rel or AtomClass.Punct };
}
