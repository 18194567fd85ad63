using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>A weight's gradient is made with the activation of its own neuron instead of the input that the weight multiplies.</summary>
public sealed class OwnActivationUsed : Mistake
{
    /// <inheritdoc/>
    public override string Name => "own-activation-used";

    /// <inheritdoc/>
    public override string Title => "input and activation confused in a gradient";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.Role is not (Role.SampleWeightGradient or Role.WeightGradient))
        {
            yield break;
        }

        int? own = null, input = null;
        var line = scene.Replace(quantity =>
        {
            if (quantity.Role is not (Role.Input or Role.Activation))
            {
                return null;
            }

            var other = scene.Marker.Neighbours.Find(Role.Activation, scene.Quantity.Layer, scene.Quantity.Neuron, 0, quantity.Sample, scene.Quantity.Update);
            (own, input) = (other, quantity.Index);
            return other is { } index ? new Expr.Ref(index) : null;
        });
        if (own is { } a && input is { } x && a != x)
        {
            yield return Line(line, $"{scene.SymbolOf(a)}, what the neuron gives, is used where {scene.SymbolOf(x)}, what the weight multiplies, belongs");
        }
    }
}
