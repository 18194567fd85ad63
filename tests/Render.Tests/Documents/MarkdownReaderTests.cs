using System.Collections.Immutable;
using System.Diagnostics;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Writers;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Tests.Documents;

public class MarkdownReaderTests
{
    private static MarkdownResult Read(string markdown) => MarkdownReader.Read(markdown, Sample.Head, "t.md");

    private static ImmutableArray<Block> Blocks(string markdown)
    {
        var result = Read(markdown);
        Assert.Empty(result.Diagnostics);
        return result.Document!.Blocks;
    }

    private static string Words(Block block) => Assert.IsType<Inline.Text>(Assert.Single(Assert.IsType<Block.Paragraph>(block).Content)).Value;

    [Fact]
    public void The_sample_gives_the_blocks_that_it_shows()
    {
        var result = MarkdownReader.Read(Sample.Markdown, Sample.Head, "sample.md");
        Assert.Empty(result.Diagnostics);
        var blocks = result.Document!.Blocks;
        Assert.Equal<string>(["Name", "Number", "Marks"], Assert.IsType<Block.NameFields>(blocks[0]).Labels);
        Assert.Equal(
            [(2, "given"), (2, "forward"), (3, "hidden-layer"), (3, "output-layer"), (2, "backward-pass"), (2, "answers")],
            blocks.OfType<Block.Heading>().Select(heading => (heading.Level, heading.Anchor)));
        Assert.Equal([CalloutKind.Theory, CalloutKind.Warning, CalloutKind.Note, CalloutKind.Result], blocks.OfType<Block.Callout>().Select(callout => callout.Kind));
        Assert.Equal("The chain rule", Assert.IsType<Inline.Text>(Assert.Single(blocks.OfType<Block.Callout>().First().Title)).Value);
        var figure = Assert.Single(blocks.OfType<Block.Figure>());
        Assert.Equal("network", figure.Name);
        Assert.StartsWith("A network with two inputs", figure.Alternative, StringComparison.Ordinal);
        Assert.Equal(5, figure.Caption.Length);
        Assert.Equal([["z-1-1.1"], ["a-1-1.1", "h1"], ["a-2-1.1"], ["update"], []], blocks.OfType<Block.DisplayMath>().Select(display => display.Anchors.ToArray()));
        var table = Assert.Single(blocks.OfType<Block.Table>());
        Assert.Equal<Alignment>([Alignment.Left, Alignment.Centre, Alignment.Right, Alignment.Left], table.Columns);
        Assert.Equal(4, table.Rows.Length);
        Assert.Equal(4, Assert.Single(blocks.OfType<Block.WritingSpace>()).Lines);
        Assert.Single(blocks.OfType<Block.PageBreak>());
        Assert.Single(blocks.OfType<Block.Rule>());
        Assert.Equal("python", Assert.Single(blocks.OfType<Block.Code>()).Language);
        var list = Assert.Single(blocks.OfType<Block.ItemList>());
        Assert.Equal(1, list.Start);
        Assert.IsType<Block.DisplayMath>(list.Items[0][1]);
        Assert.Null(Assert.IsType<Block.ItemList>(list.Items[1][1]).Start);
    }

    [Theory]
    [InlineData(@"a_1 b_2 *c* \{x\}")]
    [InlineData(@"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}")]
    [InlineData(@"|x| + \|y\|")]
    [InlineData(@"x < y > z")]
    [InlineData(@"\sum_{i=1}^{n} w_{i} x_{i}")]
    [InlineData(@"a \, b \; c \! d")]
    [InlineData(@"\text{if } x = 1")]
    [InlineData(@"[a](b)")]
    public void Markdown_leaves_maths_alone(string tex)
    {
        var expected = TexReader.Read(tex).Node;
        var paragraph = Assert.IsType<Block.Paragraph>(Blocks($"a ${tex}$ b")[0]);
        Assert.Equal(expected, Assert.IsType<Inline.Math>(paragraph.Content[1]).Formula);
        paragraph = Assert.IsType<Block.Paragraph>(Blocks($"**a $`{tex}`$ b**")[0]);
        Assert.Equal(expected, Assert.IsType<Inline.Math>(Assert.IsType<Inline.Strong>(paragraph.Content[0]).Content[1]).Formula);
        var table = Assert.IsType<Block.Table>(Blocks($"| a | b |\n|---|---|\n| ${tex}$ | ${tex}$ |\n")[0]);
        Assert.All(table.Rows[0].Cells, cell => Assert.Equal(expected, Assert.IsType<Inline.Math>(Assert.Single(cell)).Formula));
        foreach (var markdown in (string[])[$"$$\n{tex}\n$$", $"$$ {tex} $$", $"$$ {tex}\n$$", $"```math\n{tex}\n```", $"x\n$$\n{tex}\n$$\ny"])
        {
            Assert.Equal(expected, Blocks(markdown).OfType<Block.DisplayMath>().Single().Formula);
        }

        var quote = Assert.IsType<Block.Quote>(Blocks($"> x\n>\n> $$\n> {tex}\n> $$")[0]);
        Assert.Equal(expected, Assert.IsType<Block.DisplayMath>(quote.Content[1]).Formula);
        var list = Assert.IsType<Block.ItemList>(Blocks($"- x\n\n  $$ {tex} $$ {{#here}}")[0]);
        Assert.Equal(expected, Assert.IsType<Block.DisplayMath>(list.Items[0][1]).Formula);
    }

