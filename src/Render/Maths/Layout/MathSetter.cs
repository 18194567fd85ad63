using System.Buffers;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Maths;

/// <summary>
/// Sets one formula after The TeXbook, appendix G. Styles are numbered as in TeX: display 0, text 2, script 4, scriptscript 6, the
/// cramped ones one more. What is set goes into one list; a box is a part of it, moved as a whole when its place is known.
/// </summary>
internal sealed partial class MathSetter(double size) : IDisposable
{
    private const int Display = 0;
    private const int TextStyle = 2;
    private const int ScriptStyle = 4;

    private static readonly double[] Ratios = [1, 0.7, 0.5];
    private static readonly double[] ParameterTable = ReadParameters();

    private readonly double _size = size;
    private Ink[] _ink = ArrayPool<Ink>.Shared.Rent(128);
    private int _count;
    private Colour _colour;

    /// <summary>What was set.</summary>
    internal ReadOnlySpan<Ink> Inks => _ink.AsSpan(0, _count);

    /// <summary>Forgets what was set.</summary>
    internal void Clear() => _count = 0;

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<Ink>.Shared.Return(_ink, clearArray: true);

    private static int Cramped(int style) => style | 1;

    private static int SubStyle(int style) => (2 * (style / 4)) + ScriptStyle + 1;

    private static int SupStyle(int style) => (2 * (style / 4)) + ScriptStyle + (style % 2);

    private static int NumeratorStyle(int style) => style + 2 - (2 * (style / 6));

    private static int DenominatorStyle(int style) => (2 * (style / 2)) + 1 + 2 - (2 * (style / 6));

    /// <summary>0 for text size, 1 for script size, 2 for scriptscript size.</summary>
    private static int SizeOf(int style) => style < ScriptStyle ? 0 : (style / 2) - 1;

    private double Em(int size) => _size * Ratios[size];

    /// <summary>A font parameter at a size, in points.</summary>
    private double Parameter(FontParameter parameter, int size) => ParameterTable[(3 * (int)parameter) + size] * _size;

    private static double[] ReadParameters()
    {
        var source = GlyphTable.Parameters;
        var table = new double[source.Length];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = source[i] * 1e-5 * Ratios[i % 3];
        }

        return table;
    }

    private ref Ink Add(InkKind kind, double x, double y)
    {
        if (_count == _ink.Length)
        {
            Grow();
        }

        ref var ink = ref _ink[_count++];
        ink = default;
        ink.Kind = kind;
        ink.X = x;
        ink.Y = y;
        ink.Colour = _colour;
        ink.Stretch = 1;
        return ref ink;
    }

    private void Grow()
    {
        var larger = ArrayPool<Ink>.Shared.Rent(2 * _ink.Length);
        _ink.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<Ink>.Shared.Return(_ink, clearArray: true);
        _ink = larger;
    }

    /// <summary>Moves what was set from <paramref name="start"/> on.</summary>
    private void Move(int start, double dx, double dy) => Move(start, _count, dx, dy);

    private void Move(int start, int end, double dx, double dy)
    {
        if (dx == 0 && dy == 0)
        {
            return;
        }

        foreach (ref var ink in _ink.AsSpan(start, end - start))
        {
            ink.X += dx;
            ink.Y += dy;
        }
    }

    private void AddRule(double x, double top, double width, double height)
    {
        if (width <= 0 || height <= 0)
        {
            return;
        }

        ref var ink = ref Add(InkKind.Rule, x, top);
        ink.Width = width;
        ink.Height = height;
    }

    /// <summary>Sets a glyph with its origin at (x, y) and gives its metrics in em.</summary>
    private void AddGlyph(FontFace face, string text, double x, double y, double em, double stretch, string? actual = null)
    {
        ref var ink = ref Add(InkKind.Glyphs, x, y);
        ink.Face = face;
        ink.Text = text;
        ink.Size = em;
        ink.Stretch = stretch;
        ink.Actual = actual;
    }

    /// <summary>Sets a node as a box of its own (appendix G's clean box), its baseline and left end at the origin.</summary>
    internal Box Set(MathNode node, int style) =>
        node is MathNode.Row row ? SetRow(row.Children.Items.AsSpan(), style) : SetRow(new ReadOnlySpan<MathNode>(in node), style);

    /// <summary>The type size in points.</summary>
    internal double Size => _size;

    /// <summary>Sets a cell of lines of working; the second of a pair goes on from something.</summary>
    internal Box SetCell(MathNode node, bool second) =>
        SetRow(node is MathNode.Row row ? row.Children.Items.AsSpan() : new ReadOnlySpan<MathNode>(in node), Display, second ? (int)AtomClass.Ord : None);

    /// <summary>The width that a cell would take.</summary>
    internal double WidthOfCell(MathNode node, bool second) => MeasureCell(node, second).Width;

    /// <summary>The height and depth together that a cell would take.</summary>
    internal double TallnessOfCell(MathNode node) => MeasureCell(node, false) is var box ? box.Height + box.Depth : 0;

    /// <summary>Moves a part of what was set to the right.</summary>
    internal void Place(int start, int end, double dx) => Move(start, end, dx, 0);

    private Box MeasureCell(MathNode node, bool second)
    {
        var start = _count;
        var box = SetCell(node, second);
        _count = start;
        return box;
    }

    /// <summary>One atom without its surroundings.</summary>
    private Box SetAtom(MathNode node, int style, MathNode? next)
    {
        switch (node)
        {
            case MathNode.Symbol symbol:
                return SetSymbol(symbol, style, next);
            case MathNode.Digits digits:
                return SetDigits(digits.Text, style);
            case MathNode.Scripts scripts:
                return SetScripts(scripts, style);
            case MathNode.Fraction fraction:
                return SetFraction(fraction, style);
            case MathNode.Delimited delimited:
                return SetDelimited(delimited, style);
            case MathNode.Words words:
                return SetText(words.Text, SizeOf(style));
            case MathNode.FunctionName function:
                return SetName(function.Name, SizeOf(style));
            case MathNode.LargeOperator large:
                return SetLargeOperator(large.Text, style, out _);
            case MathNode.Row:
                return Set(node, style);
            default:
                return SetStructure(node, style);
        }
    }

    private Box SetStructure(MathNode node, int style) => node switch
    {
        MathNode.Accent { Kind: AccentKind.Overline } overline => SetOverline(overline.Body, style),
        MathNode.Accent accent => SetAccent(accent, null, null, style),
        MathNode.Radical radical => SetRadical(radical, style),
        MathNode.SizedDelimiter delimiter => SetSizedDelimiter(delimiter, style),
        MathNode.Grid grid => SetGrid(grid, style),
        MathNode.Brace brace => SetBrace(brace, style),
        MathNode.Boxed boxed => SetBoxed(boxed.Body),
        MathNode.Cancelled cancelled => SetCancelled(cancelled.Body, style),
        MathNode.Coloured coloured => SetColoured(coloured, style),
        MathNode.Link link => SetLink(link, style),
        MathNode.Styled styled => Set(styled.Body, StyleOf(styled.Style, style)),
        MathNode.Space => default,
        _ => throw new System.Diagnostics.UnreachableException(node.GetType().Name),
    };

    private static int StyleOf(MathStyle style, int surrounding) => style == MathStyle.Auto ? surrounding : 2 * ((int)style - 1);
}
