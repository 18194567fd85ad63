using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>The value of another neuron, or of another weight, of the same layer.</summary>
public sealed class NeuronsSwapped : Mistake
{
    private const int Most = 24;

    /// <inheritdoc/>
    public override string Name => "neurons-swapped";

    /// <inheritdoc/>
    public override string Title => "neurons or weights swapped";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.Network is null)
        {
            yield break;
        }

        var quantity = scene.Quantity;
        var layer = scene.Marker.Neighbours.Layer(quantity.Role, quantity.Layer, quantity.Sample, quantity.Update);
        foreach (var other in layer.Take(Most))
        {
            if (other != quantity.Index)
            {
                yield return Line(new Expr.Ref(other), $"this is {scene.SymbolOf(other)}");
            }
        }
    }
}
