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
        new FrameItem.Path([new('M', 10, 20), new('L', 50, 20.125), new('C', 90, 40, 60, 20, 80, 30), new('L', 90, 40.001), new('L', 80, 40), new('Z', 0, 0)], 1.5, new Colour(200, 220, 255), [3, 2]),
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
        Assert.Equal("M10 20l40 0.12c10-0.12 30 9.88 40 19.88h-10Z", root.Element(Svg + "path")!.Attribute("d")!.Value);
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "text" or "image" or "style" or "script");
    }

    [Fact]
    public void Each_letter_is_drawn_once_and_used_where_it_stands()
    {
        var root = XDocument.Parse(SvgWriter.Write(Picture, "t", "d", "p1")).Root!;
        var ids = root.Element(Svg + "defs")!.Elements(Svg + "path").Select(path => path.Attribute("id")!.Value).ToList();
        Assert.Equal(["p10e9", "p1477"], ids);
        var uses = root.Descendants(Svg + "use").ToList();
        Assert.Equal(["#p1477", "#p1477", "#p10e9"], uses.Select(use => use.Attribute("href")!.Value));
        Assert.Equal("matrix(0.01 0 0 -0.01 20 60)", uses[0].Parent!.Attribute("transform")!.Value);
        Assert.Null(uses[0].Attribute("x"));
        Assert.Equal(FontFile.Of(FontFace.MathItalic).Advance('w') + 200, double.Parse(uses[1].Attribute("x")!.Value, CultureInfo.InvariantCulture), 1.0);
        Assert.Equal("matrix(0.011 0 0 -0.01 20 80)", uses[2].Attribute("transform")!.Value);
    }

    /// <summary>A line's letters are written together, but never across what is painted between them.</summary>
    [Fact]
    public void Letters_stay_above_what_was_painted_before_them()
    {
        var frame = new Frame(100, 50,
        [
            new FrameItem.Glyphs(FontFace.MainRegular, 10, 5, 20, "a"),
            new FrameItem.Rectangle(0, 0, 50, 50),
            new FrameItem.Glyphs(FontFace.MainRegular, 10, 15, 20, "b"),
            new FrameItem.Glyphs(FontFace.MainRegular, 10, 25, 20, "a") { Colour = new(255, 0, 0) },
        ]);
        foreach (var letters in Enum.GetValues<SvgLetters>())
        {
            var root = XDocument.Parse(SvgWriter.Write(frame, "", "", letters: letters)).Root!;
            var name = letters == SvgLetters.Text ? "text" : "use";
            Assert.Equal([name, "rect", name, name], root.Elements().Where(e => e.Name.LocalName != "defs").Select(e => e.Name.LocalName));
            Assert.Equal("#ff0000", root.Elements().Last().Attribute("fill")!.Value);
        }
    }

    [Fact]
    public void Letters_as_text_stand_at_their_places_and_what_fonts_lack_is_an_outline()
    {
        var frame = Picture with { Items = Picture.Items.Add(new FrameItem.Glyphs(FontFace.Size3, 10, 5, 20, "(")) };
        var root = XDocument.Parse(SvgWriter.Write(frame, "t", "d", "p1", SvgLetters.Text)).Root!;
        Assert.Equal("p1a28", root.Element(Svg + "defs")!.Elements(Svg + "path").Single().Attribute("id")!.Value);
        var texts = root.Elements(Svg + "text").ToList();
        Assert.Equal(["ww", "é"], texts.Select(text => text.Value));
        Assert.Equal(["italic", null], texts.Select(text => text.Attribute("font-style")?.Value));
        var x = texts[0].Attribute("x")!.Value.Split(' ').Select(place => double.Parse(place, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(20, x[0]);
        Assert.Equal(20 + FontFile.Of(FontFace.MathItalic).Advance('w') / 100.0 + 2, x[1], 0.06);
        Assert.Equal("60", texts[0].Attribute("y")!.Value);
        Assert.Equal("10", texts[0].Attribute("font-size")!.Value);
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
            var points = Points(GlyphOutline.Of(font, character));
            var (xs, ys) = (points.ConvertAll(point => point.X), points.ConvertAll(point => point.Y));
            var box = font.BoundsOf(character);
            Assert.True(Math.Abs(xs.Min() - box.Left) <= 12 && Math.Abs(xs.Max() - box.Right) <= 12, $"{character}: {xs.Min()}…{xs.Max()} against {box}");
            Assert.True(Math.Abs(ys.Min() - box.Bottom) <= 12 && Math.Abs(ys.Max() - box.Top) <= 12, $"{character}: {ys.Min()}…{ys.Max()} against {box}");
        }
    }

    /// <summary>The on-curve and control points of path data (SVG 1.1, section 8.3), for M, h, v, l, q, t and Z.</summary>
    private static List<(double X, double Y)> Points(string path)
    {
        var points = new List<(double X, double Y)>();
        (double X, double Y) at = default, start = default, control = default;
        foreach (System.Text.RegularExpressions.Match command in System.Text.RegularExpressions.Regex.Matches(path, "([A-Za-z])([^A-Za-z]*)"))
        {
            var n = System.Text.RegularExpressions.Regex.Matches(command.Groups[2].Value, @"-?[0-9.]+").Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture)).ToArray();
            var from = at;
            (at, control) = command.Groups[1].Value switch
            {
                "M" => ((n[0], n[1]), (n[0], n[1])),
                "h" => ((at.X + n[0], at.Y), (at.X + n[0], at.Y)),
                "v" => ((at.X, at.Y + n[0]), (at.X, at.Y + n[0])),
                "l" => ((at.X + n[0], at.Y + n[1]), (at.X + n[0], at.Y + n[1])),
                "q" => ((at.X + n[2], at.Y + n[3]), (at.X + n[0], at.Y + n[1])),
                "t" => ((at.X + n[0], at.Y + n[1]), (2 * at.X - control.X, 2 * at.Y - control.Y)),
                _ => (start, start),
            };
            start = command.Groups[1].Value == "M" ? at : start;
            points.AddRange(at, control);
            Assert.True(command.Groups[1].Value is "M" or "Z" || at != from, path);
        }

        return points;
    }
}
