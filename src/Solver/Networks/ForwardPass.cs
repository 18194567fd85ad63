using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>The lines z, a, E, L, R, J of a forward pass over all samples, and where their numbers are.</summary>
internal sealed class ForwardPass
{
    private readonly Givens _givens;
    private readonly Point _point;
    private readonly string? _prefix;
    private readonly Problem.Network _problem;

    /// <summary>Builds the lines.</summary>
    /// <param name="givens">What is given.</param>
    /// <param name="point">The parameters at which the pass is taken.</param>
    /// <param name="lines">Where the lines go.</param>
    /// <param name="prefix">Prefix of all ids; null for the pass at θ.</param>
    public ForwardPass(Givens givens, Point point, Lines lines, string? prefix = null)
    {
        _givens = givens;
        _point = point;
        _prefix = prefix;
        _problem = givens.Problem;
        var samples = _problem.Inputs.Length;
        Z = new ExprList[_problem.Layers.Length][];
        A = new ExprList[_problem.Layers.Length][];
        for (var l = 0; l < Z.Length; l++)
        {
            Z[l] = new ExprList[samples];
            A[l] = new ExprList[samples];
        }

        Weights = point.Weights.Select((layer, l) => layer.Select((row, j) => WithBias(row, l, j)).ToArray()).ToArray();
        Losses = new Expr[samples];
        Shares = new ExprList[samples];
        for (var s = 0; s < samples; s++)
        {
            AddSample(lines, s);
        }

        Objective = AddObjective(lines);
    }

    /// <summary>Pre-activations, [layer][sample][neuron].</summary>
    public ExprList[][] Z { get; }

    /// <summary>Activations, [layer][sample][neuron].</summary>
    public ExprList[][] A { get; }

    /// <summary>L, [sample].</summary>
    public Expr[] Losses { get; }

    /// <summary>E, [sample][output].</summary>
    public ExprList[] Shares { get; }

    /// <summary>J.</summary>
    public Expr.Ref Objective { get; }

    /// <summary>R, where weights are regularised.</summary>
    public Expr.Ref? Penalty { get; private set; }

    /// <summary>The left sides of the weighted sums; with w₀ in front where a bias is written as a weight.</summary>
    private ExprList[][] Weights { get; }

    /// <summary>What layer l (from 0) reads for a sample: the activations before it, or the inputs.</summary>
    public ExprList Before(int layer, int sample) => layer == 0 ? _givens.Inputs[sample] : A[layer - 1][sample];

    /// <summary>A number with no text of its own.</summary>
    public static Expr.Number Whole(int value) => Expr.Integer(value);

    private void AddSample(Lines lines, int s)
    {
        for (var l = 0; l < _problem.Layers.Length; l++)
        {
            AddLayer(lines, l, s);
        }

        var output = A[^1][s];
        var target = _givens.Targets[s];
        var shares = ImmutableArray.CreateBuilder<Expr>(output.Count);
        var loss = _problem.Loss.Loss;
        var bounded = double.IsFinite(loss.Domain.Low) || double.IsFinite(loss.Domain.High);
        for (var k = 0; k < output.Count; k++)
        {
            shares.Add(lines.Add(
                new Key(Role.LossShare, Neuron: k + 1, Sample: s + 1, Prefix: _prefix),
                loss.Share(target[k], output[k]),
                loss.Name,
                zeroWins: bounded,
                domainSlot: bounded ? ((Expr.Ref)output[k]).Index : -1));
        }

        Shares[s] = new ExprList(shares.MoveToImmutable());
        Losses[s] = lines.Add(
            new Key(Role.SampleLoss, Sample: s + 1, Prefix: _prefix),
            Reduce(Shares[s], _problem.Loss.Outputs),
            _problem.Loss.Outputs == Reduction.Mean ? "mean-over-outputs" : "sum-over-outputs");
    }

    private void AddLayer(Lines lines, int l, int s)
    {
        var layer = _problem.Layers[l];
        var before = Before(l, s);
        var read = _problem.BiasAsWeight && layer.BiasKind != BiasKind.None ? new ExprList([_givens.Setting("x0"), .. before.Items]) : before;
        var z = ImmutableArray.CreateBuilder<Expr>(layer.Size);
        for (var j = 0; j < layer.Size; j++)
        {
            Expr sum = new Expr.Dot(Weights[l][j], read);
            var formula = read.Count > before.Count || layer.BiasKind == BiasKind.None ? sum : sum + _point.Biases[l][j];
            z.Add(lines.Add(new Key(Role.PreActivation, l + 1, j + 1, Sample: s + 1, Prefix: _prefix), formula, "weighted-sum"));
        }

        Z[l][s] = new ExprList(z.MoveToImmutable());
        var a = ImmutableArray.CreateBuilder<Expr>(layer.Size);
        for (var j = 0; j < layer.Size; j++)
        {
            a.Add(lines.Add(new Key(Role.Activation, l + 1, j + 1, Sample: s + 1, Prefix: _prefix), layer.Activation.Formula(Z[l][s], j), layer.Activation.Name));
        }

        A[l][s] = new ExprList(a.MoveToImmutable());
    }

    private ExprList WithBias(ExprList row, int l, int j) =>
        _problem.BiasAsWeight && _problem.Layers[l].BiasKind != BiasKind.None ? new ExprList([_point.Biases[l][j], .. row.Items]) : row;

    private Expr.Ref AddObjective(Lines lines)
    {
        var samples = Reduce(new ExprList([.. Losses]), _problem.Loss.Samples);
        var rule = Losses.Length == 1 ? "objective" : _problem.Loss.Samples == Reduction.Mean ? "mean-over-samples" : "sum-over-samples";
        if (_problem.Regularisation is { } regularisation)
        {
            var squares = ImmutableArray.CreateBuilder<Expr>();
            foreach (var parameter in Regularised(regularisation))
            {
                squares.Add(Expr.Square(parameter));
            }

            Expr factor = _givens.Setting("lambda") / (Expr.Two * Whole(Losses.Length));
            var formula = factor * (squares.Count == 1 ? squares[0] : new Expr.Sum(new ExprList(squares.ToImmutable())));
            Penalty = lines.Add(new Key(Role.RegularisationTerm, Prefix: _prefix), formula, "l2-regularisation");
            samples = Plus(samples, Penalty);
        }

        return lines.Add(new Key(Role.Objective, Prefix: _prefix), samples, rule);
    }

    private IEnumerable<Expr> Regularised(Regularisation regularisation)
    {
        for (var l = 0; l < _point.Weights.Length; l++)
        {
            foreach (var row in _point.Weights[l])
            {
                foreach (var weight in row)
                {
                    yield return weight;
                }
            }

            if (regularisation.Biases && _problem.Layers[l].BiasKind != BiasKind.None)
            {
                var count = _problem.Layers[l].BiasKind == BiasKind.Shared ? 1 : _problem.Layers[l].Size;
                for (var j = 0; j < count; j++)
                {
                    yield return _point.Biases[l][j];
                }
            }
        }
    }

    /// <summary>a + b, a sum on the left continued.</summary>
    public static Expr Plus(Expr a, Expr b) => a is Expr.Sum sum ? new Expr.Sum([.. sum.Terms.Items, b]) : a + b;

    /// <summary>The sum, or the mean, of a list; of one expression itself.</summary>
    public static Expr Reduce(ExprList list, Reduction reduction)
    {
        if (list.Count == 1)
        {
            return list[0];
        }

        var sum = new Expr.Sum(list);
        return reduction == Reduction.Mean ? sum / Whole(list.Count) : sum;
    }
}
