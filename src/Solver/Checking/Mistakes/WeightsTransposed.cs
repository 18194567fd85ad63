using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>Rows and columns of a weight matrix are exchanged.</summary>
public sealed class WeightsTransposed : Mistake
{
    /// <inheritdoc/>
    public override string Name => "weights-transposed";

    /// <inheritdoc/>
    public override string Title => "weights transposed";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.Role is not (Role.PreActivation or Role.ActivationGradient or Role.InputGradient))
        {
            yield break;
        }

        int? right = null, wrong = null;
        var complete = true;
        var line = scene.Replace(quantity =>
        {
            if (quantity.Role != Role.Weight)
            {
                return null;
            }

            var other = scene.Marker.Neighbours.Find(Role.Weight, quantity.Layer, quantity.Unit, quantity.Neuron, 0, quantity.Update);
            complete &= other is not null;
            if (other is { } index && index != quantity.Index)
            {
                (right, wrong) = (right ?? quantity.Index, wrong ?? index);
            }

            return other is { } found ? new Expr.Ref(found) : null;
        });
        if (complete && right is { } w && wrong is { } transposed)
        {
            yield return Line(line, $"the weights are transposed: {scene.SymbolOf(transposed)} stands where {scene.SymbolOf(w)} belongs");
        }
    }
}
