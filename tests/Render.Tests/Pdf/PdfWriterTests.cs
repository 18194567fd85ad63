using System.Collections.Immutable;
using UglyToad.PdfPig;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Pdf;

namespace WorkedSolutions.Render.Tests.Pdf;

public class PdfWriterTests
{
    private static readonly FrameBook Book = MakeBook();

    private static FrameBook MakeBook()
    {
        FrameItem[] first =
        [
            new FrameItem.Glyphs(FontFace.MainBold, 14, 72, 80, "Forward pass") { Node = 1 },
            new FrameItem.Anchor("top", 72, 66),
            new FrameItem.Glyphs(FontFace.MainRegular, 10, 72, 110, "Čapek’s café: ¿½ € « x » ") { Node = 2 },
            new FrameItem.Glyphs(FontFace.MathItalic, 10, 230, 110, "σ", default, "sigma") { Node = 3 },
            new FrameItem.Glyphs(FontFace.MainRegular, 10, 240, 110, " and more", [0, 0, 0, 0, 3.5, 0, 0, 0, 0], null) { Node = 2 },
            new FrameItem.LinkArea(240, 100, 60, 12, "#back") { Node = 4 },
            new FrameItem.Glyphs(FontFace.MainRegular, 10, 72, 130, "the web") { Node = 5, Colour = new(0, 0, 160) },
            new FrameItem.LinkArea(72, 120, 60, 12, "https://example.org/é") { Node = 5 },
            new FrameItem.Rectangle(72, 140, 200, 0.5),
        ];
        FrameItem[] second =
        [
            new FrameItem.Anchor("back", 72, 60),
            new FrameItem.Path([new('M', 72, 100), new('L', 100, 120), new('C', 140, 100, 110, 130, 130, 130), new('Z', 0, 0)], 1, new Colour(200, 220, 255), [3, 2]) { Node = 6 },
            new FrameItem.Glyphs(FontFace.MainRegular, 10, 280, 800, "page 2"),
        ];
        return new FrameBook(
            [new Frame(595, 842, [.. first]), new Frame(595, 842, [.. second])],
            [
                new("Document", -1), new("H1", 0), new("P", 0), new("Formula", 2, "sigma"), new("Link", 2), new("Link", 0),
                new("Figure", 0, "a (small) \\ triangle, größer"),
            ],
            [new("Forward pass", 1, "top"), new("Deeper", 2, "back"), new("Nowhere", 1, "absent")],
            "A <small> network",
            "Ada",
            "en-GB",
            "Course");
    }

    private static byte[] Write(FrameBook book)
    {
        var stream = new MemoryStream();
        PdfWriter.Write(book, stream);
        return stream.ToArray();
    }

    [Fact]
    public void The_same_book_gives_the_same_bytes() => Assert.Equal(Write(Book), Write(Book with { Title = Book.Title }));

    [Fact]
    public void Another_reader_finds_text_bookmarks_and_links()
    {
        using var pdf = PdfDocument.Open(Write(Book));
        Assert.Equal(2, pdf.NumberOfPages);
        var text = string.Concat(pdf.GetPage(1).Letters.Select(letter => letter.Value));
        Assert.StartsWith("Forward passČapek’s café: ¿½ € « x » σ and more", text, StringComparison.Ordinal);
        Assert.Equal("A <small> network", pdf.Information.Title);
        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        var root = Assert.Single(bookmarks.Roots);
        Assert.Equal("Forward pass", root.Title);
        Assert.Equal("Deeper", Assert.Single(root.Children).Title);
        Assert.Equal(2, pdf.GetPage(1).GetAnnotations().Count());
    }

    [Fact]
    public void Glyphs_are_where_the_frame_has_them()
    {
        using var pdf = PdfDocument.Open(Write(Book));
        var letters = pdf.GetPage(1).Letters.ToList();
        Assert.Equal(72, letters[0].StartBaseLine.X, 0.02);
        Assert.Equal(842 - 80, letters[0].StartBaseLine.Y, 0.02);
        var tail = letters.FindLastIndex(letter => letter.Value == "d");
        // " and" is 0.25 + 0.5 + 0.556 + 0.556 em wide; the gap of 3.5 pt stands after the space that follows it.
        Assert.Equal(240 + 18.62, letters[tail].EndBaseLine.X, 0.05);
        Assert.Equal(letters[tail].EndBaseLine.X + 2.5 + 3.5, letters[tail + 2].StartBaseLine.X, 0.05);
    }

    [Fact]
    public void Other_peoples_tools_accept_the_file()
    {
        var file = Write(Book);
        if (Tool.Run("qpdf", file, "--check", "FILE") is { } check)
        {
            Assert.True(check.ExitCode == 0, check.Output);
            Assert.DoesNotContain("WARNING", check.Output, StringComparison.Ordinal);
        }

        if (Tool.Run("pdffonts", file, "FILE") is { } fonts)
        {
            var rows = fonts.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
            Assert.Equal(3, rows.Length);
            Assert.All(rows, row => Assert.Matches(@"^[A-Z]{6}\+KaTeX_\S+ +CID TrueType +Identity-H +yes yes yes", row));
        }

        if (Tool.Run("pdfinfo", file, "FILE") is { } info)
        {
            Assert.Matches(@"Tagged: +yes", info.Output);
            Assert.Matches(@"Title: +A <small> network", info.Output);
        }

        if (Tool.Run("pdfinfo", file, "-struct-text", "FILE") is { } structure)
        {
            Assert.Matches("(?s)H1.*Forward pass.*Formula.*Link.*Figure", structure.Output);
        }

        if (Tool.Run("pdftotext", file, "FILE", "-") is { } text)
        {
            Assert.Contains("sigma", text.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_character_that_no_font_has_shows_the_missing_glyph_box()
    {
        var frame = new Frame(200, 100, [new FrameItem.Glyphs(FontFace.MainRegular, 10, 10, 50, "漢😀\uD800", default)]);
        var file = Write(new FrameBook([frame], [], [], "t", null, "en"));
        using var pdf = PdfDocument.Open(file);
        Assert.Equal(4, pdf.GetPage(1).Letters.Count);
    }

    [Fact]
    public void Names_that_are_not_ASCII_are_sorted_as_written()
    {
        ImmutableArray<FrameItem> items = [.. new[] { "aé", "b", "z", "é" }.Select(name => new FrameItem.Anchor(name, 10, 10))];
        var file = Write(new FrameBook([new Frame(200, 100, items)], [], [], "t", null, "en"));
        if (Tool.Run("pdfinfo", file, "-dests", "FILE") is { } destinations)
        {
            Assert.Contains("\"z\"", destinations.Output, StringComparison.Ordinal);
        }

        if (Tool.Run("qpdf", file, "--check", "FILE") is { } check)
        {
            Assert.True(check.ExitCode == 0, check.Output);
        }
    }
}
