using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>A ½ too many: in a squared error that has none, twice in one that has, or the 2 of the square forgotten in its derivative.</summary>
public sealed class HalfDoubled : Mistake
{
    /// <inheritdoc/>
    public override string Name => "half-doubled";

    /// <inheritdoc/>
    public override string Title => "a ½ too many: half the right value";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (HalfForgotten.Concerns(scene))
        {
            yield return Line(Expr.Half * scene.Formula, scene.IsGradient
                ? "the 2 of the square is forgotten: half the right value"
                : "a ½ too many: half the right value");
        }
    }
}
