using System.Collections.Immutable;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Writers;

/// <summary>Formulas without links that would lead nowhere.</summary>
internal static class Links
{
    /// <summary>
    /// The same formula with only the links that lead to one of <paramref name="anchors"/> (none for null), each other replaced by what
    /// it holds; the same object where nothing changes.
    /// </summary>
    public static MathNode Keep(MathNode node, HashSet<string>? anchors) => node switch
    {
        MathNode.Link link when anchors is null || !anchors.Contains(link.Target) => Keep(link.Body, anchors),
        MathNode.Link link => Same(link.Body, anchors, out var body) ? node : link with { Body = body },
        MathNode.Row row => Same(row.Children, anchors, out var children) ? node : MathNode.Of(children.Items.AsSpan()),
        MathNode.Fraction x => Same(x.Numerator, anchors, out var top) & Same(x.Denominator, anchors, out var bottom) ? node : x with { Numerator = top, Denominator = bottom },
        MathNode.Scripts x => Scripts(x, anchors),
        MathNode.Radical x => Same(x.Body, anchors, out var body) ? node : x with { Body = body },
        MathNode.Accent x => Same(x.Body, anchors, out var body) ? node : x with { Body = body },
        MathNode.Delimited x => Same(x.Body, anchors, out var body) ? node : x with { Body = body },
        MathNode.Brace x => Same(x.Body, anchors, out var body) & Same(x.Label ?? MathNode.Empty, anchors, out var label) ? node : x with { Body = body, Label = x.Label is null ? null : label },
        MathNode.Boxed x => Same(x.Body, anchors, out var body) ? node : x with { Body = body },
        MathNode.Coloured x => Same(x.Body, anchors, out var body) ? node : x with { Body = body },
        MathNode.Styled x => Same(x.Body, anchors, out var body) ? node : x with { Body = body },
        MathNode.Cancelled x => Same(x.Body, anchors, out var body) ? node : x with { Body = body },
        MathNode.Grid x => Grid(x, anchors),
        _ => node,
    };

    private static bool Same(MathNode node, HashSet<string>? anchors, out MathNode kept)
    {
        kept = Keep(node, anchors);
        return ReferenceEquals(kept, node);
    }

    private static bool Same(NodeList list, HashSet<string>? anchors, out NodeList kept)
    {
        ImmutableArray<MathNode>.Builder? changed = null;
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (!Same(list.Items[i], anchors, out var node))
            {
                changed ??= list.Items.ToBuilder();
                changed[i] = node;
            }
        }

        kept = changed is null ? list : new NodeList(changed.ToImmutable());
        return changed is null;
    }

    private static MathNode.Scripts Scripts(MathNode.Scripts node, HashSet<string>? anchors)
    {
        var same = Same(node.Base, anchors, out var under);
        same &= Same(node.Sub ?? MathNode.Empty, anchors, out var sub);
        same &= Same(node.Sup ?? MathNode.Empty, anchors, out var sup);
        return same ? node : new MathNode.Scripts(under, node.Sub is null ? null : sub, node.Sup is null ? null : sup);
    }

    private static MathNode.Grid Grid(MathNode.Grid grid, HashSet<string>? anchors)
    {
        ImmutableArray<NodeList>.Builder? changed = null;
        for (var i = 0; i < grid.Rows.Rows.Length; i++)
        {
            if (!Same(grid.Rows.Rows[i], anchors, out var row))
            {
                changed ??= grid.Rows.Rows.ToBuilder();
                changed[i] = row;
            }
        }

        return changed is null ? grid : grid with { Rows = new GridRows(changed.ToImmutable()) };
    }
}