    [Fact]
    public void Lines_that_look_like_Markdown_stay_maths_inside_a_display()
    {
        var expected = TexReader.Read("a\n= b\n- c\n+ d\n> e\n").Node;
        Assert.Equal(expected, Assert.IsType<Block.DisplayMath>(Assert.Single(Blocks("$$\na\n= b\n- c\n+ d\n\n> e\n$$"))).Formula);
    }

    [Fact]
    public void Money_is_not_maths()
    {
        Assert.Equal("It costs $5 or $6, not $ 7.", Words(Blocks("It costs $5 or $6, not $ 7.")[0]));
        Assert.Equal("$x$", Words(Blocks(@"\$x\$")[0]));
    }

    [Fact]
    public void Html_is_text()
    {
        Assert.Equal("<script>alert(1)</script> <b onclick=\"x\">", Words(Blocks("<script>alert(1)</script> <b onclick=\"x\">")[0]));
        Assert.Equal("<!-- no comment -->", Words(Blocks("<!-- no comment -->")[0]));
        Assert.Equal("<div>", Words(Blocks("<div>\n\n</div>")[0]));
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](javascript&#58;alert(1))")]
    [InlineData("[x](&#x6A;avascript:alert(1))")]
    [InlineData("[x](data:text/html,hi)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x](//host/path)")]
    [InlineData("[x](page.html)")]
    [InlineData("[x](<java\tscript:alert(1)>)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x][1]\n\n[1]: javascript:alert(1)")]
    [InlineData("[x](#bad\"anchor)")]
    public void Links_elsewhere_are_refused(string markdown)
    {
        var result = Read("text\n\n" + markdown);
        Assert.Null(result.Document);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("link-refused", diagnostic.Code);
        Assert.Equal(3, diagnostic.Place.Line);
    }

    [Theory]
    [InlineData("![x](data:image/png;base64,AAAA)", "figure-misplaced")]
    [InlineData("![x](https://example.org/a.png)", "figure-misplaced")]
    [InlineData("a ![x](figure:net)", "figure-misplaced")]
    [InlineData("![x](figure:../../a)", "figure-name")]
    [InlineData("::: fly 3", "directive")]
    [InlineData("::: write 1000000", "directive")]
    [InlineData("::: write x", "directive")]
    [InlineData("$$\nx", "maths-open")]
    [InlineData("```math {nope}\nx\n```", "anchor")]
    [InlineData("$$ x $$ {#a\"b}", "anchor")]
    [InlineData("$\\unknowncommand$", "maths")]
    public void A_mistake_is_reported_at_its_line(string markdown, string code)
    {
        var result = Read("one\n\n" + markdown);
        Assert.Null(result.Document);
        var diagnostic = result.Diagnostics[0];
        Assert.Equal(code, diagnostic.Code);
        Assert.Equal(("t.md", 3), (diagnostic.Place.File, diagnostic.Place.Line));
    }

    [Fact]
    public void A_mistake_in_maths_has_its_line_and_column_or_the_place_that_the_line_was_made_from()
    {
        const string Text = "one\n\n$$\nx +\n  \\foo y\n$$\n\nword $a + \\bar\\foo$ end\n\n| a |\n|---|\n| $\\foo$ |\n";
        Assert.Equal(["t.md:5:3", "t.md:8", "t.md:12"], Read(Text).Diagnostics.Select(d => d.Place.Line == 5 ? d.Place.ToString() : $"t.md:{d.Place.Line}"));
        var mapped = MarkdownReader.Read(Text, Sample.Head, "t.md", line => new Place("style.sbn", line + 100, 7));
        Assert.Equal(["style.sbn:105:7", "style.sbn:108:7", "style.sbn:112:7"], mapped.Diagnostics.Select(d => d.Place.ToString()));
    }

    [Fact]
    public void A_formula_on_the_sheet_is_taken_as_it_stands_wherever_its_mark_is()
    {
        var sheet = new FormulaSheet();
        var (word, display) = (new MathNode.Words("word"), new MathNode.Words("display"));
        var (w, d) = (sheet.Inline(word), sheet.Display(display, ["a", "b"]));
        var written = $"# On {w}\n\nAs {w}, *so {w}*:\n\n{d}\n\n| {w} |\n|---|\n| {w} |\n";
        var result = MarkdownReader.Read(written, Sample.Head, "t.md", null, sheet);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(MarkdownWriter.Write(MarkdownReader.Read(sheet.Written(written), Sample.Head, "t.md").Document!), MarkdownWriter.Write(result.Document!));
        var shown = result.Document!.Blocks.OfType<Block.DisplayMath>().Single();
        Assert.Same(display, shown.Formula);
        Assert.Equal<string>(["a", "b"], shown.Anchors);
    }

    [Fact]
    public void One_mark_may_lead_to_several_displays_below_each_other()
    {
        var sheet = new FormulaSheet();
        var (first, second) = (new MathNode.Words("first"), new MathNode.Words("second"));
        var both = sheet.Displays([(first, ["a"]), (second, ["b", "c"])]);
        Assert.Equal("", sheet.Displays([]));
        var written = $"{both}\n\n- in {both} words\n\n`{both}`\n";
        var blocks = MarkdownReader.Read(written, Sample.Head, "t.md", null, sheet).Document!.Blocks;
        var displays = blocks.OfType<Block.DisplayMath>().ToList();
        Assert.Equal<MathNode>([first, second], displays.Select(display => display.Formula));
        Assert.Equal<string>(["a", "b", "c"], displays.SelectMany(display => display.Anchors));
        var words = Assert.IsType<Block.Paragraph>(((Block.ItemList)blocks[2]).Items[0][0]).Content;
        Assert.Equal<MathNode>([first, second], words.OfType<Inline.Math>().Select(maths => maths.Formula));
        Assert.Equal(sheet.Written(both), Assert.IsType<Inline.Code>(((Block.Paragraph)blocks[3]).Content[0]).Value.Replace("$$ $$", "$$\n\n$$", StringComparison.Ordinal));
        Assert.Equal(MarkdownWriter.Write(MarkdownReader.Read(sheet.Written(both), Sample.Head, "t.md").Document!), MarkdownWriter.Write(MarkdownReader.Read(both, Sample.Head, "t.md", null, sheet).Document!));
    }

    [Fact]
    public void A_display_on_the_sheet_may_stand_in_lists_and_quotations_and_is_tex_in_code()
    {
        var sheet = new FormulaSheet();
        var display = new MathNode.Words("display");
        var d = sheet.Display(display, []);
        var blocks = MarkdownReader.Read($"- one\n\n  {d}\n\n> {d}\n\n`{d}`\n", Sample.Head, "t.md", null, sheet).Document!.Blocks;
        Assert.Same(display, Assert.IsType<Block.DisplayMath>(((Block.ItemList)blocks[0]).Items[0][1]).Formula);
        Assert.Same(display, Assert.IsType<Block.DisplayMath>(((Block.Quote)blocks[1]).Content[0]).Formula);
        Assert.Equal("$$\n\\text{display}\n$$", Assert.IsType<Inline.Code>(((Block.Paragraph)blocks[2]).Content[0]).Value);
    }

    [Theory]
    [InlineData("a \u0001\u4E00\u4E05 b")]
    [InlineData("\u0001\u4E00\u4E05\n")]
    [InlineData("a \u0001")]
    [InlineData("\u0001x")]
    [InlineData("`\u0001\u4E00\u4E00` and <b>\u0001\u4E00\u4E00</b>")]
    [InlineData("    \u0001\u4E00\u4E00\n")]
    [InlineData("```\n\u0001\u4E00\u4E00\n```\n")]
    [InlineData("::: name \u0001\u4E00\u4E00 | \u0001\n")]
    [InlineData("$\u0001\u4E00\u4E00$ [a](https://a.b/\u0001) ![\u0001](figure:\u0001)")]
    public void A_mark_that_leads_nowhere_is_no_formula(string text)
    {
        var result = MarkdownReader.Read(text, Sample.Head, "t.md", null, new FormulaSheet());
        Assert.DoesNotContain(result.Document?.Blocks ?? [], block => block is Block.DisplayMath);
        Assert.DoesNotContain('\u0001', result.Document is { } document ? MarkdownWriter.Write(document) : "");
    }

    [Fact]
    public void Headings_go_down_one_level_at_a_time_and_have_anchors_of_their_own()
    {
        var headings = Blocks("# Backpropagation by hand\n\n# A\n\n#### A\n\n## A {#own}\n\n## $x$\n\n## 2 b").Cast<Block.Heading>();
        Assert.Equal([(2, "a"), (3, "a-2"), (2, "own"), (2, "part"), (2, "part-2-b")], headings.Select(heading => (heading.Level, heading.Anchor)));
    }

    [Fact]
    public void A_quantity_that_is_shown_again_keeps_its_first_place()
    {
        var displays = Blocks("$$ x $$ {#a}\n\n$$ x $$ {#a #b}").Cast<Block.DisplayMath>();
        Assert.Equal([["a"], ["b"]], displays.Select(display => display.Anchors.ToArray()));
    }

    [Fact]
    public void A_link_to_no_place_is_a_warning()
    {
        var result = Read("see [it](#nowhere)\n\n$$ \\href{#nowhere}{x} $$");
        Assert.NotNull(result.Document);
        Assert.Equal((Severity.Warning, "link-without-place"), (Assert.Single(result.Diagnostics).Severity, result.Diagnostics[0].Code));
    }

    public static TheoryData<string> Hostile()
    {
        var data = new TheoryData<string>();
        foreach (var unit in (string[])[">", "> ", "- ", "1. ", "[", "![", "*a ", "**a", "_a ", "`", "` ", "$", "$a", "$$", "|", "a|", "|\n", "<", "<a ", "&", "\\", "[a](", "[a](b", "](", "*", "a*", "***a ", "# ", "```\n", ":::", "::: \n", "\n\n", "\0", "\ud800", "[!NOTE]", "> [!NOTE]\n", "> a\n\n", "|a|\n|-|\n", "- a\n", "a\n===\n", "[a]: b\n", "   - ", "\t", " $$\n$$\n"])
        {
            data.Add(unit);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_ends_soon(string unit)
    {
        foreach (var prefix in (string[])["", "| a | b |\n|---|---|\n", "> "])
        {
            var watch = Stopwatch.StartNew();
            var result = Read(prefix + string.Concat(Enumerable.Repeat(unit, 20_000 / unit.Length)));
            Assert.True(result.Document is not null || result.Diagnostics.Length > 0);
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
        }
    }

    [Fact]
    public void Deep_nesting_is_a_diagnostic()
    {
        foreach (var unit in (string[])["> ", "- ", "> - "])
        {
            var result = Read(string.Concat(Enumerable.Repeat(unit, 5_000)) + "x");
            Assert.Null(result.Document);
            Assert.Equal("text-too-deep", Assert.Single(result.Diagnostics).Code);
        }
    }

    [Theory]
    [InlineData("*a ")]
    [InlineData("[a](")]
    [InlineData("*a *a *a *a *a *a *a *a *a *a *a *a *a *a *a *a *a *a *a *a\n")]
    public void Text_that_would_keep_the_parser_busy_is_refused_at_once(string unit)
    {
        var result = Read("first\n\n" + string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length)));
        Assert.Equal(("text-too-deep", 3), (Assert.Single(result.Diagnostics).Code, result.Diagnostics[0].Place.Line));
    }

    [Fact]
    public void A_long_table_of_formulas_is_no_attack()
    {
        var rows = string.Concat(Enumerable.Repeat("| $w_{1,1}^{[2]}$ | $*_a *_{b}[x]$ | 0.1234 |\n", 3_000));
        Assert.Equal(3_000, Assert.IsType<Block.Table>(MarkdownReader.Read("| a | b | c |\n|---|---|---|\n" + rows, Sample.Head, "t.md").Document!.Blocks[0]).Rows.Length);
    }

    [Fact]
    public void A_text_beyond_all_measure_is_not_read()
    {
        var result = Read(new string('x', MarkdownReader.MaxLength + 1));
        Assert.Equal("text-too-long", Assert.Single(result.Diagnostics).Code);
    }

    [Fact]
    public void Anchors_of_quantities_differ_and_are_valid()
    {
        string[] ids = ["z[1][1](1)", "z[1][1](11)", "z[11][1]", "z[1][11]", "dL/dw[2][1][1](1)#1", "dJ/dw[2][1][1]", "velocity:w[1][1][1]#2", "x[1](1)", "J", "J#1", "α", "1x", "w_1", "w/1"];
        Assert.All(ids, id => Assert.True(Anchors.IsValid(Anchors.Of(id)), Anchors.Of(id)));
        Assert.Equal("dL_dw-2-1-1.1_t1", Anchors.Of("dL/dw[2][1][1](1)#1"));
    }
}
