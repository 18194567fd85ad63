using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>The bias is left out of a weighted sum.</summary>
public sealed class BiasLeftOut : Mistake
{
    /// <inheritdoc/>
    public override string Name => "bias-left-out";

    /// <inheritdoc/>
    public override string Title => "bias left out";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.Role != Role.PreActivation)
        {
            yield break;
        }

        int? bias = null;
        var without = scene.Replace(quantity =>
        {
            if (quantity.Role != Role.Bias)
            {
                return null;
            }

            bias = quantity.Index;
            return Expr.Zero;
        });
        if (bias is { } index)
        {
            yield return Line(without, $"the bias {scene.SymbolOf(index)} is left out");
        }
    }
}
