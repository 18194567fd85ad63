using System.Collections.Immutable;
using Scriban.Runtime;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// The vectorised form of a network's working: for each shown update the displays of its layers, with shapes under the
/// factors, then with the numbers of the trace. Columns are samples; one sample makes column vectors.
/// </summary>
internal sealed class MatrixModel(LineModel lines, Problem.Network problem, int update)
{
    private const int MostRows = 6;

    private readonly Trace _trace = lines.Trace;
    private readonly int _samples = problem.Inputs.Length;

    private string Suffix => update == 0 ? "" : $"#{update}";

    private bool One => _samples == 1;

    /// <summary>The flattening of an image row by row, or "" where there is none.</summary>
    public static PaperText Image(Problem.Network problem, Formulas formulas)
    {
        if (problem.ImageRows is not { } shape)
        {
            return PaperText.Empty;
        }

        var pixels = problem.Inputs[0];
        var picture = Matrix(shape.Rows, shape.Columns, (i, j) => Notate.Number(pixels[i * shape.Columns + j].Text));
        var vector = Matrix(pixels.Length, 1, (i, _) => Notate.Number(pixels[i].Text));
        return formulas.Display(MathNode.Of(picture, Arrow, new MathNode.Symbol("x"), Notate.EqualSign, vector));
    }

    /// <summary>The layers from the first to the last: <c>forward</c> displays; from the last to the first: <c>backward</c>; <c>steps</c> of the update.</summary>
    public LazyObject Model()
    {
        var forward = new ScriptArray();
        var backward = new ScriptArray();
        var steps = new ScriptArray();
        for (var l = 1; l <= problem.Layers.Length; l++)
        {
            var layer = l;
            forward.Add(new LazyObject().With("number", layer).With("activation", problem.Layers[layer - 1].Activation.Name)
                .With("output", layer == problem.Layers.Length).With("weighted_sum", () => WeightedSum(layer)).With("activations", () => Activations(layer)));
        }

        for (var l = problem.Layers.Length; l >= 1; l--)
        {
            var layer = l;
            backward.Add(new LazyObject().With("number", layer).With("output", layer == problem.Layers.Length)
                .With("fused", () => IsFused(layer)).With("deltas", () => Deltas(layer))
                .With("weights", () => WeightGradient(layer)).With("biases", () => BiasGradient(layer)));
            if (problem.Training is { Updates: > 0, Optimizer.Name: "gradient-descent" })
            {
                steps.Add(new LazyObject().With("number", layer).With("weights", () => Step(layer, biases: false))
                    .With("biases", () => problem.Training.UpdateBiases ? Step(layer, biases: true) : ""));
            }
        }

        return new LazyObject().With("forward", forward).With("backward", backward).With("steps", steps);
    }

    private static MathNode Arrow { get; } = new MathNode.Symbol("→", AtomClass.Rel);

    private PaperText WeightedSum(int l)
    {
        var layer = problem.Layers[l - 1];
        var before = layer.Weights[0].Length;
        var symbols = MathNode.Of(
            Shape(Letter("W", l), layer.Size, before),
            Shape(l == 1 ? Letter(One ? "x" : "X") : Letter(One ? "a" : "A", l - 1), before, _samples),
            layer.BiasKind == BiasKind.None ? MathNode.Empty : MathNode.Of(Notate.Plus, Shape(Letter("b", l), layer.Size, 1)));
        var cells = Cells(layer.Size, _samples, (j, s) => $"z[{l}][{j}]({s})");
        var extra = Extra(cells);
        var numbers = MathNode.Of(
            Numbers(Cells(layer.Size, before, (j, i) => $"w[{l}][{j}][{i}]"), extra),
            Numbers(l == 1 ? Cells(before, _samples, (i, s) => $"x[{i}]({s})") : Cells(before, _samples, (i, s) => $"a[{l - 1}][{i}]({s})"), extra),
            layer.BiasKind == BiasKind.None ? MathNode.Empty : MathNode.Of(Notate.Plus, Numbers(Cells(layer.Size, 1, (j, _) => Bias(layer, l, j)), extra)));
        return Display(Letter(One ? "z" : "Z", l), symbols, numbers, cells);
    }

