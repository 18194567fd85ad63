using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Pages;

namespace WorkedSolutions.Render.Tests.Pages;

/// <summary>
/// One document with every kind of block, against the places that a person has looked at and found good. When the layout is
/// changed on purpose: run with UPDATE_GOLDEN=1, look at the page, and commit the file.
/// </summary>
public class GoldenFrameTests
{
    [Theory]
    [InlineData(Paper.A4)]
    [InlineData(Paper.Letter)]
    public void Every_kind_of_block_is_where_it_was_found_good(Paper paper)
    {
        var picture = new Frame(200, 40, [new FrameItem.Path([new('M', 0, 0), new('L', 200, 40)], 1, null)]);
        var result = PageLayout.Layout(EveryBlock(), new PageSettings(paper), name => name == "net" ? picture : null);
        Assert.Empty(result.Diagnostics);
        var text = Describe(result.Book);
        var file = Path.Combine(Folder(), $"every-block-{paper.ToString().ToLowerInvariant()}.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.ReadAllText(file), text, ignoreLineEndingDifferences: true);
    }

    private static Document EveryBlock() => Write.Document(
        Write.Heading(1, "Every block"), new Block.NameFields(["Name", "Marks"]), Write.Heading(2, "Text"),
        Write.Paragraph("A paragraph of *some* length, with $\\sigma(z)=\\frac{1}{1+e^{-z}}$ in it and enough words for a second and a third line, so that spaces are stretched and shrunk; after it comes a display:"),
        Write.Display("\\begin{aligned}z&=w_1x_1+b\\\\&=0.3775\\end{aligned}", "z"),
        new Block.ItemList(3, [[Write.Paragraph("third")], [Write.Paragraph("fourth"), new Block.ItemList(null, [[Write.Paragraph("bullet")]])]]),
        new Block.Table([Alignment.Left, Alignment.Right], Write.Row("Weight", "Value"), [Write.Row("$w_1$", "0.15"), Write.Row("$w_2$", "−0.2")]),
        new Block.Callout(CalloutKind.Theory, Write.Text("Chain rule"), [Write.Paragraph("Multiply."), Write.Display("\\frac{dy}{dx}=\\frac{dy}{du}\\cdot\\frac{du}{dx}")]),
        new Block.Figure("net", "A line.", Write.Text("A caption")), new Block.Quote([Write.Paragraph("Quoted.")]), new Block.Code("f(x)\n  g", null),
        new Block.Rule(), new Block.Paragraph([new Inline.Link("#z", Write.Text("to the net input")), new Inline.Code(" code")]),
        new Block.PageBreak(), new Block.WritingSpace(3));

    private static string Describe(FrameBook book)
    {
        var text = new StringBuilder();
        for (var page = 0; page < book.Pages.Length; page++)
        {
            text.Append(CultureInfo.InvariantCulture, $"page {page + 1}: {book.Pages[page].Width:0.##} x {book.Pages[page].Height:0.##}\n");
            foreach (var item in book.Pages[page].Items)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(item.Node < 0 ? "artifact" : book.Structure[item.Node].Type),-10} ");
                text.Append(item switch
                {
                    FrameItem.Glyphs glyphs => string.Create(CultureInfo.InvariantCulture, $"{glyphs.X,7:0.0} {glyphs.Baseline,7:0.0} {glyphs.Face} {glyphs.Size:0.##} “{glyphs.Text}”"),
                    FrameItem.Rectangle box => string.Create(CultureInfo.InvariantCulture, $"{box.X,7:0.0} {box.Y,7:0.0} rectangle {box.Width:0.0} x {box.Height:0.0}"),
                    FrameItem.LinkArea link => string.Create(CultureInfo.InvariantCulture, $"{link.X,7:0.0} {link.Y,7:0.0} link {link.Target}"),
                    FrameItem.Anchor anchor => string.Create(CultureInfo.InvariantCulture, $"{anchor.X,7:0.0} {anchor.Y,7:0.0} anchor {anchor.Name}"),
                    FrameItem.Path path => string.Create(CultureInfo.InvariantCulture, $"{path.Steps[0].X,7:0.0} {path.Steps[0].Y,7:0.0} path of {path.Steps.Length}"),
                    _ => throw new System.Diagnostics.UnreachableException(),
                }).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Golden");
}
