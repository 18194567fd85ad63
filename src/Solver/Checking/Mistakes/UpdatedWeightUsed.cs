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
        if (scene.Role is not (Role.ActivationGradient or Role.InputGradient or Role.Delta or Role.NodeGradient or Role.EdgeDerivative))
        {
            yield break;
        }

        int? old = null, updated = null;
        var line = scene.Replace(quantity =>
        {
            if (Updated(scene, quantity) is not { } next)
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

    /// <summary>The weight, or the parameter of a graph, after the update.</summary>
    private static int? Updated(Scene scene, Quantity quantity)
    {
        var read = quantity;
        while (read.Formula is Expr.Ref repeated)
        {
            read = scene.Quantities[repeated.Index];
        }

        return read.Role switch
        {
            Role.Weight => scene.Marker.Neighbours.Find(Role.Weight, read.Layer, read.Neuron, read.Unit, 0, read.Update + 1),
            Role.Leaf or Role.Parameter => scene.Marker.Trace.Find($"{read.Id.Split('#')[0]}#{read.Update + 1}")?.Index,
            _ => null,
        };
    }
}