    private PaperText Activations(int l)
    {
        var layer = problem.Layers[l - 1];
        var cells = Cells(layer.Size, _samples, (j, s) => $"a[{l}][{j}]({s})");
        var z = Cells(layer.Size, _samples, (j, s) => $"z[{l}][{j}]({s})");
        var name = ActivationName(layer);
        var left = l == problem.Layers.Length
            ? MathNode.Of(Letter(One ? "a" : "A", l), Notate.EqualSign, new MathNode.Accent(AccentKind.Hat, Letter(One ? "y" : "Y")))
            : Letter(One ? "a" : "A", l);
        return Display(
            left,
            MathNode.Of(name, Typeset.Brackets(Letter(One ? "z" : "Z", l))),
            MathNode.Of(name, new MathNode.Delimited("(", Numbers(z, Extra(cells)), ")")),
            cells);
    }

    private PaperText Deltas(int l)
    {
        var layer = problem.Layers[l - 1];
        var cells = Cells(layer.Size, _samples, (j, s) => $"dL/dz[{l}][{j}]({s})");
        var left = Differential(One ? "z" : "Z", l);
        if (IsFused(l))
        {
            var extra = Extra(cells);
            return Display(
                left,
                MathNode.Of(Letter(One ? "a" : "A", l), Notate.MinusSign, Letter(One ? "y" : "Y")),
                MathNode.Of(Numbers(Cells(layer.Size, _samples, (j, s) => $"a[{l}][{j}]({s})"), extra), Notate.MinusSign, Numbers(Cells(layer.Size, _samples, (j, s) => $"y[{j}]({s})"), extra)),
                cells);
        }

        var upstream = Cells(layer.Size, _samples, (j, s) => $"dL/da[{l}][{j}]({s})");
        var lossByOutput = Notate.Derivative(new MathNode.Symbol("L"), Letter(One ? "a" : "A", l));
        var text = l == problem.Layers.Length ? Entries(lossByOutput, upstream) : Upstream(l, upstream);
        if (!layer.Activation.IsElementwise)
        {
            return text + lines.Formulas.Display(Break.Relations(left, [(RelationOf(cells), Results(cells))]), AnchorsOf(cells));
        }

        var local = Cells(layer.Size, _samples, (j, s) => $"da/dz[{l}][{j}]({s})");
        text += Entries(MathNode.Of(Prime(layer), Typeset.Brackets(Letter(One ? "z" : "Z", l))), local);
        var digits = Extra(cells);
        var factors = MathNode.Of(
            l == problem.Layers.Length
                ? lossByOutput
                : Shape(MathNode.Of(Transposed("W", l + 1), Differential(One ? "z" : "Z", l + 1)), layer.Size, _samples),
            Odot,
            Shape(MathNode.Of(Prime(layer), Typeset.Brackets(Letter(One ? "z" : "Z", l))), layer.Size, _samples));
        return text + Display(left, factors, MathNode.Of(Numbers(upstream, digits), Odot, Numbers(local, digits)), cells);
    }

    /// <summary>(W^{[l+1]})ᵀ dZ^{[l+1]} with its numbers: what comes back through the next layer's weights.</summary>
    private PaperText Upstream(int l, ImmutableArray<ImmutableArray<Quantity>> cells)
    {
        var next = problem.Layers[l];
        var extra = Extra(cells);
        return Display(
            Differential(One ? "a" : "A", l),
            MathNode.Of(Shape(Transposed("W", l + 1), next.Weights[0].Length, next.Size), Shape(Differential(One ? "z" : "Z", l + 1), next.Size, _samples)),
            MathNode.Of(
                Numbers(Cells(next.Weights[0].Length, next.Size, (i, k) => $"w[{l + 1}][{k}][{i}]"), extra),
                Numbers(Cells(next.Size, _samples, (k, s) => $"dL/dz[{l + 1}][{k}]({s})"), extra)),
            cells);
    }

