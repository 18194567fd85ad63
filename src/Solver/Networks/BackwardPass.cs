using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>The lines of the backward pass of single samples: dL/da, da/dz, dL/dz, and unless left out dL/dw, dL/db, dL/dx.</summary>
internal sealed partial class BackwardPass
{
    private readonly Problem.Network _problem;
    private readonly Givens _givens;
    private readonly ForwardPass _forward;
    private readonly Point _point;
    private readonly SampleGradients _gradients;
    private readonly ExprList[][] _columns;
    private readonly bool[] _cancels;

    /// <summary>A backward pass for the samples of a forward pass.</summary>
    /// <param name="givens">What is given.</param>
    /// <param name="forward">The forward pass at the same point.</param>
    /// <param name="point">The parameters at which the pass is taken.</param>
    /// <param name="gradients">Which gradients of single samples get lines.</param>
    public BackwardPass(Givens givens, ForwardPass forward, Point point, SampleGradients gradients)
    {
        _givens = givens;
        _problem = givens.Problem;
        _forward = forward;
        _point = point;
        _gradients = gradients;
        var samples = _problem.Inputs.Length;
        _cancels = new bool[samples];
        _columns = point.Weights.Select(Columns).ToArray();
        Deltas = new ExprList[_problem.Layers.Length][];
        for (var l = 0; l < Deltas.Length; l++)
        {
            Deltas[l] = new ExprList[samples];
        }

        Weights = new ExprList[samples][][];
        Biases = new ExprList[samples][];
        Chains = new Expr?[samples][][];
        Forms = new ClosedForm[samples][][];
    }

    /// <summary>dL/dz, [layer][sample][neuron].</summary>
    public ExprList[][] Deltas { get; }

    /// <summary>dL/dw, [sample][layer][neuron], a list over units.</summary>
    public ExprList[][][] Weights { get; }

    /// <summary>dL/db, [sample][layer], a list over neurons.</summary>
    public ExprList[][] Biases { get; }

    /// <summary>The chains that lead to dL/dz, [sample][layer][neuron].</summary>
    public Expr?[][][] Chains { get; }

    /// <summary>dL/dz in closed form, [sample][layer][neuron].</summary>
    public ClosedForm[][][] Forms { get; }

    /// <summary>Adds the lines of a sample (from 0).</summary>
    public void AddSample(Lines lines, int s)
    {
        var layers = _problem.Layers.Length;
        Weights[s] = new ExprList[layers][];
        Biases[s] = new ExprList[layers];
        Chains[s] = new Expr?[layers][];
        Forms[s] = new ClosedForm[layers][];
        _cancels[s] = Cancels(s);
        for (var l = layers - 1; l >= 0; l--)
        {
            Deltas[l][s] = _problem.Layers[l].Activation.IsElementwise ? AddNeurons(lines, l, s) : AddCoupled(lines, l, s);
            if (_gradients.All)
            {
                AddGradients(lines, l, s);
            }
            else
            {
                AddAsked(lines, l, s);
            }
        }

        for (var i = 0; _gradients.All && i < _givens.Inputs[s].Count; i++)
        {
            AddInput(lines, s, i);
        }

        foreach (var key in _gradients.All ? [] : _gradients.Of(0, s + 1))
        {
            AddInput(lines, s, key.Unit - 1);
        }
    }

    /// <summary>What stands for z in a chain: for the identity, which changes nothing, the activation.</summary>
    public Expr Node(int l, int s, int j) => _problem.Layers[l].Activation.Function is null ? _forward.A[l][s][j] : _forward.Z[l][s][j];

    /// <summary>∂L/∂z as the front of a chain.</summary>
    public Expr Front(int l, int s, int j) => Chains[s][l][j] ?? new Expr.Partial(_forward.Losses[s], Node(l, s, j));

    private static ExprList[] Columns(ExprList[] rows)
    {
        var columns = new ExprList[rows[0].Count];
        for (var i = 0; i < columns.Length; i++)
        {
            var column = ImmutableArray.CreateBuilder<Expr>(rows.Length);
            foreach (var row in rows)
            {
                column.Add(row[i]);
            }

            columns[i] = new ExprList(column.MoveToImmutable());
        }

        return columns;
    }

    /// <summary>ŷ − y holds for softmax only where the targets add up to 1.</summary>
    private bool Cancels(int s)
    {
        var activation = _problem.Layers[^1].Activation;
        if (!_problem.Loss.Loss.CancelsWith(activation))
        {
            return false;
        }

        double sum = 0;
        foreach (var target in _problem.Targets[s])
        {
            sum += target.Value;
        }

        return activation.IsElementwise || Math.Abs(sum - 1) <= 1e-15;
    }

