using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace WorkedSolutions.Render.Maths;

/// <summary>The class of an atom, which decides the space around it (The TeXbook, chapter 18).</summary>
public enum AtomClass
{
    /// <summary>An ordinary symbol: a letter, a digit, ∂.</summary>
    Ord,
    /// <summary>A large operator or the name of a function: ∑, ln.</summary>
    Op,
    /// <summary>A binary operation: +, ×, ⊙.</summary>
    Bin,
    /// <summary>A relation: =, ≈, ←.</summary>
    Rel,
    /// <summary>An opening bracket.</summary>
    Open,
    /// <summary>A closing bracket.</summary>
    Close,
    /// <summary>Punctuation: a comma.</summary>
    Punct,
    /// <summary>A delimited sub-formula: a fraction, \left…\right.</summary>
    Inner,
}

/// <summary>The alphabet that a symbol is set in.</summary>
public enum Alphabet
{
    /// <summary>What the symbol has by itself: italic for Latin and Greek letters, upright for the rest.</summary>
    Default,
    /// <summary>Upright (\mathrm).</summary>
    Roman,
    /// <summary>Upright bold (\mathbf).</summary>
    Bold,
    /// <summary>Bold italic (\boldsymbol).</summary>
    BoldItalic,
    /// <summary>Blackboard bold (\mathbb).</summary>
    Blackboard,
    /// <summary>Calligraphic (\mathcal).</summary>
    Calligraphic,
}

/// <summary>A mark above a symbol.</summary>
public enum AccentKind
{
    /// <summary>\hat</summary>
    Hat,
    /// <summary>\widehat, as wide as what it stands over</summary>
    WideHat,
    /// <summary>\bar</summary>
    Bar,
    /// <summary>\overline, as wide as what it stands over</summary>
    Overline,
    /// <summary>\tilde</summary>
    Tilde,
    /// <summary>\vec</summary>
    Vector,
    /// <summary>\dot</summary>
    Dot,
}

/// <summary>How a fraction, or a sub-formula, chooses its style.</summary>
public enum MathStyle
{
    /// <summary>As the surroundings say (\frac).</summary>
    Auto,
    /// <summary>\displaystyle, \dfrac</summary>
    Display,
    /// <summary>\textstyle, \tfrac</summary>
    Text,
    /// <summary>\scriptstyle</summary>
    Script,
    /// <summary>\scriptscriptstyle</summary>
    ScriptScript,
}

/// <summary>The environments that set things in rows and columns.</summary>
public enum GridKind
{
    /// <summary>matrix: no brackets.</summary>
    Plain,
    /// <summary>pmatrix: ( )</summary>
    Parentheses,
    /// <summary>bmatrix: [ ]</summary>
    Brackets,
    /// <summary>vmatrix: | |</summary>
    Bars,
    /// <summary>cases: { on the left, cells to the left.</summary>
    Cases,
    /// <summary>aligned: columns right, left, right, left …, rows in display style.</summary>
    Aligned,
    /// <summary>array with a column specification.</summary>
    Array,
}

/// <summary>
/// A formula's appearance. Brackets and order are already decided; nothing here means anything.
/// Written as TeX, MathML or boxes; read from TeX. <c>read(write(node)) = node</c> for every node in normal form:
/// a <see cref="Row"/> never has exactly one child and never holds a row directly.
/// </summary>
public abstract record MathNode
{
    private MathNode() { }

    /// <summary>Things beside each other. The empty row is the empty formula.</summary>
    public sealed record Row(NodeList Children) : MathNode;

    /// <summary>One symbol, e.g. x, σ, +, ≈, (, ∂: its Unicode text, class and alphabet.</summary>
    public sealed record Symbol(string Text, AtomClass Class = AtomClass.Ord, Alphabet Alphabet = Alphabet.Default) : MathNode;

    /// <summary>A run of digits with at most one decimal point, e.g. 0.5933; ASCII. A sign is a symbol of its own.</summary>
    public sealed record Digits(string Text) : MathNode;

    /// <summary>Upright words inside a formula (\text).</summary>
    public sealed record Words(string Text) : MathNode;

    /// <summary>The name of a function or operator in upright letters (\ln, \max, \operatorname{ReLU}).</summary>
    public sealed record FunctionName(string Name, bool Limits = false) : MathNode;

    /// <summary>A large operator: ∑, ∏, ∫; its limits are the scripts around it.</summary>
    public sealed record LargeOperator(string Text) : MathNode;

