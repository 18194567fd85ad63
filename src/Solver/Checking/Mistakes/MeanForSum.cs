using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>A sum over outputs or samples is divided by their number.</summary>
public sealed class MeanForSum : Mistake
{
    /// <inheritdoc/>
    public override string Name => "mean-for-sum";

    /// <inheritdoc/>
    public override string Title => "mean taken for the sum";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        var count = scene.Role switch
        {
            Role.Node when scene.Formula is Expr.Sum sum => sum.Terms.Count,
            Role.SampleLoss or Role.Objective => Rewrite.Terms(scene.Formula).Count(term => term is not Expr.Ref reference || scene.Quantities[reference.Index].Role != Role.RegularisationTerm),
            Role.WeightGradient or Role.BiasGradient => Rewrite.Terms(scene.Formula).Count,
            Role.LossShare => scene.Network!.Layers[^1].Size,
            Role.ActivationGradient or Role.Delta when scene.IsOutput => scene.Network!.Layers[^1].Size,
            _ => 1,
        };
        if (count > 1 && scene.Formula is not Expr.Quotient)
        {
            yield return Line(scene.Formula / Expr.Integer(count), $"the mean of {count} is taken where their sum belongs");
        }
    }
}
