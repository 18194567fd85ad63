using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>The derivative of the activation is written in a but taken at z: z(1 − z) for a(1 − a).</summary>
public sealed class DerivativeAtPreActivation : Mistake
{
    /// <inheritdoc/>
    public override string Name => "derivative-at-pre-activation";

    /// <inheritdoc/>
    public override string Title => "derivative of the activation taken at z, not at a";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.Role == Role.LocalDerivative && scene.Layer is { } layer
            && scene.Beside(Role.PreActivation) is { } z && scene.Beside(Role.Activation) is { } a)
        {
            var line = layer.Activation.LocalDerivative(new Expr.Ref(z), new Expr.Ref(z));
            if (!line.Equals(scene.Formula))
            {
                yield return Line(line, $"the derivative is taken at {scene.SymbolOf(z)} where {scene.SymbolOf(a)} belongs");
            }
        }
    }
}