    /// <summary>A numerator over a denominator; <paramref name="Bar"/> false leaves out the rule (\binom without brackets).</summary>
    public sealed record Fraction(MathNode Numerator, MathNode Denominator, MathStyle Style = MathStyle.Auto, bool Bar = true) : MathNode;

    /// <summary>A base with a subscript, a superscript or both.</summary>
    public sealed record Scripts(MathNode Base, MathNode? Sub, MathNode? Sup) : MathNode;

    /// <summary>A root; <paramref name="Index"/> is null for a square root.</summary>
    public sealed record Radical(MathNode Body, MathNode? Index = null) : MathNode;

    /// <summary>A mark above.</summary>
    public sealed record Accent(AccentKind Kind, MathNode Body) : MathNode;

    /// <summary>\left … \right: brackets as tall as what they hold; "." is an invisible one.</summary>
    public sealed record Delimited(string Left, MathNode Body, string Right) : MathNode;

    /// <summary>A bracket of a fixed size: 1 to 4 stand for \big, \Big, \bigg, \Bigg.</summary>
    public sealed record SizedDelimiter(string Text, int Size, AtomClass Class = AtomClass.Ord) : MathNode;

    /// <summary>Rows and columns. <paramref name="Columns"/>: one of l, c, r for each column of an array (with | for a rule), else empty.</summary>
    public sealed record Grid(GridKind Kind, GridRows Rows, string Columns = "") : MathNode;

    /// <summary>A horizontal brace below (or above) with a label: shapes under factors.</summary>
    public sealed record Brace(MathNode Body, MathNode? Label, bool Above = false) : MathNode;

    /// <summary>A frame around a formula (\boxed).</summary>
    public sealed record Boxed(MathNode Body) : MathNode;

    /// <summary>A coloured formula (\textcolor): a CSS colour name or #rrggbb.</summary>
    public sealed record Coloured(string Colour, MathNode Body) : MathNode;

    /// <summary>A link to a place in the document (\href{#id}{…}); the target is an anchor without its #.</summary>
    public sealed record Link(string Target, MathNode Body) : MathNode;

    /// <summary>Horizontal space in em; \, is 1/6, \quad is 1.</summary>
    public sealed record Space(double Em) : MathNode;

    /// <summary>A formula set in a style of its own (\displaystyle in a group).</summary>
    public sealed record Styled(MathStyle Style, MathNode Body) : MathNode;

    /// <summary>Cancelled: struck through (\cancel).</summary>
    public sealed record Cancelled(MathNode Body) : MathNode;

    /// <summary>The empty formula.</summary>
    public static MathNode Empty { get; } = new Row(NodeList.Empty);

    /// <summary>The nodes beside each other, flattened; one node stands for itself.</summary>
    public static MathNode OfList(List<MathNode> nodes) => Of(CollectionsMarshal.AsSpan(nodes));

    /// <summary>The nodes beside each other, flattened; one node stands for itself.</summary>
    public static MathNode Of(params ReadOnlySpan<MathNode> nodes)
    {
        var count = 0;
        foreach (var node in nodes)
        {
            count += node is Row row ? row.Children.Items.Length : 1;
        }

        var list = new MathNode[count];
        var at = 0;
        foreach (var node in nodes)
        {
            if (node is Row row)
            {
                row.Children.Items.CopyTo(list, at);
                at += row.Children.Items.Length;
            }
            else
            {
                list[at++] = node;
            }
        }

        return count == 1 ? list[0] : new Row(new NodeList(ImmutableCollectionsMarshal.AsImmutableArray(list)));
    }
}

/// <summary>Nodes in order, compared by value.</summary>
public readonly struct NodeList(ImmutableArray<MathNode> items) : IEquatable<NodeList>
{
    /// <summary>No nodes.</summary>
    public static NodeList Empty { get; } = new([]);

    /// <summary>The nodes.</summary>
    public ImmutableArray<MathNode> Items => items.IsDefault ? [] : items;

    /// <inheritdoc/>
    public bool Equals(NodeList other) => Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NodeList other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}

/// <summary>The rows of a <see cref="MathNode.Grid"/>, each a list of cells, compared by value.</summary>
public readonly struct GridRows(ImmutableArray<NodeList> rows) : IEquatable<GridRows>
{
    /// <summary>The rows from top to bottom.</summary>
    public ImmutableArray<NodeList> Rows => rows.IsDefault ? [] : rows;

    /// <inheritdoc/>
    public bool Equals(GridRows other) => Rows.AsSpan().SequenceEqual(other.Rows.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GridRows other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var row in Rows)
        {
            hash.Add(row);
        }

        return hash.ToHashCode();
    }
}
