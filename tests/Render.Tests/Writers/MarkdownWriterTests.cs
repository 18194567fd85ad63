using System.Text.RegularExpressions;
using CsCheck;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Tests.Documents;
using WorkedSolutions.Render.Writers;

namespace WorkedSolutions.Render.Tests.Writers;

public class MarkdownWriterTests
{
    private static readonly Gen<string> Texts = Gen.String[Gen.Char["ab1 \t_*`$[](){}<>#+-.!|~^@=&\\:;\"'/é−"], 1, 30];

    private static string Written(Document document, MarkdownFlavour flavour) => MarkdownWriter.Write(document, flavour);

    [Theory]
    [InlineData(MarkdownFlavour.GitHub)]
    [InlineData(MarkdownFlavour.Pandoc)]
    public void What_is_written_reads_as_the_same_paper(MarkdownFlavour flavour)
    {
        var once = Written(Sample.Document, flavour);
        var again = MarkdownReader.Read(WithoutHead(once), Sample.Head, "again.md");
        Assert.DoesNotContain(again.Diagnostics, d => d.Severity == WorkedSolutions.Solver.Diagnostics.Severity.Error);
        Assert.Equal(Formulas(Sample.Document), Formulas(again.Document!));
        var twice = Written(again.Document!, flavour);
        var third = Written(MarkdownReader.Read(WithoutHead(twice), Sample.Head, "again.md").Document!, flavour);
        Assert.Equal(twice, third);
    }

    [Theory]
    [InlineData(MarkdownFlavour.GitHub, "```math\n\\begin{aligned}\nz_{h1} &", "$`w_1, \\ldots", "> [!NOTE]\n> **The chain rule**\n>\n> A weight")]
    [InlineData(MarkdownFlavour.Pandoc, "$$\n\\begin{aligned}\nz_{h1} &", "$w_1, \\ldots", "> **The chain rule**\n>\n> A weight")]
    [InlineData(MarkdownFlavour.Moodle, "\\[\n\\begin{aligned}\nz_{h1} &", "\\(w_1, \\ldots", "> **The chain rule**\n>\n> A weight")]
    public void Each_flavour_has_its_own_marks(MarkdownFlavour flavour, string display, string inline, string callout)
    {
        var text = Written(Sample.Document, flavour);
        Assert.Contains(display, text, StringComparison.Ordinal);
        Assert.Contains(inline, text, StringComparison.Ordinal);
        Assert.Contains(callout, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\href", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{#z-1-1", text, StringComparison.Ordinal);
        Assert.Equal(flavour == MarkdownFlavour.Moodle, !text.Contains("](#", StringComparison.Ordinal));
        Assert.Equal(flavour == MarkdownFlavour.Moodle, text.Contains("\\(", StringComparison.Ordinal));
        Assert.Equal(4, Regex.Count(text, "^_{72}$", RegexOptions.Multiline));
    }

