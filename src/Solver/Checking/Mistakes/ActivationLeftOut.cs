using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>The activation function is not applied: a = z.</summary>
public sealed class ActivationLeftOut : Mistake
{
    /// <inheritdoc/>
    public override string Name => "activation-left-out";

    /// <inheritdoc/>
    public override string Title => "activation function left out";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.Role == Role.Activation && scene.Layer is { Activation: { Function: not null } activation } && scene.Beside(Role.PreActivation) is { } z)
        {
            yield return Line(new Expr.Ref(z), $"this is {scene.SymbolOf(z)}: the {activation.Name} function is not applied");
        }
    }
}
