using CsCheck;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Tests.Maths.Layout;

public class DisplayTests
{
    private static MathNode Read(string tex)
    {
        var result = TexReader.Read(tex);
        Assert.Empty(result.Errors);
        return result.Node;
    }

    private static string TextOf(MathBox row) =>
        string.Concat(row.Items.OfType<FrameItem.Glyphs>().Select(g => g.ActualText ?? g.Text));

    [Fact]
    public void What_fits_stays_on_one_line()
    {
        var row = Assert.Single(MathLayout.Display(Read("a = b + c"), 10, 300));
        Assert.Equal(MathLayout.Layout(Read("a = b + c"), 10, MathStyle.Display).Width, row.Width, 9);
    }

    [Fact]
    public void Is_broken_at_relations_and_aligned_there()
    {
        var rows = MathLayout.Display(Read(@"z_1 = w_1 x_1 + w_2 x_2 + b_1 = 0.15 \times 0.05 + 0.20 \times 0.10 + 0.35 = 0.3775"), 10, 180);
        Assert.Equal(["z1=w1x1+w2x2+b1", "=0.15×0.05+0.20×0.10+0.35", "=0.3775"], rows.Select(TextOf));
        var signs = rows.Select(row => row.Items.OfType<FrameItem.Glyphs>().First(g => g.Text == "=").X).ToArray();
        Assert.All(signs, x => Assert.Equal(signs[0], x, 9));
    }

    [Fact]
    public void Then_at_sums()
    {
        var rows = MathLayout.Display(Read(@"z = aaaaaaaa + bbbbbbbb + cccccccc - dddddddd"), 10, 130);
        Assert.Equal(["z=aaaaaaaa+bbbbbbbb", "+cccccccc−dddddddd"], rows.Select(TextOf));
    }

    [Fact]
    public void Then_within_brackets()
    {
        var rows = MathLayout.Display(Read(@"z = \left( aaaaaaaa + \frac{1}{2} + bbbbbbbbbb + cccccccc \right)^2"), 10, 110);
        Assert.True(rows.Length > 1);
        Assert.All(rows, row => Assert.InRange(row.Width, 0, 110.000001));
        Assert.Equal("z=(aaaaaaaa+12+bbbbbbbbbb+cccccccc)2", string.Concat(rows.Select(TextOf)));
    }

    [Fact]
    public void In_the_outermost_brackets_before_the_inner_ones()
    {
        var rows = MathLayout.Display(Read(@"z = \left[ aaaaa + bbbbb (1 - xxxx) + ccccc (1 - yyyy) \right]"), 10, 145);
        Assert.Equal(["z=[aaaaa+bbbbb(1−xxxx)", "+ccccc(1−yyyy)]"], rows.Select(TextOf));
    }

    [Fact]
    public void A_product_of_matrices_is_broken_between_them_rather_than_made_much_smaller()
    {
        const string matrix = @"\begin{bmatrix} 0.1234 & 0.5678 \\ 0.1234 & 0.5678 \end{bmatrix}";
        var whole = MathLayout.Display(Read("Z = " + matrix + matrix), 10, 400)[0];
        Assert.Single(MathLayout.Display(Read("Z = " + matrix + matrix), 10, 0.9 * whole.Width));
        var rows = MathLayout.Display(Read("Z = " + matrix + matrix), 10, 0.7 * whole.Width);
        Assert.Equal(2, rows.Length);
        Assert.All(rows, row => Assert.Equal(10, row.Items.OfType<FrameItem.Glyphs>().First(glyphs => glyphs.Text.Contains('0', StringComparison.Ordinal)).Size, 9));
    }

    [Fact]
    public void Lines_of_working_are_rows_at_the_distance_of_TeX()
    {
        var rows = MathLayout.Display(Read(@"\begin{aligned} a &= b \\ &= c \end{aligned}"), 10, 300);
        Assert.Equal(2, rows.Length);
        Assert.Equal(15, rows[0].Depth + 3 + rows[1].Height, 9);
    }

    [Fact]
    public void Tall_lines_are_farther_apart()
    {
        var rows = MathLayout.Display(Read(@"\begin{aligned} a &= \frac{b}{c} \\ &= \frac{d}{e} \end{aligned}"), 10, 300);
        var fraction = MathLayout.Layout(Read(@"\frac{b}{c}"), 10, MathStyle.Display);
        Assert.Equal(fraction.Depth, rows[0].Depth, 9);
        Assert.Equal(MathLayout.Layout(Read(@"\frac{d}{e}"), 10, MathStyle.Display).Height + 1, rows[1].Height, 9);
    }

    [Theory]
    [InlineData("\\left\\Uparrow", "\\right\\downarrow")]
    [InlineData("\\left\\updownarrow", "\\right\\Downarrow")]
    [InlineData("\\left/", "\\right\\backslash")]
    [InlineData("\\left\\lceil", "\\right\\rfloor")]
    [InlineData("\\left\\|", "\\right|")]
    public void Every_bracket_can_stand_around_something_tall(string left, string right)
    {
        var tall = string.Concat(Enumerable.Repeat("a \\\\ ", 30)) + "a";
        var box = MathLayout.Layout(Read($@"{left} \begin{{matrix}} {tall} \end{{matrix}} {right}"), 10);
        Assert.InRange(box.Height + box.Depth, 372, 420);
    }

    [Fact]
    public void A_long_line_of_working_is_broken_and_the_others_stay_aligned()
    {
        var rows = MathLayout.Display(Read(@"\begin{aligned} \delta &= aaaaaaaa + bbbbbbbb = cccccccc + dddddddd \\ &= e \end{aligned}"), 10, 130);
        Assert.Equal(["δ=aaaaaaaa+bbbbbbbb", "=cccccccc+dddddddd", "=e"], rows.Select(TextOf));
    }

    [Fact]
    public void Nothing_is_wider_than_allowed_and_nothing_is_lost() =>
        Gen.Select(MathNodes.Of(3), Gen.Int[20, 400]).Sample(
            (node, width) =>
            {
                var whole = MathLayout.Layout(node, 10, MathStyle.Display);
                var rows = MathLayout.Display(node, 10, width);
                return rows.All(row => row.Width <= width + 1e-6) && (whole.Items.IsEmpty || rows.Any(row => !row.Items.IsEmpty));
            },
            iter: 1000,
            print: pair => TexWriter.Write(pair.Item1) + " " + pair.Item2);

    [Fact]
    public void A_hostile_formula_is_broken_in_no_time()
    {
        var rows = MathLayout.Display(Read(string.Concat(Enumerable.Repeat("a+", 30_000)) + "b"), 10, 300);
        Assert.All(rows, row => Assert.InRange(row.Width, 0, 300.000001));
    }
}
