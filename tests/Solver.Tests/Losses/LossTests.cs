using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Losses;

namespace WorkedSolutions.Solver.Tests.Losses;

public class LossTests
{
    public static TheoryData<string> Names => [.. LossTable.All.SelectMany(loss => loss.OtherNames.Append(loss.Name))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivative_is_the_slope_of_the_share(string name)
    {
        var loss = LossTable.Find(name)!;
        foreach (var (target, output) in new[] { (1.0, 0.3), (0.0, 0.6), (0.25, 0.9), (1.0, 0.999) })
        {
            const double step = 1e-6;
            var slope = (Share(loss, target, output + step) - Share(loss, target, output - step)) / (2 * step);
            Assert.Equal(slope, Evaluate.Over(loss.ShareDerivative(new Expr.Ref(0), new Expr.Ref(1)), [target, output]), 1e-4 * (1 + Math.Abs(slope)));
            Assert.True(Share(loss, target, output) >= 0 || !loss.NeverNegative);
        }
    }

    /// <summary>Worked by hand from the table of the specification.</summary>
    [Theory]
    [InlineData("half-squared-error", 0.01, 0.7514, 0.27483698)]
    [InlineData("squared-error", 1, 0.5, 0.25)]
    [InlineData("absolute-error", 1, 0.25, 0.75)]
    [InlineData("huber", 0, 0.5, 0.125)]
    [InlineData("huber", 0, 3, 2.5)]
    [InlineData("hinge", -1, 0.5, 1.5)]
    [InlineData("hinge", 1, 2, 0)]
    [InlineData("binary-cross-entropy", 1, 0.5, 0.6931471805599453)]
    [InlineData("categorical-cross-entropy", 1, 0.25, 1.3862943611198906)]
    public void Shares_are_as_the_table_says(string name, double target, double output, double share) =>
        Assert.Equal(share, Share(LossTable.Find(name)!, target, output), 1e-12);

    [Fact]
    public void Where_huber_bends_can_be_set()
    {
        var loss = LossTable.Find("huber")!.With("delta", Expr.Two);
        Assert.Equal(2 * (5 - 1), Share(loss, 0, 5), 1e-15);
        Assert.Equal(Reduction.Mean, LossTable.Find("cost")!.Outputs);
    }

    private static double Share(Loss loss, double target, double output) =>
        Evaluate.Over(loss.Share(new Expr.Ref(0), new Expr.Ref(1)), [target, output]);
}
