using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Tests.Maths.Layout;

public class MathLayoutTests
{
    private static MathBox Set(string tex, MathStyle style = MathStyle.Display)
    {
        var result = TexReader.Read(tex);
        Assert.Empty(result.Errors);
        return MathLayout.Layout(result.Node, 10, style);
    }

    private static string TextOf(MathBox box) => string.Concat(box.Items.OfType<FrameItem.Glyphs>().Select(g => g.ActualText ?? g.Text));

    [Theory]
    [InlineData(@"z_{h1} = w_1 x_1 - 0.5", "zh1=w1x1−0.5")]
    [InlineData(@"\hat{y}_i", "y\u0302i")]
    [InlineData(@"\left( \begin{matrix} a \\ b \\ c \\ d \\ e \end{matrix} \right)", "(abcde)")]
    [InlineData(@"\left\{ \begin{matrix} a \\ b \\ c \\ d \end{matrix} \right.", "{abcd")]
    [InlineData(@"\left| \frac{\frac{a}{b}}{\frac{c}{d}} \right|", "|abcd|")]
    [InlineData(@"a \ne b \notin C", "a≠b∉C")]
    [InlineData(@"\underbrace{x}_{n}", "x⏟n")]
    [InlineData(@"\sqrt{x}", "x√")]
    [InlineData(@"\iint f", "∬f")]
    [InlineData(@"\text{Größe Δ}", "Größe Δ")]
    public void Its_text_reads_as_the_formula(string tex, string text) => Assert.Equal(text, TextOf(Set(tex)));

    [Fact]
    public void A_character_without_a_glyph_stands_among_the_items()
    {
        var glyphs = Assert.IsType<FrameItem.Glyphs>(Assert.Single(MathLayout.Layout(new MathNode.Symbol("漢"), 10).Items));
        Assert.Equal(("漢", FontFace.MainRegular), (glyphs.Text, glyphs.Face));
    }

    [Fact]
    public void Links_cover_what_they_belong_to()
    {
        var box = Set(@"\href{#z.h1}{z_{h1}} = 1");
        var link = Assert.Single(box.Items.OfType<FrameItem.LinkArea>());
        Assert.Equal("#z.h1", link.Target);
        var z = Set("z_{h1}");
        Assert.Equal((0, -z.Height, z.Width, z.Height + z.Depth), (link.X, link.Y, link.Width, link.Height));
    }

    [Fact]
    public void Colour_is_taken_by_glyphs_and_rules()
    {
        var box = Set(@"a + \textcolor{red}{\frac{1}{2}}");
        var red = new Colour(255, 0, 0);
        Assert.Equal(3, box.Items.Count(item => item.Colour == red));
        Assert.Equal(2, box.Items.Count(item => item.Colour == Colour.Black));
    }

    [Fact]
    public void Scripts_have_the_widths_of_the_small_designs()
    {
        var two = Set("x_{23}").Items.OfType<FrameItem.Glyphs>().Last();
        Assert.Equal(7, two.Size, 9);
        Assert.Equal(0.569445 / 0.5, two.Stretch, 4);
    }

    [Fact]
    public void Every_formula_has_a_finite_box_and_all_its_ink_has_a_place() =>
        CsCheck.Check.Sample(
            MathNodes.Of(3),
            node =>
            {
                var box = MathLayout.Layout(node, 10, MathStyle.Display);
                return double.IsFinite(box.Width + box.Height + box.Depth) && box.Items.All(item => item switch
                {
                    FrameItem.Glyphs glyphs => double.IsFinite(glyphs.X + glyphs.Baseline) && glyphs.Size > 0 && glyphs.Stretch > 0.5 && glyphs.Text.Length > 0,
                    FrameItem.Rectangle rectangle => rectangle.Width >= 0 && rectangle.Height >= 0,
                    _ => true,
                });
            },
            iter: 1000,
            print: node => TexWriter.Write(node));
}
