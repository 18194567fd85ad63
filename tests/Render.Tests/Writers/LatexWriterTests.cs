using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Tests.Documents;
using WorkedSolutions.Render.Writers;

namespace WorkedSolutions.Render.Tests.Writers;

public class LatexWriterTests
{
    private static Document Paper(IEnumerable<Block> blocks) => new(new DocumentHead("T_{1} & 50% #1 ~ ^ \\", "C$", "Ä. Ünal", "α"), [.. blocks]);

    private static Block.DisplayMath Display(string tex, params string[] places) => new(TexReader.Read(tex).Node, [.. places]);

    private static Block Paragraph(string text) => new Block.Paragraph([new Inline.Text(text)]);

    [Fact]
    public void The_sample_compiles_without_a_warning_that_matters()
    {
        var written = LatexWriter.Write(Sample.Document, "sample");
        Assert.Empty(written.Diagnostics);
        Compiled(written.Text);
    }

    [Fact]
    public void Every_character_of_the_tables_is_in_the_fonts()
    {
        var blocks = new List<Block>();
        for (var code = 0xA0; code < 0x10000; code++)
        {
            if (!char.IsSurrogate((char)code) && (LatexCharacters.IsNative(code) || LatexCharacters.Of(code) is not null))
            {
                var inline = new Inline.Text($"a{(char)code}b");
                blocks.Add(new Block.Paragraph([new Inline.Code($"{code:X4} {inline.Value}"), new Inline.Emphasis([inline]), new Inline.Strong([inline]), inline, new Inline.Math(new MathNode.Words(inline.Value))]));
            }
        }

        Assert.InRange(blocks.Count, 300, 800);
        var written = LatexWriter.Write(Paper(blocks), "t");
        Assert.Empty(written.Diagnostics);
        Compiled(written.Text);
    }

    [Fact]
    public void Any_text_compiles_or_names_its_characters()
    {
        var blocks = new List<Block>();
        foreach (var text in Texts(60))
        {
            var inline = new Inline.Text(text);
            blocks.Add(new Block.Paragraph([inline, new Inline.Code(text), new Inline.Emphasis([inline]), new Inline.Link("https://example.org/a%20b#c&d_{}^~", [inline]), new Inline.LineBreak(), inline]));
            blocks.Add(new Block.Paragraph([new Inline.Math(new MathNode.Words(text))]));
            blocks.Add(new Block.Callout(CalloutKind.Note, [inline], [new Block.Code(text, null)]));
            blocks.Add(new Block.Table([Alignment.Left, Alignment.Right], new TableRow([[inline], [inline]]), [new TableRow([[inline], [inline]])]));
            blocks.Add(new Block.ItemList(2, [[Paragraph(text)], [new Block.Quote([Paragraph(text)])]]));
        }

        blocks.Add(new Block.NameFields(["N_a", "é"]));
        blocks.Add(new Block.Figure("x", "a_b", [new Inline.Text("c%")]));
        blocks.Add(new Block.Heading(2, [new Inline.Text("a_{b} % α 中 "), new Inline.Math(TexReader.Read("x_1^2").Node)], "h"));
        var written = LatexWriter.Write(Paper(blocks), "t");
        Assert.NotEmpty(written.Diagnostics);
        Assert.All(written.Diagnostics, d => Assert.Matches(@"U\+[0-9A-F]{4}", d.Message));
        Compiled(written.Text, overfull: false);
    }

    [Fact]
    public void Deep_lists_long_tables_and_wide_cells_compile()
    {
        Block list = Paragraph("leaf");
        for (var i = 0; i < 9; i++)
        {
            list = i % 3 == 2 ? new Block.Quote([list]) : new Block.ItemList(i % 2 == 0 ? 3 : null, [[Paragraph($"level {i}"), list]]);
        }

        var wide = new string('w', 5) + string.Concat(Enumerable.Repeat(" words that go on", 12));
        var row = new TableRow([[new Inline.Text("1")], [new Inline.Text(wide)], [new Inline.Text(wide)]]);
        var aligned = string.Join("\\\\", Enumerable.Range(0, 60).Select(i => $"x_{{{i}}} &= {i} + 1"));
        var display = new Block.DisplayMath(TexReader.Read($"\\begin{{aligned}}{aligned}\\end{{aligned}}").Node, ["many"]);
        var written = LatexWriter.Write(
            Paper([
                list, new Block.Table([Alignment.Right, Alignment.Left, Alignment.Left], row, [.. Enumerable.Repeat(row, 40)]), display,
                new Block.Callout(CalloutKind.Result, [], [new Block.Callout(CalloutKind.Note, [], [display with { Anchors = [] }]), new Block.Table([Alignment.Left, Alignment.Left, Alignment.Left], row, [row])]),
                new Block.WritingSpace(40), new Block.PageBreak(), new Block.Rule(),
            ]), "t");
        Assert.Empty(written.Diagnostics);
        Compiled(written.Text);
    }

