using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>A gradient is made with a weight that has been updated already; all updates are simultaneous.</summary>
public sealed class UpdatedWeightUsed : Mistake
{
    /// <inheritdoc/>
    public override string Name => "updated-weight-used";

    /// <inheritdoc/>
    public override string Title => "updated weight used in a gradient";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.Role is not (Role.ActivationGradient or Role.InputGradient or Role.Delta))
        {
            yield break;
        }

        int? old = null, updated = null;
        var line = scene.Replace(quantity =>
        {
            if (quantity.Role != Role.Weight
                || scene.Marker.Neighbours.Find(Role.Weight, quantity.Layer, quantity.Neuron, quantity.Unit, 0, quantity.Update + 1) is not { } next)
            {
                return null;
            }

            (old, updated) = (old ?? quantity.Index, updated ?? next);
            return new Expr.Ref(next);
        });
        if (old is { } before && updated is { } after)
        {
            yield return Line(line, $"the updated weight {scene.SymbolOf(after)} is used where {scene.SymbolOf(before)} from before the update belongs");
        }
    }
}
