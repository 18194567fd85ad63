using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Tests.Documents;
using WorkedSolutions.Render.Writers;

using Document = WorkedSolutions.Render.Documents.Document;
namespace WorkedSolutions.Render.Tests.Writers;

public class HtmlWriterTests
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

    private static IHtmlDocument Parse(string html) => new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = false }).ParseDocument(html);

    private static IHtmlDocument Page { get; } = Parse(HtmlWriter.Write(Sample.Document, _ => Svg));

    [Fact]
    public void Every_formula_is_MathML_with_its_TeX()
    {
        var formulas = Page.QuerySelectorAll("math").Where(math => math.ParentElement!.Closest("math") is null).ToList();
        Assert.Equal(24, formulas.Count);
        Assert.All(formulas, math => Assert.NotEmpty(math.QuerySelector("annotation[encoding='application/x-tex']")!.TextContent));
        Assert.Equal(7, Page.QuerySelectorAll("div.display").Length);
    }

    [Fact]
    public void Nothing_is_fetched_and_nothing_runs()
    {
        Assert.Empty(Page.QuerySelectorAll("script, link, iframe, object, embed, base, form, video, audio, source"));
        foreach (var element in Page.All)
        {
            foreach (var attribute in element.Attributes)
            {
                Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.Name);
                Assert.NotEqual("style", attribute.Name);
                Assert.True(attribute.Name != "src" || attribute.Value.StartsWith("data:image/svg+xml;base64,", StringComparison.Ordinal));
            }
        }

        Assert.DoesNotContain("url(", Page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_lets_only_the_own_style_through()
    {
        var policy = Page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content")!;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Assert.Single(Page.QuerySelectorAll("style")).TextContent)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'", policy);
    }

    [Fact]
    public void The_hash_is_that_of_the_standard()
    {
        for (var length = 0; length < 300; length += 7)
        {
            var data = new byte[length];
            new Random(length).NextBytes(data);
            Assert.Equal(SHA256.HashData(data), Sha256.Of(data));
        }
    }

    [Fact]
    public void Headings_are_in_order_under_one_title()
    {
        Assert.Equal(Sample.Head.Title, Assert.Single(Page.QuerySelectorAll("h1")).TextContent);
        var last = 1;
        foreach (var heading in Page.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var level = heading.LocalName[1] - '0';
            Assert.InRange(level, 1, last + 1);
            last = level;
        }
    }

    [Fact]
    public void Every_place_is_there_once_and_every_inner_link_finds_it()
    {
        var places = Page.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).ToList();
        Assert.Equal(places.Count, places.Distinct().Count());
        var targets = Page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]).ToList();
        Assert.Contains("a-1-1.1", targets);
        Assert.Contains("z-1-1.1", targets);
        Assert.All(targets, target => Assert.Contains(target, places));
        Assert.Contains("h1", places);
    }

    [Fact]
    public void The_page_has_its_landmarks_and_says_its_language()
    {
        Assert.Equal("en", Page.DocumentElement.GetAttribute("lang"));
        Assert.Single(Page.QuerySelectorAll("main"));
        Assert.Single(Page.QuerySelectorAll("body > header"));
        Assert.Equal(6, Page.QuerySelectorAll("nav li > a").Length);
        Assert.All(Page.QuerySelectorAll("th"), cell => Assert.Equal("col", cell.GetAttribute("scope")));
        Assert.All(Page.QuerySelectorAll("img"), image => Assert.NotEmpty(image.GetAttribute("alt")!));
        Assert.Equal("Backpropagation by hand – Worked solution", Page.Title);
    }

    [Fact]
    public void Every_text_is_escaped()
    {
        Gen.String[Gen.Char["<>&\"'abc=/\\ -!\0\u0007\ud800é"], 0, 24].Sample(
            text =>
            {
                var inline = new Inline.Text(text);
                var document = new Document(
                    new DocumentHead("T" + text, text, text, text, text),
                    [
                        new Block.Paragraph([inline, new Inline.Code(text), new Inline.Math(new MathNode.Words("w" + text))]), new Block.Code(text, text), new Block.NameFields([text]),
                        new Block.Figure("f", text, [inline]), new Block.Callout(CalloutKind.Note, [inline], []),
                    ]);
                var page = Parse(HtmlWriter.Write(document));
                var shown = Regex.Replace(text, "[\0\u0007\ud800]", "\ufffd");
                Assert.Equal(shown, page.QuerySelector("main > p")!.ChildNodes[0] is IText first && text.Length > 0 ? first.Data : shown);
                Assert.Equal(shown, page.QuerySelector("code")!.TextContent);
                Assert.Empty(page.QuerySelectorAll("script, b, c"));
                Assert.Equal(5, page.QuerySelector("main")!.ChildElementCount);
            },
            iter: 300);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Colours_contrast_enough(bool dark)
    {
        var style = Page.QuerySelector("style")!.TextContent;
        var roots = Regex.Matches(style, @":root \{([^}]*)\}");
        var colours = Regex.Matches(roots[dark ? 1 : 0].Groups[1].Value, @"--(\w+): (#[0-9a-f]{3,6})").ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        foreach (var ink in (string[])["ink", "quiet", "link", "note", "theory", "warning", "result"])
        {
            foreach (var ground in (string[])["paper", "tint"])
            {
                Assert.True(Contrast(colours[ink], colours[ground]) >= 4.5, $"{ink} on {ground}: {Contrast(colours[ink], colours[ground])}");
            }
        }

        Assert.True(Contrast(colours["ink"], colours["mark"]) >= 4.5);
    }

    [Fact]
    public void Displays_that_follow_each_other_have_cells_of_one_width_and_stay_formulas_of_their_own()
    {
        Block Display(string tex, string place) => new Block.DisplayMath(TexReader.Read(tex).Node, [place]);
        var page = Parse(HtmlWriter.Write(new Document(Sample.Head, [
            Display("a_{100} = 2", "a"), Display("\\begin{aligned} b & = 1 \\\\ & \\approx 2 \\end{aligned}", "b"), Display("\\boxed{7}", "c"), Display("d = 3", "d"),
        ])));
        var run = Assert.Single(page.QuerySelectorAll(".run"));
        Assert.Equal(["a", "b"], run.Children.Select(display => display.Id));
        Assert.All(run.QuerySelectorAll("mtr"), row => Assert.Equal(2, row.ChildElementCount));
        Assert.Equal(["a_{100} = 2", "\\begin{aligned} b & = 1 \\\\ & \\approx 2 \\end{aligned}"], run.QuerySelectorAll("annotation").Select(tex => tex.TextContent));
        Assert.Equal(["c", "d"], page.QuerySelectorAll("main > .display").Select(display => display.Id));

        // a_{100} is 1.7 em wide, and there is a little room.
        Assert.Contains("r4", run.ClassList);
        Assert.Contains(".r4{--left:2em}", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_display_too_wide_for_the_page_is_broken_and_keeps_its_TeX()
    {
        var tex = "y = " + string.Join(" + ", Enumerable.Range(1, 40).Select(i => $"x_{{{i}}}"));
        var page = Parse(HtmlWriter.Write(new Document(Sample.Head, [new Block.DisplayMath(TexReader.Read(tex).Node, [])])));
        Assert.InRange(page.QuerySelectorAll(".display mtr").Length, 2, 5);
        Assert.Equal(TexWriter.Write(TexReader.Read(tex).Node, TexDialect.Plain), page.QuerySelector(".display annotation")!.TextContent);
    }

    [Fact]
    public void Signs_and_brackets_stay_at_their_formula()
    {
        var page = Parse(HtmlWriter.Write(MarkdownReader.Read("Here ($x$), $y$ ($z$; or *a* $b$. Then ($c$)($d$) stay (all).", Sample.Head, "x").Document!));
        Assert.Equal(["($x$),", "($z$;", "$b$.", "($c$)", "($d$)"], page.QuerySelectorAll("p span.m").Select(Seen));
        Assert.Equal("Here ($x$), $y$ ($z$; or a $b$. Then ($c$)($d$) stay (all).", Seen(page.QuerySelector("main > p")!));
    }

    private static string Seen(IElement element) =>
        string.Concat(element.ChildNodes.Select(node => node is IElement { LocalName: "math" } math ? $"${math.QuerySelector("annotation")!.TextContent}$" : node is IElement inner ? Seen(inner) : node.TextContent));

    [Theory]
    [InlineData("Weights, hidden layer", true)]
    [InlineData("a name that goes on for more than a few words", false)]
    public void A_first_column_of_a_few_words_is_not_broken(string name, bool isBrief)
    {
        var page = Parse(HtmlWriter.Write(MarkdownReader.Read($"| a | b |\n|---|---|\n| {name} | 1 |", Sample.Head, "x").Document!));
        Assert.Equal(isBrief, page.QuerySelector("table")!.ClassList.Contains("brief"));
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(4, false)]
    public void A_table_of_many_columns_leaves_room_for_words(int columns, bool isWide)
    {
        string Row(string last) => "|" + string.Concat(Enumerable.Repeat(" $x$ |", columns - 1)) + $" {last} |\n";
        var page = Parse(HtmlWriter.Write(MarkdownReader.Read(Row("a") + "|" + string.Concat(Enumerable.Repeat("---|", columns)) + "\n" + Row("awrt $1$ or what rounds to it"), Sample.Head, "x").Document!));
        Assert.Equal(isWide, page.QuerySelector(".table")!.ClassList.Contains("wide"));
        Assert.Equal("awrt", Assert.Single(page.QuerySelectorAll("td.l")).TextContent[..4]);
    }

    [Fact]
    public void A_figure_without_a_picture_is_described()
    {
        var page = Parse(HtmlWriter.Write(Sample.Document));
        Assert.StartsWith("A network with two inputs", page.QuerySelector("figure .absent")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes() =>
        Assert.Equal(HtmlWriter.Write(Sample.Document), HtmlWriter.Write(MarkdownReader.Read(Sample.Markdown, Sample.Head, "x").Document!));

    // WCAG 2.2, relative luminance and contrast ratio.
    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var hex = colour.Length == 4 ? string.Concat(colour[1..].Select(c => $"{c}{c}")) : colour[1..];
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(0) + 0.7152 * Channel(2) + 0.0722 * Channel(4);
    }
}
