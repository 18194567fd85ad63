using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>The derivative of the activation is written in a but taken at z: z(1 − z) for a(1 − a).</summary>
public sealed class DerivativeAtPreActivation : Mistake
{
    /// <inheritdoc/>
    public override string Name => "derivative-at-pre-activation";

    /// <inheritdoc/>
    public override string Title => "derivative of the activation taken at the pre-activation instead of the activation";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.Role is Role.EdgeDerivative or Role.NodeGradient)
        {
            return AtArgument(scene) is { } line ? [line] : [];
        }

        return InNetwork(scene);
    }

    /// <summary>In a graph: z(1 − z) for s(1 − s), where s is a function of z alone.</summary>
    private MistakenLine? AtArgument(Scene scene)
    {
        int? value = null, argument = null;
        var line = scene.Replace(quantity =>
        {
            if (quantity is not { Role: Role.Node, Formula: Expr.Call { Arguments: { Count: 1 } arguments } } || arguments[0] is not Expr.Ref z)
            {
                return null;
            }

            (value, argument) = (quantity.Index, z.Index);
            return z;
        });
        return value is { } a && argument is { } at ? Line(line, $"the derivative is taken at {scene.SymbolOf(at)} where {scene.SymbolOf(a)} belongs") : null;
    }

    private IEnumerable<MistakenLine> InNetwork(Scene scene)
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
