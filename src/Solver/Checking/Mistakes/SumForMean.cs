using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>A mean over outputs or samples is not divided by their number.</summary>
public sealed class SumForMean : Mistake
{
    /// <inheritdoc/>
    public override string Name => "sum-for-mean";

    /// <inheritdoc/>
    public override string Title => "sum taken for the mean";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        var found = 0;
        var line = Rewrite.Replace(scene.Formula, part =>
        {
            if (part is not Expr.Quotient { Denominator: Expr.Number count } mean || count.Double is < 2 or > 1e6 || (count.Text is not null && scene.Role != Role.Node))
            {
                return null;
            }

            found = (int)count.Double;
            return mean.Numerator;
        });
        var isMean = scene.Role == Role.Node && scene.Formula is Expr.Quotient { Numerator: var sum } && Rewrite.Terms(sum).Count == found;
        if (found > 0 && (isMean || scene.IsGradient || scene.Role is Role.SampleLoss or Role.Objective or Role.LossShare))
        {
            yield return Line(line, $"the sum of {found} is taken where their mean belongs");
        }
    }
}