    private PaperText WeightGradient(int l)
    {
        var layer = problem.Layers[l - 1];
        var before = layer.Weights[0].Length;
        var cells = Cells(layer.Size, before, (j, i) => $"dJ/dw[{l}][{j}][{i}]");
        var deltas = Batch(layer.Size, (j, s) => $"dL/dz[{l}][{j}]({s})");
        var inputs = Batch(before, (i, s) => l == 1 ? $"x[{i}]({s})" : $"a[{l - 1}][{i}]({s})");
        var extra = 0;
        for (var j = 0; j < Math.Min(layer.Size, MostRows); j++)
        {
            for (var i = 0; i < Math.Min(before, MostRows); i++)
            {
                extra = Math.Max(extra, Substitution.ExtraDigits(_trace.Quantities, cells[j][i], Scaled(deltas[j], inputs[i]), problem.Head.Rounding));
            }
        }

        var count = deltas[0].Length;
        var symbols = MathNode.Of(
            Scale,
            Shape(Differential(One ? "z" : "Z", l), layer.Size, count),
            Shape(l == 1 ? TransposedLetter(One ? "x" : "X") : Transposed(One ? "a" : "A", l - 1), count, before),
            Penalty(l));
        var numbers = MathNode.Of(ScaleNumber, Numbers(deltas, extra), Numbers(Transpose(inputs), extra));
        return problem.Regularisation is null
            ? Display(Differential("W", l), symbols, numbers, cells)
            : lines.Formulas.Display(Break.Aligned(Differential("W", l), [(Notate.EqualSign, symbols), (RelationOf(cells), Results(cells))]), AnchorsOf(cells));
    }

    private PaperText BiasGradient(int l)
    {
        var layer = problem.Layers[l - 1];
        if (layer.BiasKind == BiasKind.None)
        {
            return PaperText.Empty;
        }

        var shared = layer.BiasKind == BiasKind.Shared;
        var cells = Cells(shared ? 1 : layer.Size, 1, (j, _) => shared ? $"dJ/db[{l}]" : $"dJ/db[{l}][{j}]");
        var symbols = One && !shared ? Differential("z", l) : MathNode.Of(Scale, ColumnSum(shared), Differential(One ? "z" : "Z", l));
        return lines.Formulas.Display(Break.Relations(Differential("b", l), [(Notate.EqualSign, symbols), (RelationOf(cells), Results(cells))]), AnchorsOf(cells));
    }

    private PaperText Step(int l, bool biases)
    {
        var layer = problem.Layers[l - 1];
        if (biases && layer.BiasKind == BiasKind.None)
        {
            return PaperText.Empty;
        }

        var shared = layer.BiasKind == BiasKind.Shared;
        var letter = biases ? "b" : "W";
        Func<int, int, string> name = biases ? (j, _) => shared ? $"b[{l}]" : $"b[{l}][{j}]" : (j, i) => $"w[{l}][{j}][{i}]";
        var rows = biases && shared ? 1 : layer.Size;
        var columns = biases ? 1 : layer.Weights[0].Length;
        var old = Cells(rows, columns, name);
        var gradient = Cells(rows, columns, (j, i) => "dJ/d" + name(j, i));
        var after = Cells(rows, columns, name, update + 1);
        var extra = Extra(after);
        var sign = problem.Training!.Ascent ? Notate.Plus : Notate.MinusSign;
        var left = new MathNode.Scripts(new MathNode.Symbol(letter), null, MathNode.Of(LayerScript(l), new MathNode.Words(" new")));
        var symbols = MathNode.Of(Letter(letter, l), sign, new MathNode.Symbol("η"), Differential(letter, l));
        var numbers = MathNode.Of(Numbers(old, extra), sign, Notate.Number(problem.Training.LearningRate.Text), Numbers(gradient, extra));
        return Display(left, symbols, numbers, after);
    }

    private PaperText Display(MathNode left, MathNode symbols, MathNode numbers, ImmutableArray<ImmutableArray<Quantity>> result) =>
        lines.Formulas.Display(
            Break.Aligned(left, [(Notate.EqualSign, symbols), (SubstitutedRelation(result), numbers), (RelationOf(result), Results(result))]),
            AnchorsOf(result));

    /// <summary>Numbers that were rounded before make the line with numbers approximate.</summary>
    private MathNode SubstitutedRelation(ImmutableArray<ImmutableArray<Quantity>> cells)
    {
        if (problem.Head.Rounding.CarryRounded)
        {
            return Notate.EqualSign;
        }

        foreach (var row in cells)
        {
            foreach (var cell in row)
            {
                foreach (var index in cell.Formula is null ? [] : References.Of(cell.Formula))
                {
                    if (_trace.Quantities[index] is { Given: null, ShownExactly: false })
                    {
                        return Notate.ApproximatelySign;
                    }
                }
            }
        }

        return Notate.EqualSign;
    }

