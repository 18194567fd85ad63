using System.Collections.Immutable;

namespace WorkedSolutions.Render.Maths;

/// <summary>Breaks formulas that are too wide into lines of cells: left of the relation, and from the relation on.</summary>
internal static class DisplayLines
{
    /// <summary>How far a line goes in that carries on a sum, in em.</summary>
    private const double Indent = 1;

    /// <summary>A product of matrices is rather set smaller, down to this scale, than broken.</summary>
    private const double LeastScale = 0.8;

    /// <summary>The sign that a product goes on with in the next line.</summary>
    private static readonly MathNode Times = new MathNode.Symbol("⋅", AtomClass.Bin);

    /// <summary>The lines of an aligned environment that is too wide, broken where it has two columns; else as they are.</summary>
    internal static ImmutableArray<NodeList> Of(MathSetter setter, ImmutableArray<NodeList> rows, double maxWidth)
    {
        var alignment = 0.0;
        foreach (var row in rows)
        {
            if (row.Items.Length > 2)
            {
                return rows;
            }

            alignment = row.Items.Length == 2 ? Math.Max(alignment, setter.WidthOfCell(row.Items[0], false)) : alignment;
        }

        return Broken(setter, rows, alignment, maxWidth);
    }

    /// <summary>The lines of a formula that is too wide.</summary>
    internal static ImmutableArray<NodeList> Of(MathSetter setter, MathNode node, double maxWidth)
    {
        var items = ItemsOf(node);
        var relation = FirstRelation(items);
        var left = Join(items[..relation]);
        var alignment = setter.WidthOfCell(left, false);
        return relation == items.Length || alignment > maxWidth / 2
            ? Broken(setter, [new NodeList([MathNode.Empty, node])], 0, maxWidth)
            : Broken(setter, [new NodeList([left, Join(items[relation..])])], alignment, maxWidth);
    }

    /// <summary>What stands left of a formula's first relation; null where there is none.</summary>
    internal static MathNode? LeftOfRelation(MathNode node)
    {
        var items = ItemsOf(node);
        var relation = FirstRelation(items);
        return relation < items.Length ? Join(items[..relation]) : null;
    }

    /// <summary>A formula with a relation as lines of two cells: left of the relation, and from the relation on.</summary>
    internal static GridRows AtRelation(MathNode node)
    {
        if (node is MathNode.Grid { Kind: GridKind.Aligned } grid)
        {
            return grid.Rows;
        }

        var items = ItemsOf(node);
        var relation = FirstRelation(items);
        return new GridRows([new NodeList([Join(items[..relation]), Join(items[relation..])])]);
    }

    private static int FirstRelation(ReadOnlySpan<MathNode> items)
    {
        var relation = 0;
        var depth = 0;
        while (relation < items.Length && !(depth == 0 && IsRelation(items[relation])))
        {
            depth += DepthChange(items[relation++]);
        }

        return relation;
    }

    private static ImmutableArray<NodeList> Broken(MathSetter setter, ImmutableArray<NodeList> rows, double alignment, double maxWidth)
    {
        var lines = ImmutableArray.CreateBuilder<NodeList>();
        foreach (var row in rows)
        {
            var (left, right) = row.Items.Length > 1 ? (row.Items[0], row.Items[1]) : (MathNode.Empty, row.Items[0]);
            foreach (var part in Break(setter, right, maxWidth - alignment, maxWidth))
            {
                lines.Add(new NodeList([left, part]));
                left = MathNode.Empty;
            }
        }

        return lines.DrainToImmutable();
    }

    private static List<MathNode> Break(MathSetter setter, MathNode node, double width, double maxWidth)
    {
        var lines = new List<MathNode>();
        AddBroken(setter, lines, node, Math.Max(width, maxWidth / 3), 0, indented: false);
        return lines;
    }

    /// <summary>
    /// Adds what fits as it is, else broken: before relations (level 0), sums (1), between matrices where it would have to be
    /// made much smaller (2), within the outermost brackets (3), within all (4).
    /// </summary>
    private static void AddBroken(MathSetter setter, List<MathNode> lines, MathNode chunk, double width, int level, bool indented)
    {
        var indent = Indent * setter.Size;
        var free = indented ? width - indent : width;
        var wide = setter.WidthOfCell(chunk, true);
        if (level > 4 || wide <= free)
        {
            lines.Add(indented ? Indented(chunk) : chunk);
            return;
        }

        var segments = level switch
        {
            0 => Split(ItemsOf(chunk), IsRelation, 0),
            1 => Split(ItemsOf(chunk), IsSum, 0),
            2 => wide * LeastScale > free ? Split(ItemsOf(chunk), IsMatrixProduct, 0) : [ItemsOf(chunk).ToArray()],
            3 => Split(Opened(setter, ItemsOf(chunk)), IsBreak, 1),
            _ => Split(Opened(setter, ItemsOf(chunk)), IsBreak, int.MaxValue),
        };
        foreach (var (line, first) in Packed(setter, segments, free, level == 0 || indented ? 0 : indent))
        {
            AddBroken(setter, lines, level == 2 && !first ? MathNode.Of(Times, line) : line, width, level + 1, indented || (level > 0 && !first));
        }
    }