    [Fact]
    public void A_long_table_of_formulas_and_words_stays_within_the_line()
    {
        var sum = string.Join(" + ", Enumerable.Range(1, 7).Select(i => $"w_{{1{i}}}^{{[1]}} x_{{{i}}}"));
        TableRow Row(params string[] cells) => new([[new Inline.Math(TexReader.Read(cells[0]).Node)], [new Inline.Math(TexReader.Read(cells[1]).Node)], .. cells[2..].Select(cell => ImmutableArray.Create<Inline>(new Inline.Text(cell)))]);
        var row = Row("z_1^{[1]}", sum, "0.2000", "A1ft", "awrt 0.2000, or 0.1999 to 0.2001 by rounded steps; ft their earlier values");
        var columns = ImmutableArray.Create(Alignment.Left, Alignment.Left, Alignment.Right, Alignment.Left, Alignment.Left);
        Compiled(LatexWriter.Write(Paper([new Block.Table(columns, row, [.. Enumerable.Repeat(row, 40)])]), "t").Text);
    }

    [Fact]
    public void Displays_that_follow_each_other_stand_below_each_other_with_their_places()
    {
        var wide = string.Join(" + ", Enumerable.Range(1, 40).Select(i => $"x_{{{i}}}"));
        var text = LatexWriter.Write(
            Paper([
                Paragraph("Then"), Display("a_1 = 2", "one", "uno"), Display("\\begin{aligned} b &= 1 \\\\ &\\approx 2 \\end{aligned}", "two"),
                Display("\\boxed{7}", "three"), Display("c = 3"), Display("[d] = 4"), Display($"\\begin{{pmatrix}} {wide} \\end{{pmatrix}}", "four"),
                Paragraph("and"), Display("z = 1", "five"),
            ]), "t").Text;
        Assert.Contains("Then\n\\begin{align*}\n\\hypertarget{one}{}\\hypertarget{uno}{}a_1 & = 2 \\\\[\\displaygap]\n\\hypertarget{two}{}b & = 1 \\\\*\n & \\approx 2\n\\end{align*}\n\\[\\hypertarget{three}", text, StringComparison.Ordinal);
        Assert.Contains("\\begin{align*}\nc & = 3 \\\\[\\displaygap]\n{}[d] & = 4\n\\end{align*}\n\\[\\hypertarget{four}{}\\fit{\\begin{pmatrix}", text, StringComparison.Ordinal);
        Assert.Contains("and\n\\[\\hypertarget{five}{}\\fit{z = 1}\\]", text, StringComparison.Ordinal);
        Compiled(text);
    }

    [Fact]
    public void A_display_too_wide_for_the_line_is_broken()
    {
        var wide = string.Join(" + ", Enumerable.Range(1, 40).Select(i => $"x_{{{i}}}"));
        var text = LatexWriter.Write(Paper([Display($"y = {wide} = 7", "y")]), "t").Text;
        Assert.Matches(@"\\fit\{\\begin\{aligned\} y & = x_1 \+ [^&]* & \\hspace\{1em\}|\\fit\{\\begin\{aligned\} y & = x_1 \+ [^&]* & \\quad \+", text);
        Compiled(text);
    }

    [Fact]
    public void Code_keeps_its_columns_and_breaks_at_single_spaces()
    {
        var text = LatexWriter.Write(Paper([new Block.Code("if a:\n\tb   = 1\n", null)]), "t").Text;
        Assert.Contains("\\mbox{}if a:\\\\\n\\mbox{}~~~~b~~~= 1\n\\end{snugshade}", text, StringComparison.Ordinal);
        Compiled(text);
    }

    [Fact]
    public void A_picture_floats_on_the_page_and_stays_where_it_is_within_a_block()
    {
        var figure = new Block.Figure("x", "words", [new Inline.Text("Caption")]);
        var text = LatexWriter.Write(Paper([figure, new Block.Callout(CalloutKind.Note, [], [figure]), new Block.ItemList(null, [[figure]])]), "t").Text;
        Assert.Single(Regex.Matches(text, @"\\begin\{figure\}\[!htbp\]"));
        Assert.Equal(2, Regex.Count(text, @"\\begin\{center\}\n\\fbox"));
        Compiled(text);
    }

