using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>The lines dJ/dw and dJ/db of an update, over the samples of its batch.</summary>
/// <param name="givens">What is given.</param>
/// <param name="forward">The forward pass.</param>
/// <param name="backward">The backward pass; it has the lines of the batch's samples.</param>
/// <param name="point">The parameters at which the passes are taken.</param>
/// <param name="gradients">Whether each sample's gradients have lines.</param>
internal sealed class GradientSums(Givens givens, ForwardPass forward, BackwardPass backward, Point point, bool gradients)
{
    private readonly Problem.Network _problem = givens.Problem;

    /// <summary>Adds the lines; gives the gradient of each parameter in the order of <see cref="Givens.Parameters"/>.</summary>
    public Expr.Ref[] Add(Lines lines, ImmutableArray<int> batch)
    {
        var found = new List<(int Layer, Expr.Ref Gradient)>();
        var bySlot = new List<List<Expr.Ref>>();
        for (var l = 0; l < _problem.Layers.Length; l++)
        {
            bySlot.Add([]);
        }

        for (var l = _problem.Layers.Length - 1; l >= 0; l--)
        {
            var activations = gradients ? [] : ActivationColumns(l, batch);
            var deltas = gradients ? [] : DeltaColumns(l, batch);
            for (var j = 0; j < _problem.Layers[l].Size; j++)
            {
                for (var i = 0; i < point.Weights[l][j].Count; i++)
                {
                    var sum = gradients ? Over(batch, s => backward.Weights[s][l][j][i]) : new Expr.Dot(deltas[j], activations[i]);
                    bySlot[l].Add(AddWeight(lines, batch, sum, l, j, i));
                }
            }

            AddBiases(lines, batch, l, bySlot[l]);
        }

        return [.. bySlot.SelectMany(layer => layer)];
    }

    private ExprList[] ActivationColumns(int l, ImmutableArray<int> batch)
    {
        var columns = new ExprList[forward.Before(l, batch[0]).Count];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = new ExprList([.. batch.Select(s => forward.Before(l, s)[i])]);
        }

