using System.Xml.Linq;
using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Pictures;
using WorkedSolutions.Render.Tests.Papers;

namespace WorkedSolutions.Render.Tests.Pictures;

public class NetworkPictureTests
{
    public static TheoryData<string, string> Small()
    {
        var data = new TheoryData<string, string>();
        foreach (var sizes in (string[])["1-1", "2-2-1", "2-3-1", "3-3-2", "4-2-1", "4-3-2", "4-4-1", "4-4-2", "2-2-2-1", "1-1-1-1-1-1"])
        {
            foreach (var name in (string[])["network-given", "network", "network-backward"])
            {
                data.Add(sizes, name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Small))]
    public void LabelsOfSmallNetworksStandClearOfEachOther(string sizes, string name)
    {
        foreach (var notation in (string[])["", "notation: matrix\n", "notation: layered\n"])
        {
            var picture = Figures.Of(Drawn.Network(sizes, notation), name)!;
            Assert.Empty(Drawn.Overlaps(picture));
        }
    }

    [Theory]
    [InlineData("2-2-1")]
    [InlineData("4-4-2")]
    public void EveryWeightOfASmallNetworkIsNamedWithItsNumber(string sizes)
    {
        var trace = Drawn.Network(sizes);
        var labels = Labels(Figures.Of(trace, "network")!);
        var weights = trace.Quantities.Where(q => q.Role == Solver.Traces.Role.Weight && q.Update == 0).ToList();
        Assert.NotEmpty(weights);
        foreach (var weight in weights)
        {
            var tex = TexWriter.Write(MathNode.Of(Typesetting.Notate.Symbol(weight.Symbol), new MathNode.Symbol("=", AtomClass.Rel), Typesetting.Notate.Number(weight.Given!.Text)));
            Assert.Contains(tex, labels);
        }
    }

    [Theory]
    [InlineData("8-8-8")]
    [InlineData("20-12-3")]
    [InlineData("2-3-3-3-3-3-3-3-3-3-1")]
    [InlineData("100-2")]
    public void LargeNetworksAreElidedAndStillClear(string sizes)
    {
        var trace = Drawn.Network(sizes);
        foreach (var name in Figures.Names(trace))
        {
            var picture = Figures.Of(trace, name)!;
            Assert.Empty(Drawn.Overlaps(picture));
            Assert.InRange(picture.Width, 50, 900);
            Assert.InRange(picture.Height, 50, 720);
        }
    }

    [Fact]
    public void BigNumbersFitIntoTheirNeurons()
    {
        var trace = Drawn.Trace("title: t\nkind: network\ninputs: [123456.789, -0.000012345]\ntargets: [1]\nlayers:\n  - {activation: identity, weights: [[1000.5, -2000.25]]}\nloss: half-squared-error\n");
        foreach (var name in Figures.Names(trace))
        {
            Assert.Empty(Drawn.Overlaps(Figures.Of(trace, name)!));
        }
    }

    [Fact]
    public void TheQuestionGivesNoResultAway()
    {
        var trace = Drawn.Network("2-2-1");
        var picture = Figures.Of(trace, "network-given")!;
        foreach (var quantity in trace.Quantities.Where(q => q.IsComputed && q.Shown.Length > 4))
        {
            Assert.DoesNotContain(quantity.Shown, picture.Description, StringComparison.Ordinal);
            Assert.DoesNotContain(TexWriter.Write(Typesetting.Notate.Number(quantity.Shown)), Labels(picture));
        }
    }

    [Fact]
    public void NumbersOfALectureProblemStandInTheDrawing()
    {
        var trace = Shipped.Solved("001-backpropagation-by-hand");
        var forward = Labels(Figures.Of(trace, "network")!);
        Assert.Contains("0.5933", forward);
        Assert.Contains("0.7514", forward);
        Assert.Contains("w_5 = 0.40", forward);
        Assert.Contains("b_1 = 0.35", forward);
        Assert.Contains("0.0822", string.Join(' ', Labels(Figures.Of(trace, "network-backward")!)), StringComparison.Ordinal);
        Assert.Contains("w5 = 0.40", Figures.Of(trace, "network")!.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void EverythingOfEveryShippedPictureLiesWithinItsFrame()
    {
        foreach (var name in Shipped.Names)
        {
            var trace = Shipped.Solved(name);
            foreach (var picture in Figures.Names(trace).Select(own => Figures.Of(trace, own)!))
            {
                foreach (var box in Drawn.Boxes(picture))
                {
                    Assert.True(box is { Left: >= 0, Top: >= 0 } && box.Right <= picture.Width && box.Bottom <= picture.Height, $"{name} {picture.Name} {box} leaves {picture.Width} × {picture.Height}");
                }

                foreach (var item in picture.Frame().Items.OfType<FrameItem.Path>())
                {
                    var bounds = item.Bounds()!.Value;
                    Assert.True(bounds is { Left: >= 0, Top: >= 0 } && bounds.Right <= picture.Width && bounds.Bottom <= picture.Height, $"{name} {picture.Name} {item}");
                }

                Assert.False(string.IsNullOrWhiteSpace(picture.Description));
                Assert.False(string.IsNullOrWhiteSpace(picture.Title));
                Assert.Empty(Drawn.Overlaps(picture));
            }
        }
    }

    [Fact]
    public void EveryShippedPictureIsWellFormedSvgWithoutTheNetwork()
    {
        foreach (var problem in Shipped.Names)
        {
            var trace = Shipped.Solved(problem);
            foreach (var name in Figures.Names(trace))
            {
                var svg = Figures.Of(trace, name)!.Svg();
                var root = XElement.Parse(svg);
                Assert.Equal("svg", root.Name.LocalName);
                foreach (var attribute in root.DescendantsAndSelf().Attributes().Where(a => a.Name.LocalName is "href" or "src"))
                {
                    Assert.StartsWith("#", attribute.Value, StringComparison.Ordinal);
                }

                Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "style" or "foreignObject" or "image");
                Assert.Equal(svg, Figures.Of(Shipped.Solved(problem), name)!.Svg());
            }
        }
    }

    [Fact]
    public void ColoursKeepTheirContrastOnWhite()
    {
        foreach (var problem in Shipped.Names)
        {
            var trace = Shipped.Solved(problem);
            foreach (var label in Figures.Names(trace).SelectMany(name => Figures.Of(trace, name)!.Items).OfType<PictureItem.Label>())
            {
                Assert.True(Contrast(label.Colour, Canvas.Pale) >= 4.5, $"{label.Colour}");
            }
        }
    }

    /// <summary>WCAG 2.1: (L₁ + 0.05)/(L₂ + 0.05).</summary>
    private static double Contrast(Colour ink, Colour ground) => (Luminance(ground) + 0.05) / (Luminance(ink) + 0.05);

    private static double Luminance(Colour colour) => 0.2126 * Linear(colour.Red) + 0.7152 * Linear(colour.Green) + 0.0722 * Linear(colour.Blue);

    private static double Linear(byte channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);

    private static List<string> Labels(Picture picture) => [.. picture.Items.OfType<PictureItem.Label>().Select(label => TexWriter.Write(label.Text))];
}
