using Fractions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>The calculator was set to degrees.</summary>
public sealed class Degrees : Mistake
{
    private static readonly Expr.Number OneDegree = new(Fraction.FromDouble(Math.PI / 180));

    /// <inheritdoc/>
    public override string Name => "degrees";

    /// <inheritdoc/>
    public override string Title => "calculator set to degrees";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        var found = false;
        var line = Rewrite.Replace(scene.Formula, part =>
        {
            if (part is not Expr.Call { Function: Sine or Cosine or Tangent } call)
            {
                return null;
            }

            found = true;
            return Expr.Apply(call.Function, call.Arguments[0] * OneDegree);
        });
        if (found)
        {
            yield return Line(line, "the angle is taken in degrees; it is in radians");
        }
    }
}