    private static MathNode Indented(MathNode node) => MathNode.Of(new MathNode.Space(Indent), node);

    /// <summary>Puts segments on lines, as many as fit; all but the first line are <paramref name="indent"/> narrower.</summary>
    private static List<(MathNode Line, bool First)> Packed(MathSetter setter, List<MathNode[]> segments, double width, double indent)
    {
        var lines = new List<(MathNode, bool)>();
        var line = new List<MathNode>();
        var used = 0.0;
        foreach (var segment in segments)
        {
            var wide = setter.WidthOfCell(Join(segment), true);
            if (line.Count > 0 && used + wide > width - (lines.Count > 0 ? indent : 0))
            {
                lines.Add((Join([.. line]), lines.Count == 0));
                line.Clear();
                used = 0;
            }

            line.AddRange(segment);
            used += wide;
        }

        lines.Add((Join([.. line]), lines.Count == 0));
        return lines;
    }

    /// <summary>Cuts before the nodes that a test picks and that stand in no more than so many brackets.</summary>
    private static List<MathNode[]> Split(ReadOnlySpan<MathNode> items, Func<MathNode, MathNode?, bool> test, int maximumDepth)
    {
        var segments = new List<MathNode[]>();
        var start = 0;
        var depth = 0;
        for (var i = 0; i < items.Length; i++)
        {
            if (i > start && depth <= maximumDepth && test(items[i], items[i - 1]))
            {
                segments.Add(items[start..i].ToArray());
                start = i;
            }

            depth += DepthChange(items[i]);
        }

        segments.Add(items[start..].ToArray());
        return segments;
    }

    private static bool IsRelation(MathNode node, MathNode? before = null) =>
        node is MathNode.Symbol { Class: AtomClass.Rel } && before is not MathNode.Symbol { Class: AtomClass.Rel };

    private static bool IsSum(MathNode node, MathNode? before) =>
        node is MathNode.Symbol { Class: AtomClass.Bin, Text: "+" or "−" or "±" }
        && before is not (null or MathNode.Symbol { Class: AtomClass.Rel or AtomClass.Bin or AtomClass.Open or AtomClass.Punct } or MathNode.SizedDelimiter { Class: AtomClass.Open });

    private static bool IsMatrixProduct(MathNode node, MathNode? before) => IsMatrix(node) && IsMatrix(before);

    private static bool IsMatrix(MathNode? node) =>
        node is MathNode.Grid { Kind: GridKind.Brackets or GridKind.Parentheses } || (node is MathNode.Scripts scripts && IsMatrix(scripts.Base));

    private static bool IsBreak(MathNode node, MathNode? before) =>
        IsRelation(node, before) || IsSum(node, before) || before is MathNode.Symbol { Class: AtomClass.Punct }
        || (node is MathNode.Symbol { Class: AtomClass.Bin } && before is not (null or MathNode.Symbol { Class: not (AtomClass.Ord or AtomClass.Close) }));

    private static int DepthChange(MathNode node) => node switch
    {
        MathNode.Symbol { Class: AtomClass.Open } or MathNode.SizedDelimiter { Class: AtomClass.Open } => 1,
        MathNode.Symbol { Class: AtomClass.Close, Text: not ("!" or "?") } or MathNode.SizedDelimiter { Class: AtomClass.Close } => -1,
        MathNode.Scripts scripts => DepthChange(scripts.Base),
        _ => 0,
    };

    /// <summary>The nodes with growing brackets replaced by brackets of their size, so that there can be breaks within.</summary>
    private static MathNode[] Opened(MathSetter setter, ReadOnlySpan<MathNode> items)
    {
        var opened = new List<MathNode>();
        foreach (var item in items)
        {
            var (delimited, scripts) = (item as MathNode.Delimited, item as MathNode.Scripts);
            if ((delimited ?? scripts?.Base as MathNode.Delimited) is not { Body: not MathNode.Fraction { Bar: false } } open)
            {
                opened.Add(item);
                continue;
            }

            var size = (int)Math.Clamp(Math.Ceiling((setter.TallnessOfCell(open) / setter.Size - 0.65) / 0.6), 1, 4);
            MathNode close = new MathNode.SizedDelimiter(open.Right, size, AtomClass.Close);
            opened.Add(new MathNode.SizedDelimiter(open.Left, size, AtomClass.Open));
            opened.AddRange(ItemsOf(open.Body));
            opened.Add(scripts is null ? close : scripts with { Base = close });
        }

        return [.. opened];
    }

    private static ReadOnlySpan<MathNode> ItemsOf(MathNode node) => node is MathNode.Row row ? row.Children.Items.AsSpan() : new MathNode[] { node };

    private static MathNode Join(ReadOnlySpan<MathNode> items) => MathNode.Of(items);
}
