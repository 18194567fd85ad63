using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>The gradients of single samples: dL/dw, dL/db, dL/dx, each a delta times what the parameter or input is multiplied by.</summary>
internal sealed partial class BackwardPass
{
    private void AddGradients(Lines lines, int l, int s)
    {
        var layer = _problem.Layers[l];
        var before = _forward.Before(l, s);
        Weights[s][l] = new ExprList[layer.Size];
        var biases = ImmutableArray.CreateBuilder<Expr>(layer.Size);
        for (var j = 0; j < layer.Size; j++)
        {
            var row = ImmutableArray.CreateBuilder<Expr>(before.Count);
            for (var i = 0; i < before.Count; i++)
            {
                row.Add(AddWeight(lines, l, s, j, i));
            }

            Weights[s][l][j] = new ExprList(row.MoveToImmutable());
            if (layer.BiasKind != BiasKind.None)
            {
                biases.Add(AddBias(lines, l, s, j));
            }
        }

        Biases[s][l] = new ExprList(biases.ToImmutable());
    }

    private void AddAsked(Lines lines, int l, int s)
    {
        foreach (var key in _gradients.Of(l + 1, s + 1))
        {
            _ = key.Role == Role.SampleBiasGradient ? AddBias(lines, l, s, key.Neuron - 1) : AddWeight(lines, l, s, key.Neuron - 1, key.Unit - 1);
        }
    }

    private Expr.Ref AddWeight(Lines lines, int l, int s, int j, int i)
    {
        var before = _forward.Before(l, s)[i];
        var chain = Extend(Front(l, s, j), new Expr.Partial(Node(l, s, j), _point.Weights[l][j][i]));
        var form = Forms[s][l][j] * ClosedForm.Of(before);
        return lines.Add(new Key(Role.SampleWeightGradient, l + 1, j + 1, i + 1, s + 1), Deltas[l][s][j] * before, "weight-gradient", chain, form.Expr);
    }

    private Expr.Ref AddBias(Lines lines, int l, int s, int j)
    {
        Expr one = _problem.BiasAsWeight ? _givens.Setting("x0") : Expr.One;
        var chain = Extend(Front(l, s, j), new Expr.Partial(Node(l, s, j), _point.Biases[l][j]));
        return lines.Add(new Key(Role.SampleBiasGradient, l + 1, j + 1, Sample: s + 1), Deltas[l][s][j] * one, "bias-gradient", chain, Forms[s][l][j].Expr);
    }

    private void AddInput(Lines lines, int s, int i)
    {
        var deltas = Deltas[0][s];
        var x = _givens.Inputs[s][i];
        var column = _columns[0][i];
        var single = deltas.Count == 1;
        Expr formula = single ? deltas[0] * column[0] : new Expr.Dot(deltas, column);
        var chain = single ? Extend(Front(0, s, 0), new Expr.Partial(Node(0, s, 0), x)) : PathSum(-1, s, x);
        var form = HiddenForm(-1, s, deltas, column, formula);
        lines.Add(new Key(Role.InputGradient, Unit: i + 1, Sample: s + 1), formula, single ? "chain-rule" : "sum-over-paths", chain, form.Expr);
    }
}
