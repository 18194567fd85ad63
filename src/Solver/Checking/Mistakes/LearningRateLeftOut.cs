using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>A parameter is changed by the whole gradient.</summary>
public sealed class LearningRateLeftOut : Mistake
{
    /// <inheritdoc/>
    public override string Name => "learning-rate-left-out";

    /// <inheritdoc/>
    public override string Title => "learning rate left out";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (!scene.IsUpdate)
        {
            yield break;
        }

        int? rate = null;
        var line = scene.Replace(quantity =>
        {
            if (quantity is not { Role: Role.Setting, Id: "eta" or "learning-rate" })
            {
                return null;
            }

            rate = quantity.Index;
            return Expr.One;
        });
        if (rate is { } eta)
        {
            yield return Line(line, $"the learning rate {scene.SymbolOf(eta)} is left out");
        }
    }
}
