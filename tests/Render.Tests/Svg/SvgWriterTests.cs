using System.Globalization;
using System.Xml.Linq;
using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Svg;

namespace WorkedSolutions.Render.Tests.Svg;

public class SvgWriterTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly Frame Picture = new(200, 100,
    [
        new FrameItem.Rectangle(10, 10, 50, 0.5) { Colour = new(200, 0, 0) },
        new FrameItem.Path([new('M', 10, 20), new('L', 50, 20.125), new('C', 90, 40, 60, 20, 80, 30), new('Z', 0, 0)], 1.5, new Colour(200, 220, 255), [3, 2]),
        new FrameItem.Glyphs(FontFace.MathItalic, 10, 20, 60, "ww", [2, 0]),
        new FrameItem.Glyphs(FontFace.MainRegular, 10, 20, 80, "é ") { Stretch = 1.1 },
        new FrameItem.LinkArea(20, 50, 30, 12, "#a\"<b>"),
    ]);

    [Fact]
    public void A_picture_is_well_formed_and_says_what_it_shows()
    {
        var root = XDocument.Parse(SvgWriter.Write(Picture, "A <net>", "Two & more", "p1")).Root!;
        Assert.Equal("0 0 200 100", root.Attribute("viewBox")!.Value);
        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.Equal("A <net>", root.Element(Svg + "title")!.Value);
        Assert.Equal("Two & more", root.Element(Svg + "desc")!.Value);
        Assert.Equal("#a\"<b>", root.Element(Svg + "a")!.Attribute("href")!.Value);
        Assert.Equal("M10 20L50 20.12C60 20 80 30 90 40Z", root.Element(Svg + "path")!.Attribute("d")!.Value.Replace("20.13", "20.12", StringComparison.Ordinal));
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "text" or "image" or "style" or "script");
    }

    [Fact]
    public void Each_letter_is_drawn_once_and_used_where_it_stands()
    {
        var root = XDocument.Parse(SvgWriter.Write(Picture, "t", "d", "p1")).Root!;
        var ids = root.Element(Svg + "defs")!.Elements(Svg + "path").Select(path => path.Attribute("id")!.Value).ToList();
        Assert.Equal(["p1-0-e9", "p1-4-77"], ids);
        var uses = root.Descendants(Svg + "use").ToList();
        Assert.Equal(["#p1-4-77", "#p1-4-77", "#p1-0-e9"], uses.Select(use => use.Attribute("href")!.Value));
        var x = uses.Select(use => double.Parse(use.Attribute("transform")!.Value.TrimEnd(')').Split(' ')[4], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(x[0] + FontFile.Of(FontFace.MathItalic).Advance('w') / 100.0 + 2, x[1], 0.02);
        Assert.StartsWith("matrix(0.011 0 0 -0.01 ", uses[2].Attribute("transform")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decoration_is_hidden_from_readers()
    {
        var root = XDocument.Parse(SvgWriter.Write(Picture, "", "")).Root!;
        Assert.Equal("true", root.Attribute("aria-hidden")!.Value);
        Assert.Null(root.Element(Svg + "title"));
    }

    /// <summary>All on-curve and control points lie within the font's own box for the glyph, and the extremes of the two agree.</summary>
    [Theory]
    [InlineData(FontFace.MainRegular)]
    [InlineData(FontFace.MathItalic)]
    [InlineData(FontFace.Size3)]
    public void Outlines_reach_as_far_as_the_font_says(FontFace face)
    {
        var font = FontFile.Of(face);
        foreach (var character in "AgQ@∂é¿½([{√x∑".Where(character => font.Has(character)))
        {
            var numbers = GlyphOutline.Of(font, character).Split(['M', 'L', 'Q', 'Z', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToList();
            var (xs, ys) = (numbers.Where((_, i) => i % 2 == 0).ToList(), numbers.Where((_, i) => i % 2 == 1).ToList());
            var box = font.BoundsOf(character);
            Assert.True(Math.Abs(xs.Min() - box.Left) <= 12 && Math.Abs(xs.Max() - box.Right) <= 12, $"{character}: {xs.Min()}…{xs.Max()} against {box}");
            Assert.True(Math.Abs(ys.Min() - box.Bottom) <= 12 && Math.Abs(ys.Max() - box.Top) <= 12, $"{character}: {ys.Min()}…{ys.Max()} against {box}");
        }
    }
}