    private ExprList AddNeurons(Lines lines, int l, int s)
    {
        var layer = _problem.Layers[l];
        var deltas = ImmutableArray.CreateBuilder<Expr>(layer.Size);
        Chains[s][l] = new Expr?[layer.Size];
        Forms[s][l] = new ClosedForm[layer.Size];
        for (var j = 0; j < layer.Size; j++)
        {
            var (upstream, chain, form) = AddUpstream(lines, l, s, j);
            Expr z = _forward.Z[l][s][j], a = _forward.A[l][s][j];
            var derivative = layer.Activation.LocalDerivative(z, a);
            var edge = new Expr.Partial(a, z);
            var local = lines.Add(new Key(Role.LocalDerivative, l + 1, j + 1, Sample: s + 1), derivative, layer.Activation.Name + "-derivative", edge, derivative);
            var path = layer.Activation.Function is null ? chain : Extend(chain, edge);
            var whole = form * ClosedForm.Of(derivative);
            var cancels = l == _problem.Layers.Length - 1 && _cancels[s];
            if (cancels)
            {
                whole = ClosedForm.Of(Difference(s, j));
            }

            whole = Bounded(whole, ClosedForm.Of(upstream) * ClosedForm.Of(local));
            var formula = cancels ? Difference(s, j) : layer.Activation.Function is null ? upstream : upstream * local;
            var delta = lines.Add(new Key(Role.Delta, l + 1, j + 1, Sample: s + 1), formula, cancels ? "sigmoid-cross-entropy" : "chain-rule", path, whole.Expr);
            deltas.Add(delta);
            Chains[s][l][j] = Length(path) <= MostFactors ? path : null;
            Forms[s][l][j] = Shortened(whole, delta);
        }

        return new ExprList(deltas.MoveToImmutable());
    }

    /// <summary>ŷ − y, over the number of outputs where their shares are averaged.</summary>
    private Expr Difference(int s, int j)
    {
        var difference = _forward.A[^1][s][j] - _givens.Targets[s][j];
        return Divisor == 1 ? difference : difference / Expr.Integer(Divisor);
    }

    private int Divisor => _problem.Loss.Outputs == Reduction.Mean ? _problem.Layers[^1].Size : 1;

    private (Expr.Ref Line, Expr Chain, ClosedForm Form) AddUpstream(Lines lines, int l, int s, int j)
    {
        var key = new Key(Role.ActivationGradient, l + 1, j + 1, Sample: s + 1);
        return l == _problem.Layers.Length - 1 ? AddOutput(lines, key, s, j) : AddHidden(lines, key, l, s, j);
    }

    private (Expr.Ref Line, Expr Chain, ClosedForm Form) AddOutput(Lines lines, Key key, int s, int k)
    {
        var loss = _problem.Loss.Loss;
        var output = _forward.A[^1][s][k];
        var derivative = loss.ShareDerivative(_givens.Targets[s][k], output);
        var formula = Divisor == 1 ? derivative : derivative / Expr.Integer(Divisor);
        var chain = new Expr.Partial(_forward.Losses[s], output);
        Expr shown = _forward.Shares[s].Count == 1 ? chain : new Expr.Partial(_forward.Losses[s], _forward.Shares[s][k]) * new Expr.Partial(_forward.Shares[s][k], output);
        var line = lines.Add(key, formula, loss.Name + "-derivative", shown, formula, zeroWins: double.IsFinite(loss.Domain.High));
        return (line, chain, ClosedForm.Of(formula));
    }

    private (Expr.Ref Line, Expr Chain, ClosedForm Form) AddHidden(Lines lines, Key key, int l, int s, int i)
    {
        var deltas = Deltas[l + 1][s];
        var column = _columns[l + 1][i];
        var a = _forward.A[l][s][i];
        var single = deltas.Count == 1;
        Expr formula = single ? deltas[0] * column[0] : new Expr.Dot(deltas, column);
        var chain = single ? Extend(Front(l + 1, s, 0), new Expr.Partial(Node(l + 1, s, 0), a)) : PathSum(l, s, a);
        var form = HiddenForm(l, s, deltas, column, formula);
        var line = lines.Add(key, formula, single ? "chain-rule" : "sum-over-paths", chain, form.Expr);
        return (line, single ? chain : new Expr.Partial(_forward.Losses[s], a), form);
    }

    private Expr PathSum(int l, int s, Expr a)
    {
        var next = Deltas[l + 1][s].Count;
        var paths = ImmutableArray.CreateBuilder<Expr>(next);
        for (var k = 0; k < next; k++)
        {
            paths.Add(new Expr.Partial(_forward.Losses[s], Node(l + 1, s, k)) * new Expr.Partial(Node(l + 1, s, k), a));
        }

        return new Expr.Sum(new ExprList(paths.MoveToImmutable()));
    }

    private ClosedForm HiddenForm(int l, int s, ExprList deltas, ExprList column, Expr formula)
    {
        if (deltas.Count > ClosedForm.MostLeaves / 2)
        {
            return ClosedForm.Of(formula);
        }

        var terms = new ClosedForm[deltas.Count];
        for (var k = 0; k < terms.Length; k++)
        {
            terms[k] = Forms[s][l + 1][k] * ClosedForm.Of(column[k]);
        }

        return Bounded(ClosedForm.Sum(terms), ClosedForm.Of(formula));
    }

    private const int MostFactors = 12;

    private static int Length(Expr chain) => chain is Expr.Product product ? product.Factors.Count : 1;

    private static Expr Extend(Expr chain, Expr factor) => chain * factor;

    private static ClosedForm Bounded(ClosedForm form, ClosedForm instead) => form.Leaves <= ClosedForm.MostLeaves ? form : instead;

    private static ClosedForm Shortened(ClosedForm form, Expr delta) => form.Leaves <= ClosedForm.MostLeaves - 10 ? form : ClosedForm.Of(delta);
}