    [Fact]
    public void A_link_to_a_heading_has_the_name_that_the_dialect_gives_it()
    {
        Assert.Contains("[the forward pass](#forward-pass)", Written(Sample.Document, MarkdownFlavour.GitHub), StringComparison.Ordinal);
        Assert.Contains("[the forward pass](#forward)", Written(Sample.Document, MarkdownFlavour.Pandoc), StringComparison.Ordinal);
        Assert.Contains("# Forward pass {#forward}", Written(Sample.Document, MarkdownFlavour.Pandoc), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_is_a_picture_or_its_description()
    {
        Assert.Contains("\n*Figure: A network with two inputs x1", Written(Sample.Document, MarkdownFlavour.GitHub), StringComparison.Ordinal);
        Assert.Contains("](figures/my%20net.svg)\n", MarkdownWriter.Write(Sample.Document, MarkdownFlavour.GitHub, name => $"figures/my net.svg"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MarkdownFlavour.GitHub)]
    [InlineData(MarkdownFlavour.Pandoc)]
    public void Any_text_reads_back_as_it_was(MarkdownFlavour flavour) => Texts.Sample(
        text =>
        {
            text = Regex.Replace(text, @"\s+", " ").Trim();
            if (text.Length == 0)
            {
                return;
            }

            Block[] blocks =
            [
                new Block.Paragraph([new Inline.Text(text)]),
                new Block.Callout(CalloutKind.Warning, [], [new Block.Paragraph([new Inline.Text(text)])]),
                new Block.ItemList(null, [[new Block.Paragraph([new Inline.Text(text)])]]),
                new Block.Paragraph([new Inline.Text("a "), new Inline.Math(new MathNode.Digits("5")), new Inline.Text(" " + text)]),
                new Block.Table([Alignment.Left], new TableRow([[new Inline.Text("a")]]), [new TableRow([[new Inline.Text(text)]])]),
                new Block.Code(text, null),
            ];
            foreach (var block in blocks)
            {
                var written = WithoutHead(Written(new Document(new DocumentHead("T"), [block]), flavour));
                var read = MarkdownReader.Read(written, new DocumentHead("T"), "t.md");
                Assert.True(read.Diagnostics.IsEmpty, $"{text}\n{written}\n{string.Join("\n", read.Diagnostics)}");
                var back = Words(Assert.Single(read.Document!.Blocks));
                Assert.True(Words(block) == back || (flavour == MarkdownFlavour.Pandoc && block is Block.Callout), $"{Words(block)}\n{back}\n{written}");
            }
        },
        iter: 1500);

    [Fact]
    public void A_pipe_in_a_formula_of_a_table_is_written_as_a_word()
    {
        var table = new Block.Table([Alignment.Left], new TableRow([[new Inline.Math(TexReader.Read("|x| + \\|y\\|").Node)]]), []);
        var text = Written(new Document(new DocumentHead("T"), [table]), MarkdownFlavour.GitHub);
        Assert.Equal(2, text.Split('\n')[2].Count(c => c == '|'));
        Assert.Contains("\\vert x\\vert", text, StringComparison.Ordinal);
    }

    private static string WithoutHead(string text) => text.StartsWith("---\n", StringComparison.Ordinal)
        ? text[(text.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..]
        : text.StartsWith("# T\n", StringComparison.Ordinal) ? text[4..] : text[(text.IndexOf("*\n\n", StringComparison.Ordinal) + 3)..];

    private static string Words(Block block) => block switch
    {
        Block.Paragraph paragraph => Words(paragraph.Content),
        Block.Callout callout => string.Join("|", callout.Content.Select(Words)),
        Block.Quote quote => string.Join("|", quote.Content.Select(Words)),
        Block.ItemList list => string.Join("|", list.Items.SelectMany(item => item).Select(Words)),
        Block.Table table => string.Join("|", table.Rows.SelectMany(row => row.Cells).Select(Words)),
        Block.Code code => code.Text,
        Block.Heading heading => "#" + Words(heading.Content),
        _ => block.ToString(),
    };

    private static string Words(System.Collections.Immutable.ImmutableArray<Inline> content) =>
        string.Concat(content.Select(inline => inline switch
        {
            Inline.Text text => text.Value,
            Inline.Math math => TexWriter.Write(math.Formula),
            _ => inline.ToString(),
        }));

    private static List<string> Formulas(Document document)
    {
        var found = new List<string>();
        void Blocks(IEnumerable<Block> blocks)
        {
            foreach (var block in blocks)
            {
                switch (block)
                {
                    case Block.DisplayMath display: found.Add(TexWriter.Write(display.Formula)); break;
                    case Block.Paragraph paragraph: found.AddRange(paragraph.Content.OfType<Inline.Math>().Select(math => TexWriter.Write(math.Formula))); break;
                    case Block.Figure figure: Blocks([new Block.Paragraph(figure.Caption)]); break;
                    case Block.Callout callout: Blocks(callout.Content); break;
                    case Block.Quote quote: Blocks(quote.Content); break;
                    case Block.ItemList list: Blocks(list.Items.SelectMany(item => item)); break;
                    default: break;
                }
            }
        }

        Blocks(document.Blocks);
        return found;
    }
}
