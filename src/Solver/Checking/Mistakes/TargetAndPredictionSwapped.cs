using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>y stands where ŷ belongs and the other way round.</summary>
public sealed class TargetAndPredictionSwapped : Mistake
{
    /// <inheritdoc/>
    public override string Name => "target-and-prediction-swapped";

    /// <inheritdoc/>
    public override string Title => "target and prediction swapped";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.Network is not { } network || scene.Role is not (Role.LossShare or Role.ActivationGradient or Role.Delta))
        {
            yield break;
        }

        int? target = null, output = null;
        var swapped = scene.Replace(quantity =>
        {
            var other = quantity.Role == Role.Target
                ? scene.Marker.Neighbours.Find(Role.Activation, network.Layers.Length, quantity.Neuron, 0, quantity.Sample, scene.Quantity.Update)
                : quantity.Role == Role.Activation && quantity.Layer == network.Layers.Length
                    ? scene.Marker.Neighbours.Find(Role.Target, 0, quantity.Neuron, 0, quantity.Sample, 0)
                    : null;
            (target, output) = quantity.Role == Role.Target ? (quantity.Index, output) : quantity.Role == Role.Activation ? (target, quantity.Index) : (target, output);
            return other is { } index ? new Expr.Ref(index) : null;
        });
        if (target is { } y && output is { } yHat)
        {
            yield return Line(swapped, $"{scene.SymbolOf(y)} and {scene.SymbolOf(yHat)} are swapped");
        }
    }
}
