using System.Collections.Immutable;

namespace WorkedSolutions.Render.Maths;

/// <summary>Formulas with parts of them replaced.</summary>
internal static class Replace
{
    /// <summary>
    /// The formula with each part for which there is a replacement replaced, the outermost first and nothing inside a replacement;
    /// the same object where nothing changes.
    /// </summary>
    public static MathNode In(MathNode node, Func<MathNode, MathNode?> replacement) => replacement(node) ?? node switch
    {
        MathNode.Row x => Same(x.Children, replacement, out var children) ? node : MathNode.Of(children.Items.AsSpan()),
        MathNode.Fraction x => Same(x.Numerator, replacement, out var top) & Same(x.Denominator, replacement, out var bottom) ? node : x with { Numerator = top, Denominator = bottom },
        MathNode.Scripts x => Scripts(x, replacement),
        MathNode.Radical x => Same(x.Body, replacement, out var body) ? node : x with { Body = body },
        MathNode.Accent x => Same(x.Body, replacement, out var body) ? node : x with { Body = body },
        MathNode.Delimited x => Same(x.Body, replacement, out var body) ? node : x with { Body = body },
        MathNode.Brace x => Same(x.Body, replacement, out var body) & Same(x.Label ?? MathNode.Empty, replacement, out var label) ? node : x with { Body = body, Label = x.Label is null ? null : label },
        MathNode.Boxed x => Same(x.Body, replacement, out var body) ? node : x with { Body = body },
        MathNode.Coloured x => Same(x.Body, replacement, out var body) ? node : x with { Body = body },
        MathNode.Link x => Same(x.Body, replacement, out var body) ? node : x with { Body = body },
        MathNode.Styled x => Same(x.Body, replacement, out var body) ? node : x with { Body = body },
        MathNode.Cancelled x => Same(x.Body, replacement, out var body) ? node : x with { Body = body },
        MathNode.Grid x => Grid(x, replacement),
        _ => node,
    };

    private static bool Same(MathNode node, Func<MathNode, MathNode?> replacement, out MathNode replaced)
    {
        replaced = In(node, replacement);
        return ReferenceEquals(replaced, node);
    }

    private static bool Same(NodeList list, Func<MathNode, MathNode?> replacement, out NodeList replaced)
    {
        ImmutableArray<MathNode>.Builder? changed = null;
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (!Same(list.Items[i], replacement, out var node))
            {
                changed ??= list.Items.ToBuilder();
                changed[i] = node;
            }
        }

        replaced = changed is null ? list : new NodeList(changed.ToImmutable());
        return changed is null;
    }

    private static MathNode Scripts(MathNode.Scripts node, Func<MathNode, MathNode?> replacement)
    {
        var same = Same(node.Base, replacement, out var under);
        same &= Same(node.Sub ?? MathNode.Empty, replacement, out var sub);
        same &= Same(node.Sup ?? MathNode.Empty, replacement, out var sup);
        return same ? node : new MathNode.Scripts(under, node.Sub is null ? null : sub, node.Sup is null ? null : sup);
    }

    private static MathNode Grid(MathNode.Grid grid, Func<MathNode, MathNode?> replacement)
    {
        ImmutableArray<NodeList>.Builder? changed = null;
        for (var i = 0; i < grid.Rows.Rows.Length; i++)
        {
            if (!Same(grid.Rows.Rows[i], replacement, out var row))
            {
                changed ??= grid.Rows.Rows.ToBuilder();
                changed[i] = row;
            }
        }

        return changed is null ? grid : grid with { Rows = new GridRows(changed.ToImmutable()) };
    }
}
