using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>A pre-activation is used where the activation belongs.</summary>
public sealed class PreActivationUsed : Mistake
{
    /// <inheritdoc/>
    public override string Name => "pre-activation-used";

    /// <inheritdoc/>
    public override string Title => "pre-activation used for the activation";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.Role is not (Role.PreActivation or Role.SampleWeightGradient or Role.WeightGradient or Role.LossShare or Role.ActivationGradient or Role.Delta))
        {
            yield break;
        }

        int? first = null;
        var line = scene.Replace(quantity =>
        {
            if (quantity.Role != Role.Activation || scene.Beside(quantity, Role.PreActivation) is not { } z)
            {
                return null;
            }

            first ??= quantity.Index;
            return new Expr.Ref(z);
        });
        if (first is { } a)
        {
            yield return Line(line, $"the pre-activation is used where the activation {scene.SymbolOf(a)} belongs");
        }
    }
}
