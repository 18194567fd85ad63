using System.Collections.Immutable;
using CsCheck;
using UglyToad.PdfPig;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Pages;

namespace WorkedSolutions.Render.Tests.Pages;

/// <summary>Random documents: they never throw, never leave the page, never print one line over another.</summary>
public class PageFuzzTests
{
    private static readonly Gen<string> Word = Gen.Frequency(
        (12, Gen.OneOf<string>("the", "chain", "rule,", "gradient", "0.59327", "−0.004", "a–b", "e\u0301t\u00E9", "x/y", "😀", "漢字", "\u200B", "\uD83D", "Größe", "https://example.org/a/rather/long/address/that/goes/on", "", "  ")),
        (12, Gen.String[Gen.Char['a', 'z'], 1, 12]),
        (1, Gen.String[Gen.Char['A', 'Z'], 60, 140]));

    private static readonly Gen<string> Words = Word.Array[0, 14].Select(words => string.Join(' ', words));

    private static readonly Gen<string> Formula = Gen.OneOf<string>(
        "x", "\\left(\\begin{matrix}1&2\\\\3&4\\end{matrix}\\right)^\\top", "\\sqrt{\\frac{a}{\\frac{b}{c}}}", "\\sum_{i=1}^n w_i x_i", "\\underbrace{W}_{2\\times3}", "\\sigma(z)=\\frac{1}{1+e^{-z}}", "a=b=c=d", "\\frac{\\partial L}{\\partial w_1}=0.1\\times0.2+0.3", "z_1", "123456789",
        "w_1x_1+w_2x_2+w_3x_3+w_4x_4+w_5x_5+w_6x_6+w_7x_7+w_8x_8+w_9x_9+w_1x_1+w_2x_2+w_3x_3", "\\begin{aligned}a&=b\\\\c&=d\\end{aligned}");

    private static readonly Gen<Inline> Inlines = Gen.Recursive<Inline>((depth, inner) => depth > 3
        ? Words.Select(text => (Inline)new Inline.Text(text))
        : Gen.Frequency(
            (6, Words.Select(text => (Inline)new Inline.Text(text))),
            (3, Formula.Select(tex => (Inline)new Inline.Math(TexReader.Read(tex).Node))),
            (1, inner.Array[0, 3].Select(content => (Inline)new Inline.Emphasis([.. content]))),
            (1, inner.Array[0, 3].Select(content => (Inline)new Inline.Strong([.. content]))),
            (1, Words.Select(text => (Inline)new Inline.Code(text))),
            (1, inner.Array[0, 2].Select(content => (Inline)new Inline.Link("#a", [.. content]))),
            (1, Gen.Const((Inline)new Inline.LineBreak()))));

    private static readonly Gen<ImmutableArray<Inline>> Content = Inlines.Array[0, 4].Select(inlines => inlines.ToImmutableArray());

    private static readonly Gen<TableRow> Row = Content.Array[0, 7].Select(cells => new TableRow([.. cells]));

    private static readonly Gen<Block> Blocks = Gen.Recursive<Block>((depth, inner) =>
    {
        var leaf = Gen.OneOf(
            Content.Select(content => (Block)new Block.Paragraph(content)),
            Gen.Select(Gen.Int[-1, 9], Content).Select((level, content) => (Block)new Block.Heading(level, content, "a")),
            Formula.Select(tex => (Block)new Block.DisplayMath(TexReader.Read(tex).Node, ["a", "b"])),
            Gen.Select(Row, Row.Array[0, 5]).Select((head, rows) => (Block)new Block.Table([Alignment.Right, Alignment.Centre], head, [.. rows])),
            Words.Select(text => (Block)new Block.Code(text.Replace(' ', '\n') + "\n\tx  y", null)),
            Gen.Select(Words, Content).Select((text, caption) => (Block)new Block.Figure("f", text, caption)),
            Gen.Int[-3, 40].Select(lines => (Block)new Block.WritingSpace(lines)),
            Words.Array[0, 5].Select(labels => (Block)new Block.NameFields([.. labels])),
            Gen.OneOf<Block>(new Block.Rule(), new Block.PageBreak()));
        return depth > 3 ? leaf : Gen.Frequency(
            (6, leaf),
            (1, Gen.Select(Gen.OneOf<int?>(null, 1, int.MaxValue, -5), inner.Array[0, 3].Array[0, 3]).Select(
                (start, items) => (Block)new Block.ItemList(start, [.. items.Select(item => item.ToImmutableArray())]))),
            (1, Gen.Select(Gen.OneOf<CalloutKind>(Enum.GetValues<CalloutKind>()), Content, inner.Array[0, 3]).Select(
                (kind, title, content) => (Block)new Block.Callout(kind, title, [.. content]))),
            (1, inner.Array[0, 3].Select(content => (Block)new Block.Quote([.. content]))));
    });

    [Fact]
    public void Random_documents_stay_on_the_page_and_never_overprint() =>
        Gen.Select(Blocks.Array[0, 6], Gen.Bool).Sample(
            (blocks, letter) =>
            {
                var settings = new PageSettings(letter ? Paper.Letter : Paper.A4);
                var file = Write.Pdf(PageLayout.Layout(Write.Document(blocks), settings));
                using var pdf = PdfDocument.Open(file);
                foreach (var page in pdf.GetPages())
                {
                    PageCheck.Check(page, settings);
                }
            },
            iter: 40);

    [Fact]
    public void Blocks_nested_a_thousand_deep_are_cut_off()
    {
        Block block = Write.Paragraph("core");
        Inline inline = new Inline.Text("core");
        for (var i = 0; i < 1000; i++)
        {
            block = i % 2 == 0 ? new Block.Quote([block]) : new Block.ItemList(null, [[block]]);
            inline = i % 2 == 0 ? new Inline.Strong([inline]) : new Inline.Link("#x", [inline]);
        }

        Assert.NotEmpty(Write.Pdf(Write.Layout(Write.Document(block, new Block.Paragraph([inline])))));
    }
}
