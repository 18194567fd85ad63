using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>The sign of the error, or of the result, is flipped.</summary>
public sealed class SignFlipped : Mistake
{
    /// <inheritdoc/>
    public override string Name => "sign-flipped";

    /// <inheritdoc/>
    public override string Title => "sign flipped";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.IsUpdate)
        {
            yield break;
        }

        var isError = scene.Role is Role.ActivationGradient or Role.Delta && scene.IsOutput;
        yield return Line(-scene.Formula, isError ? "the sign of the error is flipped: target minus prediction" : $"the sign of {scene.Symbol} is flipped");
    }
}
