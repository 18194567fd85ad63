using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>How the vectorised form is written: letters with their layer, transposes, shapes, matrices.</summary>
internal static class MatrixNotation
{
    /// <summary>The most rows, and the most columns, that are all shown.</summary>
    public const int MostShown = 6;

    /// <summary>A matrix in brackets; of many rows or columns the middle is left out.</summary>
    public static MathNode Matrix(int rows, int columns, Func<int, int, MathNode> cell)
    {
        if (rows == 1 && columns == 1)
        {
            return new MathNode.Grid(GridKind.Brackets, new GridRows([new NodeList([cell(0, 0)])]));
        }

        var grid = ImmutableArray.CreateBuilder<NodeList>();
        foreach (var i in Picked(rows))
        {
            var row = ImmutableArray.CreateBuilder<MathNode>();
            foreach (var j in Picked(columns))
            {
                row.Add(i < 0 || j < 0 ? new MathNode.Symbol(i < 0 && j < 0 ? "⋱" : i < 0 ? "⋮" : "⋯", i < 0 ? AtomClass.Ord : AtomClass.Inner) : cell(i, j));
            }

            grid.Add(new NodeList(row.ToImmutable()));
        }

        return new MathNode.Grid(GridKind.Brackets, new GridRows(grid.ToImmutable()));
    }

    /// <summary>Indices of rows or columns that are shown; −1 for the dots in the middle of many.</summary>
    private static IEnumerable<int> Picked(int count) =>
        count <= MostShown ? Enumerable.Range(0, count) : [0, 1, 2, -1, count - 1];

    /// <summary>The sum over the samples, of a shared bias over the neurons, too.</summary>
    public static MathNode ColumnSum(bool shared) => new MathNode.Scripts(new MathNode.LargeOperator("∑"), shared ? MathNode.Of(new MathNode.Symbol("j"), Notate.Comma, new MathNode.Symbol("s")) : new MathNode.Symbol("s"), null);

    /// <summary>Multiplication entry by entry.</summary>
    public static MathNode Odot { get; } = new MathNode.Symbol("⊙", AtomClass.Bin);

    /// <summary>The activation before its argument, e.g. σ.</summary>
    public static MathNode ActivationName(Layer layer) =>
        layer.Activation.Function is { } function ? function.Display.Length == 1 ? new MathNode.Symbol(function.Display) : new MathNode.FunctionName(function.Display) : new MathNode.FunctionName("id");

    /// <summary>The derivative of the activation before its argument, e.g. σ′.</summary>
    public static MathNode Prime(Layer layer) => new MathNode.Scripts(ActivationName(layer), null, new MathNode.Symbol("′"));

    private static MathNode LayerScript(int l) => MathNode.Of(
        new MathNode.Symbol("[", AtomClass.Open), Notate.Number(l.ToString(CultureInfo.InvariantCulture)), new MathNode.Symbol("]", AtomClass.Close));

    /// <summary>A vector or matrix, of a layer where one is named: W^{[1]}.</summary>
    public static MathNode Letter(string letter, int? layer = null) =>
        layer is { } l ? new MathNode.Scripts(Notate.Word(letter), null, LayerScript(l)) : Notate.Word(letter);

    /// <summary>A layer's vector or matrix after an update, with the mark that the trace's symbols have: W^{[1],new}.</summary>
    public static MathNode After(string letter, int layer, string mark) =>
        Notate.Symbol(new Symbol.Letter(letter, Sup: string.Create(CultureInfo.InvariantCulture, $"[{layer}],{mark}")));

    /// <summary>The predictions; after an update with its mark.</summary>
    public static MathNode Prediction(string letter, string? mark) => Notate.Symbol(new Symbol.Letter(letter, Sup: mark, Hat: true));

    /// <summary>The transpose of a layer's matrix.</summary>
    public static MathNode Transposed(MathNode matrix) => new MathNode.Scripts(Typeset.Brackets(matrix), null, TransposeSign);

    /// <summary>The transpose of a matrix that belongs to no layer.</summary>
    public static MathNode TransposedLetter(string letter) => new MathNode.Scripts(Notate.Word(letter), null, TransposeSign);

    private static MathNode TransposeSign { get; } = new MathNode.Symbol("⊤");

    /// <summary>dW for the derivative of the loss by W.</summary>
    public static MathNode Differential(string letter, int l) => MathNode.Of(new MathNode.Symbol("d"), Letter(letter, l));

    /// <summary>A factor with its shape under it: rows × columns.</summary>
    public static MathNode Shape(MathNode node, int rows, int columns) => new MathNode.Brace(node, MathNode.Of(
        Notate.Number(rows.ToString(CultureInfo.InvariantCulture)), Notate.Times, Notate.Number(columns.ToString(CultureInfo.InvariantCulture))));

    /// <summary>An image and the vector of that letter that it becomes, row by row.</summary>
    public static MathNode Flattened(string letter, ImmutableArray<Literal> pixels, int rows, int columns) => MathNode.Of(
        Matrix(rows, columns, (i, j) => Notate.Number(pixels[i * columns + j].Text)),
        new MathNode.Symbol("→", AtomClass.Rel),
        Notate.Word(letter),
        Notate.EqualSign,
        Matrix(pixels.Length, 1, (i, _) => Notate.Number(pixels[i].Text)));
}
