using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>Of several paths that add up, only one is taken, or one is left out.</summary>
public sealed class OnePathOnly : Mistake
{
    private const int Most = 8;

    /// <inheritdoc/>
    public override string Name => "one-path-only";

    /// <inheritdoc/>
    public override string Title => "one path of several";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (!scene.IsGradient || scene.IsOutput && scene.Role is Role.ActivationGradient or Role.Delta)
        {
            yield break;
        }

        var terms = Rewrite.Terms(scene.Formula);
        if (terms.Count is < 2 or > Most)
        {
            yield break;
        }

        for (var i = 0; i < terms.Count; i++)
        {
            yield return Line(terms[i], $"of {terms.Count} paths that add up only {PlainLine.Write(terms[i], scene.SymbolOf)} is taken");
        }

        for (var i = 0; i < terms.Count && terms.Count > 2; i++)
        {
            yield return Line(
                Rewrite.Sum([.. terms.Where((_, k) => k != i)]),
                $"of {terms.Count} paths that add up {PlainLine.Write(terms[i], scene.SymbolOf)} is left out");
        }
    }
}