    private int Extra(ImmutableArray<ImmutableArray<Quantity>> cells)
    {
        var extra = 0;
        for (var i = 0; i < Math.Min(cells.Length, MostRows); i++)
        {
            for (var j = 0; j < Math.Min(cells[i].Length, MostRows); j++)
            {
                extra = Math.Max(extra, Substitution.ExtraDigits(_trace.Quantities, cells[i][j], problem.Head.Rounding));
            }
        }

        return extra;
    }

    private ImmutableArray<ImmutableArray<Quantity>> Cells(int rows, int columns, Func<int, int, string> id, int? at = null)
    {
        var suffix = at is { } t ? t == 0 ? "" : $"#{t}" : Suffix;
        var all = ImmutableArray.CreateBuilder<ImmutableArray<Quantity>>(rows);
        for (var i = 1; i <= rows; i++)
        {
            var row = ImmutableArray.CreateBuilder<Quantity>(columns);
            for (var j = 1; j <= columns; j++)
            {
                var name = id(i, j);
                row.Add(_trace.Find(name + suffix) ?? _trace.Find(name) ?? throw new InvalidOperationException($"the trace lacks {name}{suffix}"));
            }

            all.Add(row.MoveToImmutable());
        }

        return all.MoveToImmutable();
    }

    /// <summary>Like <see cref="Cells"/>, over the samples of this update's batch.</summary>
    private ImmutableArray<ImmutableArray<Quantity>> Batch(int rows, Func<int, int, string> id)
    {
        var samples = Enumerable.Range(1, _samples).Where(s => _trace.Find($"dL/dz[{problem.Layers.Length}][1]({s}){Suffix}") is not null).ToList();
        return Cells(rows, samples.Count, (i, j) => id(i, samples[j - 1]));
    }

    private Expr Scaled(ImmutableArray<Quantity> a, ImmutableArray<Quantity> b)
    {
        Expr product = new Expr.Dot(new ExprList([.. a.Select(q => (Expr)new Expr.Ref(q.Index))]), new ExprList([.. b.Select(q => (Expr)new Expr.Ref(q.Index))]));
        return problem.Loss.Samples == Solver.Losses.Reduction.Mean && a.Length > 1 ? product / Expr.Integer(a.Length) : product;
    }

    private static ImmutableArray<ImmutableArray<Quantity>> Transpose(ImmutableArray<ImmutableArray<Quantity>> cells) =>
        [.. Enumerable.Range(0, cells[0].Length).Select(j => cells.Select(row => row[j]).ToImmutableArray())];

    private MathNode Numbers(ImmutableArray<ImmutableArray<Quantity>> cells, int extra) =>
        Matrix(cells.Length, cells[0].Length, (i, j) => Number(cells[i][j], extra));

    private static MathNode Results(ImmutableArray<ImmutableArray<Quantity>> cells) =>
        Matrix(cells.Length, cells[0].Length, (i, j) => Notate.Number(cells[i][j].Shown));

    private MathNode Number(Quantity quantity, int extra)
    {
        var node = Notate.Number(Substitution.Text(quantity, problem.Head.Rounding, extra));
        return quantity.IsComputed ? new MathNode.Link(Anchors.Of(quantity.Id), node) : node;
    }

    /// <summary>A display that works out every entry by its own line, e.g. σ′(z) entry by entry; the working is left out where it would be too wide.</summary>
    private PaperText Entries(MathNode left, ImmutableArray<ImmutableArray<Quantity>> cells)
    {
        var members = ImmutableArray.CreateBuilder<(MathNode, MathNode)>();
        if (cells[0].Length <= 2 && cells.All(row => row.All(q => q.Formula is not null && References.Of(q.Formula).Count > 0)))
        {
            members.Add((SubstitutedRelation(cells), Matrix(cells.Length, cells[0].Length, (i, j) => lines.Lines.Substituted(cells[i][j])!)));
        }

        members.Add((RelationOf(cells), Results(cells)));
        return lines.Formulas.Display(Break.Relations(left, members.ToImmutable(), Break.Page), AnchorsOf(cells));
    }

