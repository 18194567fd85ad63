using System.Globalization;
using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Pictures;
using WorkedSolutions.Render.Tests.Papers;

namespace WorkedSolutions.Render.Tests.Pictures;

public class CurveTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(0.18, 0.31)]
    [InlineData(-3.2, 7.9)]
    [InlineData(1e-9, 3e-9)]
    [InlineData(1234567, 7654321)]
    [InlineData(5, 5)]
    [InlineData(0, 0)]
    public void TicksAreFewEvenAndWithinTheAxis(double low, double high)
    {
        var axis = Axis.Even([low, high], 0, 100);
        var ticks = axis.Ticks();
        Assert.InRange(ticks.Length, 2, 9);
        Assert.True(axis.Low <= low && axis.High >= high);
        Assert.All(ticks, tick => Assert.InRange(axis.Place(tick.Number), -1e-6, 100 + 1e-6));
        var step = ticks[1].Number - ticks[0].Number;
        for (var i = 1; i < ticks.Length; i++)
        {
            Assert.Equal(step, ticks[i].Number - ticks[i - 1].Number, Math.Abs(step) * 1e-6);
        }

        Assert.Equal(ticks.Length, ticks.Select(tick => TexWriter.Write(tick.Label)).Distinct().Count());
    }

    [Fact]
    public void TicksSayTheirNumbers()
    {
        var ticks = Axis.Even([0, 0.25], 0, 100).Ticks();
        Assert.Equal(["0", "0.05", "0.10", "0.15", "0.20", "0.25"], ticks.Select(tick => TexWriter.Write(tick.Label)));
        Assert.Equal(["10^{-3}", "10^{-2}", "10^{-1}", "1"], Axis.OfPowers([0.002, 0.9], 0, 100).Ticks().Select(tick => TexWriter.Write(tick.Label)));
    }

    [Fact]
    public void TheLossAlongAWeightHasTheGradientAsItsSlope()
    {
        // The curve is worked out again from the formulas, the gradient by the backward pass.
        foreach (var problem in (string[])["001-learning-rate-1", "004-several-samples", "003-regression", "004-image"])
        {
            var trace = Shipped.Solved(problem);
            var curve = WeightCurve.Of(trace)!;
            var steepest = trace.Quantities.Where(q => q.Role == Solver.Traces.Role.WeightGradient && q.Update == 0).MaxBy(q => Math.Abs(q.Exact))!;
            var weight = trace.Find(steepest.Id["dJ/d".Length..])!;
            var slope = (curve.At(weight.Exact + 1e-5) - curve.At(weight.Exact - 1e-5)) / 2e-5;
            Assert.Equal(steepest.Exact, slope, 1e-6 + 1e-5 * Math.Abs(slope));
        }
    }

    [Fact]
    public void TheLossCurveNeedsMoreThanTwoUpdates()
    {
        Assert.DoesNotContain("loss", Figures.Names(Trained(2)));
        var trace = Trained(12);
        var picture = Figures.Of(trace, "loss")!;
        Assert.Empty(Drawn.Overlaps(picture));
        Assert.Contains("12 updates", picture.Description, StringComparison.Ordinal);
        var dots = picture.Items.OfType<PictureItem.Shape>().Count(shape => shape.Fill == Canvas.Blue);
        Assert.Equal(13, dots);
    }

    [Fact]
    public void GradientSizesAreThoseOfTheDeltas()
    {
        // 0.0145, 0.0026 … : the lecture's chain of five sigmoid neurons, by the product of w σ′(z).
        var trace = Shipped.Solved("002-vanishing-gradient-sigmoid");
        var sizes = CurvePictures.Sizes(trace);
        Assert.Equal(5, sizes.Length);
        for (var l = 0; l < 4; l++)
        {
            var a = trace.Find(string.Create(CultureInfo.InvariantCulture, $"a[{l + 1}][1](1)"))!.Exact;
            Assert.Equal(0.8 * a * (1 - a), sizes[l] / sizes[l + 1], 1e-9);
        }

        Assert.Empty(Drawn.Overlaps(Figures.Of(trace, "gradient-sizes")!));
        Assert.DoesNotContain("gradient-sizes", Figures.Names(Drawn.Network("2-2-1")));
    }

    [Fact]
    public void EveryActivationIsDrawnWithinItsAxes()
    {
        foreach (var activation in Solver.Activations.ActivationTable.All)
        {
            foreach (var x in (string[])["0.5", "-3", "20"])
            {
                var trace = Drawn.Trace($"title: t\nkind: network\ninputs: [{x}]\ntargets: [1]\nlayers:\n  - {{activation: {activation.Name}, weights: [[1]]}}\n  - {{activation: sigmoid, weights: [[1]]}}\nloss: half-squared-error\n");
                var has = Figures.Names(trace).Contains("activation-1");
                Assert.Equal(activation is { IsElementwise: true, Function: not null }, has);
                if (has)
                {
                    var picture = Figures.Of(trace, "activation-1")!;
                    Assert.Empty(Drawn.Overlaps(picture));
                    Assert.InRange(picture.Width, 200, 400);
                    Assert.InRange(picture.Height, 150, 260);
                    Assert.All(picture.Frame().Items.OfType<FrameItem.Path>(), path => Assert.True(path.Bounds() is { Left: >= 0, Top: >= 0 }));
                }
            }
        }
    }

    private static Solver.Traces.Trace Trained(int updates) => Drawn.Trace(string.Create(
        CultureInfo.InvariantCulture,
        $"title: t\nkind: network\ninputs: [0.5, 0.1]\ntargets: [0.2]\nlayers:\n  - {{activation: tanh, weights: [[0.1, 0.2], [0.3, 0.4]], bias: 0.1}}\n  - {{activation: sigmoid, weights: [[0.5, 0.6]], bias: 0.2}}\nloss: half-squared-error\ntraining: {{learning-rate: 0.5, updates: {updates}}}\n"));
}
