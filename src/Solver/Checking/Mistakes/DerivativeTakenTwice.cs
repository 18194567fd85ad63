using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>The derivative of the activation is taken at a (σ′(a)), or of what is a derivative already.</summary>
public sealed class DerivativeTakenTwice : Mistake
{
    /// <inheritdoc/>
    public override string Name => "derivative-taken-twice";

    /// <inheritdoc/>
    public override string Title => "activation applied once more before its derivative is taken";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.Role != Role.LocalDerivative || scene.Layer is not { Activation: { IsElementwise: true, Function: not null } activation }
            || scene.Beside(Role.Activation) is not { } index)
        {
            yield break;
        }

        var a = new Expr.Ref(index);
        yield return Line(
            activation.LocalDerivative(a, activation.Formula([a], 0)),
            $"the derivative is taken at {scene.SymbolOf(index)}, which is the activation already");
        if (scene.Beside(Role.PreActivation) is { } z)
        {
            yield return Line(activation.LocalDerivative(scene.Formula, scene.Formula), $"the derivative at {scene.SymbolOf(z)} is differentiated once more");
        }
    }
}