    [Fact]
    public void A_table_of_many_rows_may_break_but_leaves_no_row_alone()
    {
        var row = new TableRow([[new Inline.Text("a")]]);
        string Written(int rows, params Block[] before) => LatexWriter.Write(Paper([.. before, new Block.Table([Alignment.Left], row, [.. Enumerable.Repeat(row, rows)])]), "t").Text;
        Assert.DoesNotContain("\\begin{longtable}", Written(12), StringComparison.Ordinal);
        var figure = new Block.Figure("x", "words", []);
        Assert.Matches(@"(?s)\\end\{figure\}.*\\begin\{tabular\}", Written(12, figure));
        Assert.Matches(@"(?s)\\end\{longtable\}.*\\begin\{figure\}", Written(13, figure));
        var text = Written(13);
        Assert.Contains("\\endfoot\na \\\\*\na \\\\*\na \\\\\n", text, StringComparison.Ordinal);
        Assert.Contains("a \\\\\na \\\\*\na \\\\*\na \\\\\n\\end{longtable}", text, StringComparison.Ordinal);
        Compiled(text);
    }

    [Fact]
    public void A_question_stays_with_its_lines_and_a_list_of_formulas_is_not_stretched()
    {
        var formula = new Inline.Math(TexReader.Read("x").Node);
        var text = LatexWriter.Write(Paper([
            new Block.ItemList(1, [[Paragraph("Find it.")]]), new Block.WritingSpace(3), new Block.ItemList(1, [[Paragraph("Remark")]]),
            new Block.Paragraph([.. Enumerable.Repeat<Inline>(formula, 13)]), new Block.Paragraph([.. Enumerable.Repeat<Inline>(formula, 12)]),
        ]), "t").Text;
        Assert.Contains("Find it.\n\n\\keepwithnext\n\\end{enumerate}", text, StringComparison.Ordinal);
        Assert.Contains("Remark\n\n\\end{enumerate}", text, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(text, @"\{\\raggedright \$x\$"));
        Compiled(text);
    }

    [Fact]
    public void A_picture_is_taken_only_under_a_plain_name()
    {
        Assert.Contains("]{figures/net.pdf}", LatexWriter.Write(Sample.Document, "t", _ => "figures/net.pdf").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("includegraphics", LatexWriter.Write(Sample.Document, "t", _ => "a}\\input{/etc/passwd}").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes() =>
        Assert.Equal(LatexWriter.Write(Sample.Document, "t").Text, LatexWriter.Write(MarkdownReader.Read(Sample.Markdown, Sample.Head, "x").Document!, "t").Text);

    // Texts of characters that TeX acts on, of those that its fonts have, and of those that they lack; the same every time.
    private static IEnumerable<string> Texts(int count)
    {
        const string Special = "\\{}%#&_$^~<>|\"'`-[]*,?! @=()/abc1";
        (int From, int To)[] ranges = [(0xA0, 0x500), (0x2000, 0x2300), (0x3000, 0xD900), (0, 0x20)];
        for (var seed = 0; seed < count; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (var length = random.Next(1, 31); length > 0; length--)
            {
                var kind = random.Next(7);
                text.Append(kind < 3 ? Special[random.Next(Special.Length)] : (char)random.Next(ranges[kind - 3].From, ranges[kind - 3].To));
            }

            yield return text.ToString();
        }
    }

    // Compiles where pdflatex is installed; elsewhere the check of what must never stand in a text remains.
    private static void Compiled(string tex, bool overfull = true)
    {
        Assert.DoesNotContain("\\write18", tex, StringComparison.Ordinal);
        Assert.DoesNotContain("\\input{", tex, StringComparison.Ordinal);
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "pdflatex")).FirstOrDefault(File.Exists);
        if (program is null)
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("worked-tex");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "t.tex"), tex, new UTF8Encoding(false));
            var start = new ProcessStartInfo(program, ["-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "t.tex"]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output[Math.Max(0, output.Length - 3000)..]);
            var log = File.ReadAllText(Path.Combine(folder.FullName, "t.log"), Encoding.Latin1);
            Assert.DoesNotMatch(@"(LaTeX|Package (?!rerunfilecheck)\w+) Warning: (?!Label|There were|Font shape)", log);
            Assert.Equal("", string.Join("\n", Regex.Matches(log, "Missing character: [^\n]*").Select(match => match.Value)));
            Assert.All(
                Regex.Matches(log, @"Overfull \\hbox \(([0-9.]+)pt"),
                match => Assert.True(!overfull || double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) <= 1, match.Value));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
