using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>A step is added where it is subtracted, or the other way round.</summary>
public sealed class PlusForMinus : Mistake
{
    /// <inheritdoc/>
    public override string Name => "plus-for-minus";

    /// <inheritdoc/>
    public override string Title => "added instead of subtracted";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.Role is not (Role.Weight or Role.Bias or Role.Parameter) || scene.Formula is not Expr.Sum { Terms.Count: 2 } sum)
        {
            yield break;
        }

        var step = sum.Terms[1];
        yield return step is Expr.Negate negate
            ? Line(sum.Terms[0] + negate.Operand, "the step is added where it is subtracted")
            : Line(sum.Terms[0] - step, "the step is subtracted where it is added");
    }
}
