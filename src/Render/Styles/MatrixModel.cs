using System.Collections.Immutable;
using System.Globalization;
using Scriban.Runtime;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;
using static WorkedSolutions.Render.Styles.MatrixNotation;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// The vectorised form of a network's working: for each shown update the displays of its layers, with shapes under the
/// factors, then with the numbers of the trace. Columns are samples; one sample makes column vectors.
/// </summary>
internal sealed partial class MatrixModel(LineModel lines, Problem.Network problem, int update)
{
    private readonly Trace _trace = lines.Trace;
    private readonly MatrixBlocks _blocks = new(lines.Trace, problem, update);
    private readonly int _samples = problem.Inputs.Length;

    private bool One => _samples == 1;

    /// <summary>Whether this is the forward pass after the last update.</summary>
    private bool Closing => update > 0 && update == problem.Training?.Updates;

    /// <summary>The layers from the first to the last: <c>forward</c> displays; <c>ahead</c> the same at the look-ahead parameters; from the last to the first: <c>backward</c>; <c>steps</c> of the update.</summary>
    public LazyObject Model(NetworkModel network)
    {
        var forward = new ScriptArray();
        var ahead = new ScriptArray();
        var backward = new ScriptArray();
        var steps = new ScriptArray();
        for (var l = 1; l <= problem.Layers.Length; l++)
        {
            var layer = l;
            forward.Add(new LazyObject().With("number", layer).With("info", network.Layer(layer - 1)).With("output", layer == problem.Layers.Length)
                .With("weighted_sum", () => WeightedSum(layer)).With("activations", () => Activations(layer)));
            if (LooksAhead)
            {
                ahead.Add(new LazyObject().With("number", layer).With("output", layer == problem.Layers.Length)
                    .With("weighted_sum", () => WeightedSum(layer, ahead: true)).With("activations", () => Activations(layer, ahead: true)));
            }
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

        return new LazyObject().With("forward", forward).With("ahead", ahead).With("backward", backward).With("steps", steps);
    }

    /// <summary>How the trace marks what belongs to the time after an update.</summary>
    private string Mark(int after) => problem.Training is { Updates: 1 } ? "new" : string.Create(CultureInfo.InvariantCulture, $"t={after}");

    private PaperText WeightedSum(int l, bool ahead = false)
    {
        var layer = problem.Layers[l - 1];
        var before = layer.Weights[0].Length;
        var symbols = MathNode.Of(
            Shape(Now("W", l, ahead), layer.Size, before),
            Shape(l == 1 ? Letter(InputLetter) : Now(ActivationLetter, l - 1, ahead), before, _samples),
            layer.BiasKind == BiasKind.None ? MathNode.Empty : MathNode.Of(Notate.Plus, Shape(Now("b", l, ahead), layer.Size, 1)));
        var cells = _blocks.Find(layer.Size, _samples, (j, s) => At($"z[{l}][{j}]({s})", ahead));
        var extra = _blocks.Extra(cells);
        var weights = _blocks.Find(layer.Size, before, (j, i) => At($"w[{l}][{j}][{i}]", ahead));
        var inputs = _blocks.Find(before, _samples, (i, s) => l == 1 ? $"x[{i}]({s})" : At($"a[{l - 1}][{i}]({s})", ahead));
        var biases = layer.BiasKind == BiasKind.None ? null : _blocks.Find(layer.Size, 1, (j, _) => At(Bias(layer, l, j), ahead));
        var numbers = MathNode.Of(
            _blocks.Numbers(weights, extra),
            _blocks.Numbers(inputs, extra),
            biases is null ? MathNode.Empty : MathNode.Of(Notate.Plus, _blocks.Numbers(biases, extra)));
        var (steps, relation) = new MatrixSteps(weights, inputs, biases, cells, extra).Worked(otherwise: _blocks.Relation(cells));
        return lines.Formulas.Display(
            Break.Aligned(Now(PreActivationLetter, l, ahead), [(Notate.EqualSign, symbols), (_blocks.SubstitutedRelation(cells), numbers), .. steps, (relation, cells.Results)]),
            cells.Anchors);
    }

    private PaperText Activations(int l, bool ahead = false)
    {
        var layer = problem.Layers[l - 1];
        var cells = _blocks.Find(layer.Size, _samples, (j, s) => At($"a[{l}][{j}]({s})", ahead));
        var z = _blocks.Find(layer.Size, _samples, (j, s) => At($"z[{l}][{j}]({s})", ahead));
        var name = ActivationName(layer);
        var left = l == problem.Layers.Length
            ? MathNode.Of(Now(ActivationLetter, l, ahead), Notate.EqualSign, Prediction(TargetLetter, ahead ? "ahead" : Closing ? Mark(update) : null))
            : Now(ActivationLetter, l, ahead);
        return Display(
            left,
            MathNode.Of(name, Typeset.Brackets(Now(PreActivationLetter, l, ahead))),
            MathNode.Of(name, new MathNode.Delimited("(", _blocks.Numbers(z, _blocks.Extra(cells)), ")")),
            cells);
    }

    private PaperText Deltas(int l)
    {
        var layer = problem.Layers[l - 1];
        var cells = _blocks.Find(layer.Size, _samples, (j, s) => $"dL/dz[{l}][{j}]({s})");
        var left = DifferentialThere(PreActivationLetter, l);
        if (IsFused(l))
        {
            var extra = _blocks.Extra(cells);
            return Display(
                left,
                MathNode.Of(There(ActivationLetter, l), Notate.MinusSign, Letter(TargetLetter)),
                MathNode.Of(_blocks.Numbers(_blocks.Find(layer.Size, _samples, (j, s) => At($"a[{l}][{j}]({s})")), extra), Notate.MinusSign, _blocks.Numbers(_blocks.Find(layer.Size, _samples, (j, s) => $"y[{j}]({s})"), extra)),
                cells);
        }

        var upstream = _blocks.Find(layer.Size, _samples, (j, s) => $"dL/da[{l}][{j}]({s})");
        var lossByOutput = Notate.Derivative(Loss, There(ActivationLetter, l));
        var text = l == problem.Layers.Length ? Entries(lossByOutput, upstream) : Upstream(l, upstream);
        if (!layer.Activation.IsElementwise)
        {
            return text + lines.Formulas.Display(Break.Relations(left, [(_blocks.Relation(cells), cells.Results)]), cells.Anchors);
        }

        var local = _blocks.Find(layer.Size, _samples, (j, s) => $"da/dz[{l}][{j}]({s})");
        text += Entries(MathNode.Of(Prime(layer), Typeset.Brackets(There(PreActivationLetter, l))), local);
        var digits = _blocks.Extra(cells);
        var factors = MathNode.Of(
            l == problem.Layers.Length
                ? lossByOutput
                : Shape(MathNode.Of(TransposedThere("W", l + 1), DifferentialThere(PreActivationLetter, l + 1)), layer.Size, _samples),
            Odot,
            Shape(MathNode.Of(Prime(layer), Typeset.Brackets(There(PreActivationLetter, l))), layer.Size, _samples));
        return text + Display(left, factors, MathNode.Of(_blocks.Numbers(upstream, digits), Odot, _blocks.Numbers(local, digits)), cells);
    }

    /// <summary>(W^{[l+1]})ᵀ dZ^{[l+1]} with its numbers: what comes back through the next layer's weights.</summary>
    private PaperText Upstream(int l, Block cells)
    {
        var next = problem.Layers[l];
        var extra = _blocks.Extra(cells);
        return Display(
            DifferentialThere(ActivationLetter, l),
            MathNode.Of(Shape(TransposedThere("W", l + 1), next.Weights[0].Length, next.Size), Shape(DifferentialThere(PreActivationLetter, l + 1), next.Size, _samples)),
            MathNode.Of(
                _blocks.Numbers(_blocks.Find(next.Weights[0].Length, next.Size, (i, k) => At($"w[{l + 1}][{k}][{i}]")), extra),
                _blocks.Numbers(_blocks.Find(next.Size, _samples, (k, s) => $"dL/dz[{l + 1}][{k}]({s})"), extra)),
            cells);
    }

    private PaperText WeightGradient(int l)
    {
        var layer = problem.Layers[l - 1];
        var before = layer.Weights[0].Length;
        var cells = _blocks.Find(layer.Size, before, (j, i) => $"dJ/dw[{l}][{j}][{i}]");
        var deltas = _blocks.OfBatch(layer.Size, (j, s) => $"dL/dz[{l}][{j}]({s})");
        var inputs = _blocks.OfBatch(before, (i, s) => l == 1 ? $"x[{i}]({s})" : At($"a[{l - 1}][{i}]({s})"));
        var extra = _blocks.ExtraOfGradient(cells, deltas, inputs);
        var count = deltas.Columns;
        var symbols = MathNode.Of(
            Scale,
            Shape(DifferentialThere(PreActivationLetter, l), layer.Size, count),
            Shape(l == 1 ? TransposedLetter(InputLetter) : TransposedThere(ActivationLetter, l - 1), count, before),
            Penalty(l));
        var numbers = MathNode.Of(ScaleNumber, _blocks.Numbers(deltas, extra), _blocks.Numbers(inputs.Transposed, extra));
        return problem.Regularisation is null
            ? Display(DifferentialThere("W", l), symbols, numbers, cells)
            : lines.Formulas.Display(Break.Aligned(DifferentialThere("W", l), [(Notate.EqualSign, symbols), (_blocks.Relation(cells), cells.Results)]), cells.Anchors);
    }

    private PaperText BiasGradient(int l)
    {
        var layer = problem.Layers[l - 1];
        if (layer.BiasKind == BiasKind.None)
        {
            return PaperText.Empty;
        }

        var shared = layer.BiasKind == BiasKind.Shared;
        var cells = _blocks.Find(shared ? 1 : layer.Size, 1, (j, _) => shared ? $"dJ/db[{l}]" : $"dJ/db[{l}][{j}]");
        var symbols = One && !shared ? DifferentialThere(PreActivationLetter, l) : MathNode.Of(Scale, ColumnSum(shared), DifferentialThere(PreActivationLetter, l));
        return lines.Formulas.Display(Break.Relations(DifferentialThere("b", l), [(Notate.EqualSign, symbols), (_blocks.Relation(cells), cells.Results)]), cells.Anchors);
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
        var old = _blocks.Find(rows, columns, name);
        var gradient = _blocks.Find(rows, columns, (j, i) => "dJ/d" + name(j, i));
        var after = _blocks.Find(rows, columns, name, update + 1);
        var extra = _blocks.Extra(after);
        var sign = problem.Training!.Ascent ? Notate.Plus : Notate.MinusSign;
        var before = update == 0 ? Letter(letter, l) : After(letter, l, Mark(update));
        var symbols = MathNode.Of(before, sign, Notate.Symbol(_trace.Letters.Setting("eta")), Differential(letter, l));
        var numbers = MathNode.Of(_blocks.Numbers(old, extra), sign, Notate.Number(problem.Training.LearningRate.Text), _blocks.Numbers(gradient, extra));
        return Display(After(letter, l, Mark(update + 1)), symbols, numbers, after);
    }

    private PaperText Display(MathNode left, MathNode symbols, MathNode numbers, Block result) =>
        lines.Formulas.Display(
            Break.Aligned(left, [(Notate.EqualSign, symbols), (_blocks.SubstitutedRelation(result), numbers), (_blocks.Relation(result), result.Results)]),
            result.Anchors);

    /// <summary>A display that works out every entry by its own line, e.g. σ′(z) entry by entry; the working is left out where it would be too wide.</summary>
    private PaperText Entries(MathNode left, Block cells)
    {
        var members = ImmutableArray.CreateBuilder<(MathNode, MathNode)>();
        if (cells.Columns <= 2 && cells.All(q => q.Formula is not null && References.Of(q.Formula).Count > 0))
        {
            members.Add((_blocks.SubstitutedRelation(cells), Matrix(cells.Rows, cells.Columns, (i, j) => lines.Lines.Substituted(cells[i, j])!)));
        }

        members.Add((_blocks.Relation(cells), cells.Results));
        return lines.Formulas.Display(Break.Relations(left, members.ToImmutable(), Break.Page), cells.Anchors);
    }

    private MathNode Scale => problem.Loss.Samples == Solver.Losses.Reduction.Mean && !One ? new MathNode.Fraction(new MathNode.Digits("1"), new MathNode.Symbol("m")) : MathNode.Empty;

    private MathNode ScaleNumber => problem.Loss.Samples == Solver.Losses.Reduction.Mean && !One
        ? new MathNode.Fraction(new MathNode.Digits("1"), new MathNode.Digits(_blocks.OfBatch(1, (_, s) => $"dL/dz[{problem.Layers.Length}][1]({s})").Columns.ToString(CultureInfo.InvariantCulture)))
        : MathNode.Empty;

    private MathNode Penalty(int l) => problem.Regularisation is null
        ? MathNode.Empty
        : MathNode.Of(Notate.Plus, new MathNode.Fraction(Notate.Symbol(_trace.Letters.Setting("lambda")), new MathNode.Symbol("m")), There("W", l));

    private static string Bias(Layer layer, int l, int j) => layer.BiasKind == BiasKind.Shared ? $"b[{l}]" : $"b[{l}][{j}]";

    private bool IsFused(int l) => l == problem.Layers.Length && _trace.Find($"dL/dz[{l}][1](1){_blocks.Suffix}") is { Rule: var rule } && rule.Contains("cross-entropy", StringComparison.Ordinal);
}
