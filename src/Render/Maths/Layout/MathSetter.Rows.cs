
namespace WorkedSolutions.Render.Maths;

/// <summary>Atoms beside each other: classes, spaces, symbols, words.</summary>
internal sealed partial class MathSetter
{
    private const int None = -1;

    /// <summary>
    /// The table of The TeXbook, page 170, by left and right class: 0 no space, 1 thin, 2 medium, 3 thick; negative in text and display only.
    /// </summary>
    private static ReadOnlySpan<sbyte> SpaceTable =>
    [
        0, 1, -2, -3, 0, 0, 0, -1,
        1, 1, 0, -3, 0, 0, 0, -1,
        -2, -2, 0, 0, -2, 0, 0, -2,
        -3, -3, 0, 0, -3, 0, 0, -3,
        0, 0, 0, 0, 0, 0, 0, 0,
        0, 1, -2, -3, 0, 0, 0, -1,
        -1, -1, 0, -1, -1, -1, -1, -1,
        -1, 1, -2, -3, -1, 0, -1, -1,
    ];

    private double SpaceBetween(int left, int right, int style)
    {
        var space = (int)SpaceTable[(8 * left) + right];
        if (space == 0 || (space < 0 && style >= ScriptStyle))
        {
            return 0;
        }

        var mu = Math.Abs(space) switch { 1 => 3, 2 => 4, _ => 5 };
        return mu * Parameter(FontParameter.Quad, SizeOf(style)) / 18;
    }

    private double WidthOf(MathNode.Space space, int style) => Math.Abs(space.Em) is >= 0.5 or (> 0.33 and < 0.34)
        ? space.Em * _size
        : space.Em * Parameter(FontParameter.Quad, SizeOf(style));

    /// <summary>Sets a list of nodes beside each other, starting at the origin.</summary>
    /// <param name="items">The nodes.</param>
    /// <param name="style">The style.</param>
    /// <param name="before">The class of what stands before the list, or <see cref="None"/>.</param>
    /// <param name="after">The class of what stands after the list, or <see cref="None"/>.</param>
    private Box SetRow(ReadOnlySpan<MathNode> items, int style, int before = None, int after = None)
    {
        double x = 0, height = 0, depth = 0;
        var previous = before;
        for (var i = 0; i < items.Length; i++)
        {
            var node = items[i];
            if (node is MathNode.Space space)
            {
                x += WidthOf(space, style);
                continue;
            }

            var @class = (int)ClassOf(node);
            if (@class == (int)AtomClass.Bin && (IsBeforeSign(previous) || IsAfterSign(items[(i + 1)..], after)))
            {
                @class = (int)AtomClass.Ord;
            }

            x += previous == None ? 0 : SpaceBetween(previous, @class, style);
            var start = _count;
            var box = SetAtom(node, style, i + 1 < items.Length ? items[i + 1] : null);
            Move(start, x, 0);
            x += box.Width;
            height = Math.Max(height, box.Height);
            depth = Math.Max(depth, box.Depth);
            previous = @class;
        }

        if (previous != None && after != None)
        {
            x += SpaceBetween(previous, after, style);
        }

        return new Box(x, height, depth);
    }

    /// <summary>Whether a binary operator after this class is a sign (appendix G, rule 5).</summary>
    private static bool IsBeforeSign(int previous) =>
        previous is None or (int)AtomClass.Bin or (int)AtomClass.Op or (int)AtomClass.Rel or (int)AtomClass.Open or (int)AtomClass.Punct;

    /// <summary>Whether a binary operator before these nodes is no operator (appendix G, rule 6).</summary>
    private static bool IsAfterSign(ReadOnlySpan<MathNode> rest, int after)
    {
        foreach (var node in rest)
        {
            if (node is not MathNode.Space)
            {
                return ClassOf(node) is AtomClass.Rel or AtomClass.Close or AtomClass.Punct;
            }
        }

        return after is None or (int)AtomClass.Rel or (int)AtomClass.Close or (int)AtomClass.Punct;
    }

    private static AtomClass ClassOf(MathNode node) => node switch
    {
        MathNode.Symbol symbol => symbol.Class,
        MathNode.Digits => AtomClass.Ord,
        MathNode.Scripts scripts => ClassOf(scripts.Base),
        MathNode.FunctionName or MathNode.LargeOperator or MathNode.Brace => AtomClass.Op,
        MathNode.Delimited { Body: MathNode.Fraction { Bar: false } } => AtomClass.Ord,
        MathNode.Delimited => AtomClass.Inner,
        MathNode.Grid grid => grid.Kind is GridKind.Plain or GridKind.Aligned or GridKind.Array ? AtomClass.Ord : AtomClass.Inner,
        MathNode.SizedDelimiter delimiter => delimiter.Class,
        MathNode.Coloured coloured => ClassOf(coloured.Body),
        MathNode.Link link => ClassOf(link.Body),
        MathNode.Cancelled cancelled => ClassOf(cancelled.Body),
        _ => AtomClass.Ord,
    };
}
