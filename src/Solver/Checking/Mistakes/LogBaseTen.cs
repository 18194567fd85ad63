using Fractions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>log to base 10 is taken for the natural logarithm.</summary>
public sealed class LogBaseTen : Mistake
{
    private static readonly Expr.Number NaturalLogOfTen = new(Fraction.FromDouble(Math.Log(10)));

    /// <inheritdoc/>
    public override string Name => "log-base-ten";

    /// <inheritdoc/>
    public override string Title => "log to base 10 for the natural logarithm";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        var found = false;
        var line = Rewrite.Replace(scene.Formula, part =>
        {
            if (part is not Expr.Call { Function: Logarithm })
            {
                return null;
            }

            found = true;
            return part / NaturalLogOfTen;
        });
        if (found)
        {
            yield return Line(line, "the logarithm is taken to base 10; ln is the natural logarithm");
        }
    }
}
