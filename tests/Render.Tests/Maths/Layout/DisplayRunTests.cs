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
        var one = DisplayExtent.Of(TexReader.Read("a = b").Node, 10, 400);
        var lines = DisplayExtent.Of(TexReader.Read("\\begin{aligned} a & = b \\\\ & = b + 1 \\end{aligned}").Node, 10, 400);
        Assert.Equal(one.Relation!.Value, lines.Relation!.Value, 6);
        Assert.True(lines.Width > one.Width + 15);
        Assert.Null(DisplayExtent.Of(TexReader.Read("a + b").Node, 10, 400).Relation);
    }
}
