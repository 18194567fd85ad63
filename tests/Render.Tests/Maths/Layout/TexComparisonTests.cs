using System.Globalization;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Tests.Maths.Layout;

/// <summary>
/// Boxes beside those of pdflatex (amsmath, Computer Modern, 10 points). TexBoxes.txt holds what \the\wd, \the\ht and \the\dp gave;
/// measure-tex-boxes.sh measures anew.
/// </summary>
public class TexComparisonTests
{
    /// <summary>The formulas with style and TeX's width, height and depth in points.</summary>
    public static TheoryData<string, string, double, double, double> Measured()
    {
        var data = new TheoryData<string, string, double, double, double>();
        foreach (var line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Maths", "Layout", "TexBoxes.txt")))
        {
            var parts = line.Split(' ', 5);
            var numbers = parts[1..4].Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
            data.Add(parts[4], parts[0], numbers[0], numbers[1], numbers[2]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Measured))]
    public void A_box_is_as_large_as_TeX_makes_it(string tex, string style, double width, double height, double depth)
    {
        var read = TexReader.Read(tex);
        Assert.Empty(read.Errors);
        var box = MathLayout.Layout(read.Node, 10, style == "D" ? MathStyle.Display : MathStyle.Text);
        Assert.InRange(box.Width, width * 0.995, width * 1.005);
        Assert.InRange(box.Height, height - 0.05, height + 0.05);
        Assert.InRange(box.Depth, depth - 0.05, depth + 0.05);
    }

    [Fact]
    public void At_least_forty_formulas_are_compared_in_both_styles() => Assert.True(Measured().Count >= 80);

    [Fact]
    public void A_formula_at_another_size_is_the_same_larger()
    {
        var node = TexReader.Read(@"\left(\frac{\sum_{i=1}^n x_i}{\sqrt{2}}\right)^2").Node;
        var (ten, twelve) = (MathLayout.Layout(node, 10), MathLayout.Layout(node, 12));
        Assert.Equal(ten.Width * 1.2, twelve.Width, 9);
        Assert.Equal(ten.Height * 1.2, twelve.Height, 9);
    }

    [Fact]
    public void The_estimate_of_a_width_is_near()
    {
        foreach (var row in Measured())
        {
            var (tex, style, width) = ((string)row[0], (string)row[1], (double)row[2]);
            if (style == "D" && width > 100)
            {
                Assert.InRange(10 * WidthEstimate.Of(TexReader.Read(tex).Node), 0.75 * width, 1.3 * width);
            }
        }
    }
}