        return columns;
    }

    private ExprList[] DeltaColumns(int l, ImmutableArray<int> batch)
    {
        var columns = new ExprList[_problem.Layers[l].Size];
        for (var j = 0; j < columns.Length; j++)
        {
            columns[j] = new ExprList([.. batch.Select(s => backward.Deltas[l][s][j])]);
        }

        return columns;
    }

    private static Expr Over(ImmutableArray<int> batch, Func<int, Expr> gradient) =>
        batch.Length == 1 ? gradient(batch[0]) : new Expr.Sum(new ExprList([.. batch.Select(gradient)]));

    private Expr.Ref AddWeight(Lines lines, ImmutableArray<int> batch, Expr sum, int l, int j, int i)
    {
        var weight = point.Weights[l][j][i];
        var (chain, symbolic) = batch.Length == 1
            ? (backward.Front(l, batch[0], j) * new Expr.Partial(backward.Node(l, batch[0], j), weight),
                (backward.Forms[batch[0]][l][j] * ClosedForm.Of(forward.Before(l, batch[0])[i])).Expr)
            : Combined(batch, weight, s => backward.Forms[s][l][j] * ClosedForm.Of(forward.Before(l, s)[i]), sum);
        return AddLine(lines, new Key(Role.WeightGradient, l + 1, j + 1, i + 1), weight, Averaged(sum, batch), Rule(batch), chain, symbolic);
    }

    /// <summary>Adds ∂R/∂θ, which is λ/m · θ, where the parameter is regularised.</summary>
    private Expr.Ref AddLine(Lines lines, Key key, Expr parameter, Expr formula, string rule, Expr chain, Expr symbolic)
    {
        if (forward.Penalty is not { } penalty || (key.Role == Role.BiasGradient && !_problem.Regularisation!.Biases))
        {
            return lines.Add(key, formula, rule, chain, symbolic);
        }

        var decay = Decay(parameter);
        var whole = chain is Expr.Partial { Of: var of } && of == forward.Objective;
        return lines.Add(
            key,
            ForwardPass.Plus(formula, decay),
            rule,
            whole ? chain : ForwardPass.Plus(chain, new Expr.Partial(penalty, parameter)),
            ForwardPass.Plus(symbolic, decay));
    }

    private void AddBiases(Lines lines, ImmutableArray<int> batch, int l, List<Expr.Ref> results)
    {
        var layer = _problem.Layers[l];
        switch (layer.BiasKind)
        {
            case BiasKind.Shared:
                results.Add(AddBias(lines, batch, l, 0, [.. Enumerable.Range(0, layer.Size)]));
                break;
            case BiasKind.PerNeuron:
                for (var j = 0; j < layer.Size; j++)
                {
                    results.Add(AddBias(lines, batch, l, j + 1, [j]));
                }

                break;
            default:
                break;
        }
    }

    private Expr.Ref AddBias(Lines lines, ImmutableArray<int> batch, int l, int neuron, ImmutableArray<int> neurons)
    {
        var parts = ImmutableArray.CreateBuilder<Expr>(batch.Length * neurons.Length);
        foreach (var s in batch)
        {
            foreach (var j in neurons)
            {
                parts.Add(gradients ? backward.Biases[s][l][j] : backward.Deltas[l][s][j]);
            }
        }

        var sum = parts.Count == 1 ? parts[0] : new Expr.Sum(new ExprList(parts.MoveToImmutable()));
        var bias = point.Biases[l][neurons[0]];
        Expr chain;
        Expr symbolic;
        if (batch.Length == 1)
        {
            var s = batch[0];
            chain = Sum([.. neurons.Select(j => backward.Front(l, s, j) * new Expr.Partial(backward.Node(l, s, j), bias))]);
            var form = ClosedForm.Sum([.. neurons.Select(j => backward.Forms[s][l][j])]);
            symbolic = form.Leaves <= ClosedForm.MostLeaves ? form.Expr : sum;
        }
        else
        {
            (chain, symbolic) = Combined(batch, bias, s => ClosedForm.Sum([.. neurons.Select(j => backward.Forms[s][l][j])]), sum);
        }

        var rule = neurons.Length > 1 ? "sum-over-paths" : Rule(batch);
        return AddLine(lines, new Key(Role.BiasGradient, l + 1, neuron), bias, Averaged(sum, batch), rule, chain, symbolic);
    }

    private static Expr Sum(ImmutableArray<Expr> terms) => terms.Length == 1 ? terms[0] : new Expr.Sum(new ExprList(terms));

    private Expr Averaged(Expr sum, ImmutableArray<int> batch) =>
        batch.Length > 1 && _problem.Loss.Samples == Reduction.Mean ? sum / Expr.Integer(batch.Length) : sum;

    /// <summary>λ/m · θ</summary>
    private Expr Decay(Expr parameter)
    {
        var lambda = givens.Setting("lambda");
        var samples = _problem.Inputs.Length;
        return (samples == 1 ? lambda : lambda / Expr.Integer(samples)) * parameter;
    }

    private string Rule(ImmutableArray<int> batch) =>
        batch.Length == 1 ? "gradient-of-one-sample" : _problem.Loss.Samples == Reduction.Mean ? "mean-over-samples" : "sum-over-samples";

    private (Expr Chain, Expr Symbolic) Combined(ImmutableArray<int> batch, Expr parameter, Func<int, ClosedForm> form, Expr sum)
    {
        Expr chain = new Expr.Partial(forward.Objective, parameter);
        if (batch.Length <= 12)
        {
            chain = Averaged(Sum([.. batch.Select(s => (Expr)new Expr.Partial(forward.Losses[s], parameter))]), batch);
        }

        if (batch.Length > ClosedForm.MostLeaves / 2)
        {
            return (chain, Averaged(sum, batch));
        }

        var symbolic = ClosedForm.Sum([.. batch.Select(form)]);
        return (chain, Averaged(symbolic.Leaves <= ClosedForm.MostLeaves ? symbolic.Expr : sum, batch));
    }
}
