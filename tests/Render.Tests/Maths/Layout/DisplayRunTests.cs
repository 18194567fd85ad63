using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Tests.Maths.Layout;

public class DisplayRunTests
{
    [Fact]
    public void A_run_goes_on_as_long_as_it_fits_and_has_relations()
    {
        DisplayExtent[] displays = [new(10, 4), new(12, 2), new(11, 6), new(5, null), new(5, 1), new(30, null)];
        Assert.Equal(
            [new DisplayRun(2, 4, 10), new(1, 6, 5), new(1, 0, 5), new(1, 1, 4), new(1, 0, 30)],
            DisplayRun.Of(displays, 14).ToArray());
        Assert.Equal([new DisplayRun(3, 6, 10), new(1, 0, 5), new(1, 1, 4), new(1, 0, 30)], DisplayRun.Of(displays, 16).ToArray());
    }

    [Fact]
    public void The_extent_of_lines_is_that_of_the_widest()
    {
        var one = Extent("a = b");
        var lines = Extent(@"\begin{aligned} a & = b \\ & = b + 1 \end{aligned}");
        Assert.Equal(one.Relation!.Value, lines.Relation!.Value, 6);
        Assert.True(lines.Width > one.Width + 15);
        Assert.Null(Extent("a + b").Relation);
    }

    [Theory]
    [InlineData("a = b")]
    [InlineData("a = b + c + d + e + f + g + h + i + j + k + l = 1")]
    [InlineData("\\begin{aligned} a & = b + c + d + e + f + g + h + i + j + k \\\\ & = b + 1 \\end{aligned}")]
    [InlineData("abcdefghijklmnopqrstuvwxyz")]
    public void What_is_measured_is_what_is_set(string tex)
    {
        var node = TexReader.Read(tex).Node;
        foreach (var line in (double[])[40, 70, 100, 400])
        {
            var (width, broken) = MathLayout.Measure(node, 10, line);
            Assert.Equal(MathLayout.Widest(MathLayout.Display(node, 10, line)), width, 9);
            Assert.True(broken is null || MathLayout.Measure(node, 10, 1e6).Width > line);
        }
    }

    private static DisplayExtent Extent(string tex)
    {
        var node = TexReader.Read(tex).Node;
        return DisplayExtent.Of(MathLayout.Measure(node, 10, 400).Width, 400, () => MathLayout.LeftOfRelation(node, 10));
    }
}
