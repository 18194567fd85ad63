using System.Collections.Immutable;
using CsCheck;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Tests.Maths;

/// <summary>Random formulas in normal form.</summary>
internal static class MathNodes
{
    private static readonly Gen<MathNode> Symbols =
        Pick<MathNode>([.. TexSymbols.All.Select(s => new MathNode.Symbol(s.Text, s.Class)).Distinct()]);

    private static readonly Gen<MathNode> Letters = Gen.OneOf<MathNode>(
        Gen.Char['a', 'z'].Select(c => (MathNode)new MathNode.Symbol(c.ToString())),
        Gen.Char['A', 'Z'].Select(c => (MathNode)new MathNode.Symbol(c.ToString())));

    private static readonly Gen<MathNode> Styled =
        Gen.Select(Gen.OneOf(Symbols, Letters), Gen.Enum<Alphabet>(), (node, alphabet) =>
        {
            var symbol = (MathNode.Symbol)node;
            var applied = Alphabets.Apply(alphabet, symbol.Text, symbol.Class);
            return (MathNode)(symbol with { Alphabet = applied });
        });

    private static readonly Gen<MathNode> Reclassed =
        Gen.Select(Pick("x", "+", "−", "=", ",", "(", "!", "α", "→", "|"), Gen.Enum<AtomClass>(), (text, @class) => (MathNode)new MathNode.Symbol(text, @class));

    private static readonly Gen<MathNode> Digits = Gen.OneOf(
        Gen.Int[0, 99999].Select(n => (MathNode)new MathNode.Digits(n.ToString())),
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 9999], (a, b) => (MathNode)new MathNode.Digits($"{a}.{b:0000}")));

    private static readonly Gen<MathNode> Words = Pick<MathNode>(
        new MathNode.Words("if x"), new MathNode.Words(" and "), new MathNode.Words(""), new MathNode.Words("50 % & $5 #1_{a}^~\\ ok"), new MathNode.Words("a  b"), new MathNode.Words("Größe Δ"));

    private static readonly Gen<MathNode> Operators = Gen.OneOf(
        Pick([.. TexCommands.LargeOperators.Select(o => (MathNode)new MathNode.LargeOperator(o.Text))]),
        Gen.Select(Pick("ln", "max", "lim", "ReLU", "arg max", "det"), Gen.Bool, (name, limits) => (MathNode)new MathNode.FunctionName(name, limits)));

    private static readonly Gen<MathNode> Spaces = Gen.OneOf(
        Pick([.. TexCommands.Spaces.Select(s => (MathNode)new MathNode.Space(s.Em))]), Gen.Int[-3000, 3000].Select(n => (MathNode)new MathNode.Space(n / 1000.0)));

    private static readonly Gen<MathNode> Leaves = Gen.Frequency(
        (6, Letters), (4, Symbols), (2, Styled), (1, Reclassed), (4, Digits), (1, Words), (2, Operators), (1, Spaces));

    private static readonly Gen<string> Brackets = Pick([.. TexCommands.Delimiters.Select(d => d.Text).Distinct()]);

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>Formulas of every case up to a depth.</summary>
    internal static Gen<MathNode> Of(int depth)
    {
        if (depth == 0)
        {
            return Leaves;
        }

        var inner = Of(depth - 1);
        var list = inner.Array[0, 5].Select(nodes => MathNode.Of(nodes));
        var optional = Gen.OneOf(Gen.Const((MathNode?)null), list.Select(n => (MathNode?)n));
        return Gen.Frequency((4, Leaves), (3, list), (3, Scripts(list, optional)), (6, Structures(list, optional)));
    }

    private static Gen<MathNode> Scripts(Gen<MathNode> list, Gen<MathNode?> optional) =>
        Gen.Select(list, optional, optional, (body, sub, sup) => sub is null && sup is null ? body : new MathNode.Scripts(body, sub, sup));

    private static Gen<MathNode> Structures(Gen<MathNode> list, Gen<MathNode?> optional) => Gen.OneOf(
        Gen.Select(list, list, Gen.Enum<MathStyle>(), Gen.Bool, (n, d, style, bar) => (MathNode)new MathNode.Fraction(n, d, style, bar)),
        Gen.Select(list, optional, (body, index) => (MathNode)new MathNode.Radical(body, index)),
        Gen.Select(Gen.Enum<AccentKind>(), list, (kind, body) => (MathNode)new MathNode.Accent(kind, body)),
        Gen.Select(Brackets, list, Brackets, (left, body, right) => (MathNode)new MathNode.Delimited(left, body, right)),
        Gen.Select(Brackets, Gen.Int[1, 4], Pick(AtomClass.Ord, AtomClass.Open, AtomClass.Rel, AtomClass.Close), (text, size, @class) => (MathNode)new MathNode.SizedDelimiter(text, size, @class)),
        Grids(list),
        Gen.Select(list, optional, Gen.Bool, (body, label, above) => (MathNode)new MathNode.Brace(body, label, above)),
        list.Select(body => (MathNode)new MathNode.Boxed(body)),
        list.Select(body => (MathNode)new MathNode.Cancelled(body)),
        Gen.Select(Pick("red", "#0a64c8", "rebeccapurple"), list, (colour, body) => (MathNode)new MathNode.Coloured(colour, body)),
        Gen.Select(Pick("z.h1", "dE/dw_5", "a{b}%#\\"), list, (target, body) => (MathNode)new MathNode.Link(target, body)),
        Gen.Select(Pick(MathStyle.Display, MathStyle.Text, MathStyle.Script, MathStyle.ScriptScript), list, (style, body) => (MathNode)new MathNode.Styled(style, body)));

    private static Gen<MathNode> Grids(Gen<MathNode> list) =>
        Gen.Select(Gen.Enum<GridKind>(), list.Array[1, 3].Array[0, 3], (kind, cells) =>
        {
            var rows = cells.Select(row => new NodeList([.. row])).ToList();
            if (rows is [.., { Items: [MathNode.Row { Children.Items: [] }] }])
            {
                rows.RemoveAt(rows.Count - 1);
            }

            if (rows is [.., { Items: [MathNode.Row { Children.Items: [] }] }])
            {
                rows.Clear();
            }

            return (MathNode)new MathNode.Grid(kind, new GridRows([.. rows]), kind == GridKind.Array ? "l|cr" : "");
        });
}
