using UglyToad.PdfPig;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Pages;
using WorkedSolutions.Render.Tests.Pdf;

namespace WorkedSolutions.Render.Tests.Pages;

public class PageLayoutTests
{
    private const string Words = "Gradients that arrive by several paths are added, because a small change of the value travels along all of them at once. ";

    private static string Long(int times) => string.Concat(Enumerable.Repeat(Words, times));

    private static string TextOf(Frame page) =>
        string.Concat(page.Items.OfType<FrameItem.Glyphs>().Where(glyphs => glyphs.Node >= 0).Select(glyphs => glyphs.Text + "|"));

    private static List<FrameItem.Glyphs> Find(FrameBook book, string text, out int page)
    {
        for (page = 0; page < book.Pages.Length; page++)
        {
            var found = book.Pages[page].Items.OfType<FrameItem.Glyphs>().Where(glyphs => glyphs.Text.Contains(text, StringComparison.Ordinal)).ToList();
            if (found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }

    [Theory]
    [InlineData(Paper.A4, 595.28, 841.89)]
    [InlineData(Paper.Letter, 612, 792)]
    public void Pages_have_the_size_of_the_paper(Paper paper, double width, double height)
    {
        var book = Write.Layout(Write.Document(Write.Paragraph(Long(3))), new PageSettings(paper)).Book;
        Assert.All(book.Pages, page => Assert.Equal((width, height), (page.Width, page.Height)));
    }

    [Fact]
    public void Justified_lines_end_at_the_right_margin()
    {
        var settings = new PageSettings();
        var file = Write.Pdf(Write.Layout(Write.Document(Write.Heading(1, "T"), Write.Paragraph(Long(6))), settings));
        using var pdf = PdfDocument.Open(file);
        var lines = pdf.GetPage(1).Letters.Where(letter => letter.PointSize is > 10 and < 11 && letter.Value != " ")
            .GroupBy(letter => Math.Round(letter.StartBaseLine.Y, 1)).Select(line => line.Max(letter => letter.EndBaseLine.X)).ToList();
        Assert.True(lines.Count > 4);
        Assert.All(lines.SkipLast(1), end => Assert.Equal(settings.Width - settings.Margin, end, 0.06));
    }

    [Fact]
    public void Words_stay_apart_across_lines_when_the_text_is_read()
    {
        var page = Write.Layout(Write.Document(Write.Paragraph(Long(6)))).Book.Pages[0];
        var text = string.Concat(page.Items.OfType<FrameItem.Glyphs>().Where(glyphs => glyphs is { Node: >= 0, Size: 10.5 }).Select(glyphs => glyphs.Text));
        Assert.Equal(Long(6).Trim(), text.Trim());
    }

    [Fact]
    public void Two_layouts_give_the_same_bytes()
    {
        var document = Write.Document(Write.Paragraph(Long(30) + "$x_1$"), Write.Display("a=b"));
        Assert.Equal(Write.Pdf(Write.Layout(document)), Write.Pdf(Write.Layout(document)));
    }

    [Fact]
    public void A_heading_is_never_the_last_thing_on_a_page()
    {
        for (var lines = 20; lines < 60; lines++)
        {
            var blocks = Enumerable.Range(0, lines).Select(i => Write.Paragraph("Line " + i)).Append(Write.Heading(2, "Heading")).Append(Write.Paragraph("Follows.")).ToArray();
            var book = Write.Layout(Write.Document(blocks)).Book;
            Find(book, "Heading", out var heading);
            Find(book, "Follows.", out var text);
            Assert.Equal(heading, text);
        }
    }

    [Fact]
    public void A_label_stands_with_the_heading_that_follows_it()
    {
        for (var lines = 20; lines < 60; lines++)
        {
            var blocks = Enumerable.Range(0, lines).Select(i => Write.Paragraph("Line " + i)).Append(new Block.Paragraph([new Inline.Strong([new Inline.Text("Label")])])).Append(Write.Heading(2, "Heading")).Append(Write.Paragraph("Follows.")).ToArray();
            var book = Write.Layout(Write.Document(blocks)).Book;
            Find(book, "Label", out var label);
            Find(book, "Follows.", out var text);
            Assert.Equal(label, text);
        }
    }

    [Fact]
    public void A_display_stays_with_the_line_that_introduces_it()
    {
        for (var lines = 20; lines < 60; lines++)
        {
            var blocks = Enumerable.Range(0, lines).Select(i => Write.Paragraph("Line " + i)).Append(Write.Paragraph("Introduced:")).Append(Write.Display("12345")).ToArray();
            var book = Write.Layout(Write.Document(blocks)).Book;
            Find(book, "Introduced:", out var line);
            var last = book.Pages[^1].Items.OfType<FrameItem.Glyphs>().Last(glyphs => glyphs.Node >= 0);
            Assert.Equal("5", last.Text);
            Assert.Equal(book.Pages.Length - 1, line);
        }
    }

    [Fact]
    public void Displays_that_follow_each_other_stand_with_their_relations_below_each_other()
    {
        var book = PageLayout.Layout(Write.Document(
            Write.Display("x = 1"), Write.Display(@"\begin{aligned} zzzz &= x + 1 \\ &= 2 \end{aligned}"), Write.Display(@"yy \approx 3000"), Write.Paragraph("Then"), Write.Display("p = q"))).Book;
        var places = book.Pages[0].Items.OfType<FrameItem.Glyphs>().Where(glyphs => glyphs.Text is ['=' or '≈', ..]).Select(glyphs => Math.Round(glyphs.X, 3)).ToList();
        Assert.Equal(5, places.Count);
        Assert.Single(places.Take(4).Distinct());
        Assert.NotEqual(places[0], places[4]);
    }

    [Fact]
    public void No_line_of_a_paragraph_stands_alone_on_a_page()
    {
        for (var lines = 1; lines < 45; lines++)
        {
            var blocks = Enumerable.Range(0, lines).Select(i => Write.Paragraph("Line " + i)).Append(new Block.Paragraph([new Inline.Strong(Write.Text(Long(5)))])).ToArray();
            var book = Write.Layout(Write.Document(blocks)).Book;
            foreach (var page in book.Pages)
            {
                var count = page.Items.OfType<FrameItem.Glyphs>().Count(glyphs => glyphs is { Face: FontFace.MainBold, Size: < 11, Node: >= 0 });
                Assert.NotEqual(1, count);
            }
        }
    }

    [Fact]
    public void A_table_shows_its_head_on_every_page_and_reads_it_once()
    {
        var table = new Block.Table(
            [Alignment.Left, Alignment.Right], Write.Row("Weight", "Value"), [.. Enumerable.Range(0, 120).Select(i => Write.Row($"$w_{{{i}}}$", "0." + i))]);
        var book = Write.Layout(Write.Document(table)).Book;
        Assert.True(book.Pages.Length >= 3);
        Assert.All(book.Pages, page => Assert.Single(page.Items.OfType<FrameItem.Glyphs>(), glyphs => glyphs.Text == "Weight"));
        Assert.Single(book.Pages.SelectMany(page => page.Items).OfType<FrameItem.Glyphs>(), glyphs => glyphs is { Text: "Weight", Node: >= 0 });
        Assert.Equal(2, book.Structure.Count(node => node is { Type: "TH", Detail: "Column" }));
        Assert.Equal(240, book.Structure.Count(node => node.Type == "TD"));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(80)]
    public void A_table_of_many_columns_stays_on_the_page(int columns)
    {
        var settings = new PageSettings();
        var cells = Enumerable.Range(0, columns).Select(i => $"$w_{{{i}}}$").ToArray();
        var items = PageLayout.Layout(Write.Document(new Block.Table([], Write.Row(cells), [Write.Row(cells)])), settings).Book.Pages[0].Items;
        Assert.All(items, item => Assert.True(item.Bounds() is not { } box || (box.Left > settings.Margin - 1 && box.Right < settings.Width - settings.Margin + 1)));
        Assert.Equal(2 * columns, items.OfType<FrameItem.Glyphs>().Count(glyphs => glyphs.Text == "w"));
    }

    [Fact]
    public void Header_and_footer_name_course_title_and_page()
    {
        var book = Write.Layout(Write.Document(Write.Paragraph(Long(90)))).Book;
        var furniture = book.Pages[1].Items.OfType<FrameItem.Glyphs>().Where(glyphs => glyphs.Node < 0).Select(glyphs => glyphs.Text).ToList();
        Assert.Contains("A course", furniture);
        Assert.Contains("A title", furniture);
        Assert.Contains($"Page 2 of {book.Pages.Length}", furniture);
    }

    [Fact]
    public void Headings_become_bookmarks_and_numbered_without_a_gap()
    {
        var book = Write.Layout(Write.Document(Write.Heading(1, "One"), Write.Heading(4, "Deep $x$"), Write.Heading(2, "Two"))).Book;
        Assert.Equal([("One", 1), ("Deep x", 2), ("Two", 2)], book.Bookmarks.Select(mark => (mark.Title, mark.Level)));
        Assert.Equal(["H1", "H2", "H2"], book.Structure.Where(node => node.Type[0] == 'H').Select(node => node.Type));
    }

    [Fact]
    public void A_link_leads_to_the_line_that_made_a_number()
    {
        var document = Write.Document(
            Write.Display("z=1", "q-z"), new Block.Paragraph([new Inline.Link("#q-z", Write.Text("the net input")), .. Write.Text(" above")]));
        var result = Write.Layout(document);
        using var pdf = PdfDocument.Open(Write.Pdf(result));
        Assert.Single(pdf.GetPage(1).GetAnnotations());
        var page = result.Book.Pages[0];
        Assert.Equal("q-z", Assert.Single(page.Items.OfType<FrameItem.Anchor>(), anchor => anchor.Name == "q-z").Name);
        Assert.Equal("#q-z", Assert.Single(page.Items.OfType<FrameItem.LinkArea>()).Target);
    }

    [Fact]
    public void A_missing_character_is_named_once_and_shown_as_a_box()
    {
        var result = Write.Layout(Write.Document(Write.Paragraph("Kanji 漢 and 漢 and 😀."), Write.Paragraph("Größe, naïve, β, Ω, ½")));
        Assert.Equal(2, result.Diagnostics.Length);
        Assert.Equal("missing-glyph", result.Diagnostics[0].Code);
        Assert.Equal("the fonts have no character “漢” (U+6F22), in “Kanji 漢 and 漢 and 😀.”", result.Diagnostics[0].Message);
        Assert.Contains("U+1F600", result.Diagnostics[1].Message, StringComparison.Ordinal);
        Assert.Equal(["漢", "漢", "😀"], result.Book.Pages[0].Items.OfType<FrameItem.Glyphs>().Where(glyphs => glyphs.Text == "□").Select(glyphs => glyphs.ActualText));
    }

    [Fact]
    public void A_missing_picture_is_described_and_reported()
    {
        var result = Write.Layout(Write.Document(new Block.Figure("net", "Two layers.", Write.Text("The network"))));
        Assert.Equal("missing-figure", Assert.Single(result.Diagnostics).Code);
        Assert.Contains("[Two layers.]", TextOf(result.Book.Pages[0]), StringComparison.Ordinal);
        Assert.Equal("Two layers.", result.Book.Structure.Single(node => node.Type == "Figure").Alternative);
    }

    [Fact]
    public void A_picture_is_scaled_into_the_page()
    {
        var picture = new Frame(2000, 4000, [new FrameItem.Rectangle(0, 0, 2000, 4000), new FrameItem.Glyphs(FontFace.SansSerif, 40, 1900, 3990, "end")]);
        var document = Write.Document(new Block.Figure("net", "Tall.", []));
        var result = PageLayout.Layout(document, new PageSettings(), PlainFormulas.Setter, _ => picture);
        var box = result.Book.Pages[0].Items.OfType<FrameItem.Rectangle>().First(item => item.Node >= 0);
        Assert.InRange(box.Y + box.Height, 0, 842 - 60);
        Assert.Equal(0.5, box.Width / box.Height, 1e-9);
    }

    [Fact]
    public void A_heading_with_its_introduction_is_not_left_alone_above_an_empty_part()
    {
        var page = new PageSettings();
        for (var lines = 20; lines < 50; lines++)
        {
            var blocks = Enumerable.Range(0, lines).Select(i => Write.Paragraph("Line " + i)).Concat([
                Write.Heading(2, "Forward pass"), Write.Paragraph("Layer by layer."), Write.Heading(3, "Hidden layer"), Write.Paragraph("The activation."),
                .. Enumerable.Range(0, 9).Select(i => Write.Display($@"\frac{{{i}}}{{2}} = 3"))]).ToArray();
            var book = Write.Layout(Write.Document(blocks), page).Book;
            var last = Find(book, "Layer by layer", out var at)[0].Baseline;
            Find(book, "The activation", out var next);
            Assert.True(at == next || last > page.Height - page.BottomMargin - 110, $"{lines} lines");
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(330)]
    public void A_figure_that_does_not_fit_leaves_no_page_half_empty(double height)
    {
        var settings = new PageSettings();
        var picture = new Frame(300, height, [new FrameItem.Rectangle(0, 0, 300, height) { Colour = new Colour(9, 9, 9) }]);
        for (var lines = 2; lines < 36; lines++)
        {
            var blocks = Enumerable.Range(0, lines).Select(i => Write.Paragraph("Line " + i)).Append(new Block.Figure("net", "A net.", Write.Text("The caption")))
                .Concat(Enumerable.Range(0, 60).Select(i => Write.Paragraph("Later " + i))).ToArray();
            var book = PageLayout.Layout(Write.Document(blocks), settings, PlainFormulas.Setter, _ => picture).Book;
            var text = book.Pages[0].Items.Where(item => item.Node >= 0);
            var bottom = text.Max(item => item switch { FrameItem.Glyphs glyphs => glyphs.Baseline, FrameItem.Rectangle box => box.Y + box.Height, _ => 0 });
            Assert.True(bottom > settings.Height - settings.BottomMargin - 90, $"{lines} lines end at {bottom}");
            var box = book.Pages.SelectMany(page => page.Items).OfType<FrameItem.Rectangle>().First(item => item.Colour.Equals(new Colour(9, 9, 9)));
            Assert.InRange(box.Height, 0.8 * height, height + 1e-9);
            Assert.Equal(settings.Width / 2, box.X + (box.Width / 2), 1e-6);
            Assert.Equal(60, book.Pages.SelectMany(page => page.Items).OfType<FrameItem.Glyphs>().Count(glyphs => glyphs.Text.StartsWith("Later", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_few_lines_to_write_on_get_no_page_of_their_own()
    {
        Assert.Single(Write.Layout(Write.Document(Write.Paragraph("Find it."), new Block.WritingSpace(29))).Book.Pages);
        Assert.Equal(2, Write.Layout(Write.Document(Write.Paragraph("Find it."), new Block.WritingSpace(40))).Book.Pages.Length);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_no_part_of_the_structure()
    {
        var book = Write.Layout(Write.Document(new Block.DisplayMath(new MathNode.Link("nowhere", new MathNode.Digits("7")), []))).Book;
        Assert.DoesNotContain(book.Structure, node => node.Type == "Link");
    }

    [Fact]
    public void A_callout_across_pages_is_tinted_on_both()
    {
        var callout = new Block.Callout(CalloutKind.Theory, Write.Text("Chain rule"), [.. Enumerable.Range(0, 12).Select(_ => Write.Paragraph(Long(4)))]);
        var book = Write.Layout(Write.Document(callout)).Book;
        Assert.True(book.Pages.Length > 1);
        Assert.All(book.Pages, page => Assert.True(page.Items.OfType<FrameItem.Rectangle>().Count(box => box.Height > 50) == 2));
    }

    [Fact]
    public void The_tools_find_tags_title_and_reading_order()
    {
        var document = Write.Document(
            Write.Heading(1, "Forward"), Write.Paragraph("First $a=1$ then more."), Write.Display("z=0.3775"),
            new Block.ItemList(1, [[Write.Paragraph("item one")], [Write.Paragraph("item two")]]),
            new Block.Table([Alignment.Left], Write.Row("Head"), [Write.Row("0.59327")]), new Block.Code("x = 1", "python"));
        var file = Write.Pdf(Write.Layout(document));
        if (Tool.Run("qpdf", file, "--check", "FILE") is { } check)
        {
            Assert.True(check.ExitCode == 0, check.Output);
        }

        if (Tool.Run("pdftotext", file, "FILE", "-") is { } text)
        {
            Assert.Matches("(?s)Forward.*First a *= *1 then more.*z *= *0.3775.*1. item one.*2. item two.*Head.*0.59327.*x = 1.*Page 1 of 1", text.Output);
        }

        if (Tool.Run("pdfinfo", file, "-struct-text", "FILE") is { } tags)
        {
            Assert.Matches("(?s)Document.*H1.*Forward.*P \\(block\\).*First.*Formula.*then more.*Formula.*LI.*Lbl.*LBody.*item one.*Table.*TR.*TH.*Head.*TD.*0.59327", tags.Output);
            Assert.DoesNotContain("rror", tags.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_hundred_pages_stay_far_below_200_megabytes()
    {
        var document = Write.Document([.. Enumerable.Range(0, 900).SelectMany(i => new[] { Write.Paragraph(Long(5) + "$x_1$"), Write.Display("a=b+c") })]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = Write.Layout(document);
        var file = Write.Pdf(result);
        var used = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(result.Book.Pages.Length > 100);
        Assert.True(used < 150_000_000, $"{used} bytes in all for {result.Book.Pages.Length} pages of {file.Length} bytes");
    }

    [Fact]
    public void A_display_longer_than_a_page_goes_on_in_the_next_one_between_rows()
    {
        var tex = "\\begin{aligned}" + string.Join("\\\\", Enumerable.Range(0, 120).Select(i => $"x_{{{i}}}&={i}")) + "\\end{aligned}";
        var book = PageLayout.Layout(Write.Document(Write.Display(tex))).Book;
        Assert.InRange(book.Pages.Length, 3, 5);
        var sizes = book.Pages.SelectMany(page => page.Items).OfType<FrameItem.Glyphs>().Where(glyphs => glyphs is { Text: "x", Node: >= 0 }).Select(glyphs => glyphs.Size).ToList();
        Assert.Equal(120, sizes.Count);
        Assert.All(sizes, size => Assert.Equal(10.5, size));
    }

    [Fact]
    public void A_display_too_wide_for_the_page_is_broken()
    {
        var settings = new PageSettings();
        var tex = "L=" + string.Join("+", Enumerable.Range(0, 60).Select(i => $"w_{{{i}}}x_{{{i}}}"));
        var items = PageLayout.Layout(Write.Document(Write.Display(tex)), settings).Book.Pages[0].Items;
        Assert.All(items, item => Assert.True(item.Bounds() is not { } box || (box.Left > settings.Margin - 1 && box.Right < settings.Width - settings.Margin + 1)));
        Assert.True(items.OfType<FrameItem.Glyphs>().Where(glyphs => glyphs.Text == "x").Select(glyphs => glyphs.Baseline).Distinct().Count() > 2);
    }

    [Fact]
    public void Code_too_wide_for_the_page_is_broken_at_a_space_and_keeps_its_indent()
    {
        var code = "\tdef f(" + string.Join(", ", Enumerable.Range(100, 16).Select(i => $"word_{i}")) + "):";
        var lines = Write.Layout(Write.Document(new Block.Code(code, null))).Book.Pages[0].Items.OfType<FrameItem.Glyphs>()
            .Where(glyphs => glyphs.Face == FontFace.Typewriter).GroupBy(glyphs => glyphs.Baseline).Select(line => string.Concat(line.Select(glyphs => glyphs.Text))).ToList();
        Assert.InRange(lines.Count, 2, 3);
        Assert.StartsWith("\u00A0\u00A0\u00A0\u00A0def", lines[0].Replace(' ', '\u00A0'), StringComparison.Ordinal);
        Assert.All(lines[..^1], line => Assert.EndsWith(",", line.TrimEnd(), StringComparison.Ordinal));
    }

    [Fact]
    public void Formulas_carry_words_always_and_MathML_where_they_have_parts()
    {
        var document = Write.Document(Write.Display("z=w_1x_1"), Write.Paragraph("and $z$, and $z=1$, and $z=1$ again"));
        var plain = PageLayout.Layout(document, new PageSettings(MathMl: false));
        Assert.Equal(["z equals w sub 1 x sub 1", "z", "z equals 1", "z equals 1"], plain.Book.Structure.Where(node => node.Type == "Formula").Select(node => node.Alternative));
        Assert.All(plain.Book.Structure, node => Assert.Null(node.MathMl));
        var file = Write.Pdf(PageLayout.Layout(document));
        if (Tool.Run("qpdf", file, "--qdf", "--object-streams=disable", "FILE", "-") is { } content)
        {
            Assert.Equal(2, content.Output.Split("/AFRelationship /Supplement").Length - 1);
            Assert.Equal(3, content.Output.Split("/AF [").Length - 1);
            Assert.Contains("<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\">", content.Output, StringComparison.Ordinal);
        }
    }
}
