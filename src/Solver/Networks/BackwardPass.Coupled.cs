using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>The deltas of a layer whose activations read all of its pre-activations, by the Jacobian of softmax.</summary>
internal sealed partial class BackwardPass
{
    private ExprList AddCoupled(Lines lines, int l, int s)
    {
        var layer = _problem.Layers[l];
        var upstream = new Expr[layer.Size];
        var forms = new ClosedForm[layer.Size];
        Chains[s][l] = new Expr?[layer.Size];
        Forms[s][l] = new ClosedForm[layer.Size];
        for (var j = 0; j < layer.Size; j++)
        {
            (upstream[j], _, forms[j]) = AddUpstream(lines, l, s, j);
        }

        var deltas = ImmutableArray.CreateBuilder<Expr>(layer.Size);
        var cancels = l == _problem.Layers.Length - 1 && _cancels[s];
        for (var j = 0; j < layer.Size; j++)
        {
            var formula = cancels ? Difference(s, j) : JacobianSum(l, s, j, upstream);
            var whole = cancels ? ClosedForm.Of(formula) : Bounded(JacobianForm(l, s, j, forms, formula), ClosedForm.Of(formula));
            var rule = cancels ? "softmax-cross-entropy" : layer.Activation.Name + "-jacobian";
            var delta = lines.Add(new Key(Role.Delta, l + 1, j + 1, Sample: s + 1), formula, rule, CoupledChain(l, s, j), whole.Expr);
            deltas.Add(delta);
            Forms[s][l][j] = Shortened(whole, delta);
        }

        return new ExprList(deltas.MoveToImmutable());
    }

    private Expr JacobianSum(int l, int s, int j, Expr[] upstream)
    {
        var activation = _problem.Layers[l].Activation;
        if (upstream.Length == 1)
        {
            return upstream[0] * activation.Jacobian(_forward.Z[l][s], _forward.A[l][s], 0, 0);
        }

        var terms = ImmutableArray.CreateBuilder<Expr>(upstream.Length);
        for (var i = 0; i < upstream.Length; i++)
        {
            var entry = activation.Jacobian(_forward.Z[l][s], _forward.A[l][s], i, j);
            terms.Add(entry is Expr.Negate negate ? -(upstream[i] * negate.Operand) : upstream[i] * entry);
        }

        return new Expr.Sum(new ExprList(terms.MoveToImmutable()));
    }

    /// <summary>The sum of <see cref="JacobianSum"/> in closed form.</summary>
    private ClosedForm JacobianForm(int l, int s, int j, ClosedForm[] upstream, Expr formula)
    {
        if (upstream.Length > ClosedForm.MostLeaves / 2)
        {
            return ClosedForm.Of(formula);
        }

        var activation = _problem.Layers[l].Activation;
        return ClosedForm.Sum([.. upstream.Select((form, i) => form * ClosedForm.Of(activation.Jacobian(_forward.Z[l][s], _forward.A[l][s], i, j)))]);
    }

    private Expr CoupledChain(int l, int s, int j)
    {
        var size = _problem.Layers[l].Size;
        var terms = ImmutableArray.CreateBuilder<Expr>(size);
        for (var i = 0; i < size; i++)
        {
            terms.Add(new Expr.Partial(_forward.Losses[s], _forward.A[l][s][i]) * new Expr.Partial(_forward.A[l][s][i], _forward.Z[l][s][j]));
        }

        return size == 1 ? terms[0] : new Expr.Sum(new ExprList(terms.MoveToImmutable()));
    }
}