    private static MathNode Matrix(int rows, int columns, Func<int, int, MathNode> cell)
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
        count <= MostRows ? Enumerable.Range(0, count) : [0, 1, 2, -1, count - 1];

    private MathNode Scale => problem.Loss.Samples == Solver.Losses.Reduction.Mean && !One ? new MathNode.Fraction(new MathNode.Digits("1"), new MathNode.Symbol("m")) : MathNode.Empty;

    private MathNode ScaleNumber => problem.Loss.Samples == Solver.Losses.Reduction.Mean && !One
        ? new MathNode.Fraction(new MathNode.Digits("1"), new MathNode.Digits(Batch(1, (_, s) => $"dL/dz[{problem.Layers.Length}][1]({s})")[0].Length.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        : MathNode.Empty;

    private MathNode Penalty(int l) => problem.Regularisation is null
        ? MathNode.Empty
        : MathNode.Of(Notate.Plus, new MathNode.Fraction(new MathNode.Symbol("λ"), new MathNode.Symbol("m")), Letter("W", l));

    private static MathNode ColumnSum(bool shared) => new MathNode.Scripts(new MathNode.LargeOperator("∑"), shared ? MathNode.Of(new MathNode.Symbol("j"), Notate.Comma, new MathNode.Symbol("s")) : new MathNode.Symbol("s"), null);

    private static MathNode Odot { get; } = new MathNode.Symbol("⊙", AtomClass.Bin);

    private static string Bias(Layer layer, int l, int j) => layer.BiasKind == BiasKind.Shared ? $"b[{l}]" : $"b[{l}][{j}]";

    private bool IsFused(int l) => l == problem.Layers.Length && _trace.Find($"dL/dz[{l}][1](1){Suffix}") is { Rule: var rule } && rule.Contains("cross-entropy", StringComparison.Ordinal);

    private static MathNode ActivationName(Layer layer) =>
        layer.Activation.Function is { } function ? function.Display.Length == 1 ? new MathNode.Symbol(function.Display) : new MathNode.FunctionName(function.Display) : new MathNode.FunctionName("id");

    private static MathNode Prime(Layer layer) => new MathNode.Scripts(ActivationName(layer), null, new MathNode.Symbol("′"));

    private static MathNode LayerScript(int l) => MathNode.Of(
        new MathNode.Symbol("[", AtomClass.Open), Notate.Number(l.ToString(System.Globalization.CultureInfo.InvariantCulture)), new MathNode.Symbol("]", AtomClass.Close));

    private static MathNode Letter(string letter, int? layer = null) =>
        layer is { } l ? new MathNode.Scripts(new MathNode.Symbol(letter), null, LayerScript(l)) : new MathNode.Symbol(letter);

    private static MathNode Transposed(string letter, int l) =>
        new MathNode.Scripts(Typeset.Brackets(Letter(letter, l)), null, TransposeSign);

    private static MathNode TransposedLetter(string letter) => new MathNode.Scripts(new MathNode.Symbol(letter), null, TransposeSign);

    private static MathNode TransposeSign { get; } = new MathNode.Symbol("⊤");

    private static MathNode Differential(string letter, int l) => MathNode.Of(new MathNode.Symbol("d"), Letter(letter, l));

    private static MathNode Shape(MathNode node, int rows, int columns) => new MathNode.Brace(node, MathNode.Of(
        Notate.Number(rows.ToString(System.Globalization.CultureInfo.InvariantCulture)), Notate.Times, Notate.Number(columns.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    private MathNode RelationOf(ImmutableArray<ImmutableArray<Quantity>> cells) =>
        cells.All(row => row.All(IsExact)) ? Notate.EqualSign : Notate.ApproximatelySign;

    /// <summary>Whether the digits are exact; a quantity that repeats another is as exact as that one.</summary>
    private bool IsExact(Quantity quantity) => quantity.Formula is Expr.Ref repeated
        ? IsExact(_trace.Quantities[repeated.Index])
        : quantity.Given is not null || quantity.ShownExactly;

    private static ImmutableArray<string> AnchorsOf(ImmutableArray<ImmutableArray<Quantity>> cells) =>
        cells.Length * cells[0].Length > 64 ? [] : [.. cells.SelectMany(row => row.Select(q => Anchors.Of(q.Id))).Distinct()];
}
