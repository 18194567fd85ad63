using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>The ½ of a squared error, or what it does to the derivative, is forgotten: twice the right value.</summary>
public sealed class HalfForgotten : Mistake
{
    /// <inheritdoc/>
    public override string Name => "half-forgotten";

    /// <inheritdoc/>
    public override string Title => "the ½ forgotten: twice the right value";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (Concerns(scene))
        {
            yield return Line(Expr.Two * scene.Formula, scene.IsGradient
                ? "the 2 of the square is not cancelled by the ½: twice the right value"
                : "the ½ is forgotten: twice the right value");
        }
    }

    /// <summary>Whether a ½ or a 2 stands in the line.</summary>
    internal static bool Concerns(Scene scene) => scene.Role switch
    {
        Role.LossShare or Role.SampleLoss or Role.Objective => scene.HasSquaredLoss,
        Role.ActivationGradient or Role.Delta => scene.HasSquaredLoss && scene.IsOutput,
        Role.RegularisationTerm => true,
        Role.Node or Role.NodeGradient or Role.EdgeDerivative => HasTwo(scene.Formula),
        _ => false,
    };

    private static bool HasTwo(Expr formula)
    {
        var found = false;
        Rewrite.Replace(formula, part =>
        {
            found |= part is Expr.Number { Double: 2 or 0.5 };
            return null;
        });
        return found;
    }
}
