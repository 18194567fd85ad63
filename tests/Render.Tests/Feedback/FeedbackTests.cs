using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using UglyToad.PdfPig;
using WorkedSolutions.Render.Feedback;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Tests.Feedback;

public class FeedbackTests
{
    [Fact]
    public void Text_says_marks_verdicts_right_lines_and_mistakes()
    {
        var text = Written(Checked.Result(), FeedbackMode.Full, FeedbackFormat.Text);
        Assert.Contains("the first slip is in z_h2: the bias b1 is left out", text);
        Assert.Matches(@"✓ z_h1 +0\.3775 +0\.3775 +1/1 +correct", text);
        Assert.Matches(@"✗ z_h2 +0\.0425 +0\.3925 +0/1 +wrong: the first slip", text);
        Assert.Matches(@"→ a_h2 +0\.5106 +0\.5969 +1/1 +follows from z_h2", text);
        Assert.Contains("right:  z_h2 = w3·x1 + w4·x2 + b1 = 0.25·0.05 + 0.30·0.10 + 0.35 = 0.3925", text);
        Assert.Contains("the bias b1 is left out: 0.25·0.05 + 0.30·0.10, which gives 0.0425", text);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public void Colour_is_used_where_it_may_and_nobody_else_can_bring_escape_sequences_in()
    {
        var result = Checked.Result(student: "Eve\u001b[2J");
        Assert.Contains("\u001b[1;31m", Encoding.UTF8.GetString(FeedbackWriter.Write(result, FeedbackMode.Full, FeedbackFormat.Text, colour: true).Bytes.AsSpan()));
        Assert.DoesNotContain('\u001b', Written(result, FeedbackMode.Full, FeedbackFormat.Text));
    }

    [Theory]
    [InlineData(FeedbackFormat.Text)]
    [InlineData(FeedbackFormat.Markdown)]
    [InlineData(FeedbackFormat.Html)]
    public void Hints_give_the_rule_and_the_formula_but_no_number(FeedbackFormat format)
    {
        var text = Written(Checked.Result(), FeedbackMode.Hint, format);
        text = format == FeedbackFormat.Html ? new HtmlParser().ParseDocument(text).QuerySelector("main")!.TextContent : text;
        Assert.Contains("weighted sum of what the neuron reads", text);
        Assert.Contains("the delta of the neuron times what the weight multiplies", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"\d\.\d", text);
    }

    [Fact]
    public void A_list_of_errata_has_what_is_printed_and_what_is_right()
    {
        var text = Written(Checked.Result(), FeedbackMode.Errata, FeedbackFormat.Text);
        Assert.Contains("7 numbers read, 5 errata.", text);
        Assert.Contains("z_h2: 0.0425, correct is 0.3925", text);
        Assert.Contains("y_hat: 0.7440, correct is 0.7514", text);
        Assert.DoesNotContain("z_h1:", text);
        Assert.False(FeedbackWriter.HasErrata(Checked.Result("z_h1: 0.3775")));
    }

    [Fact]
    public void Json_is_as_the_specification_shows()
    {
        using var json = JsonDocument.Parse(Written(Checked.Result(), FeedbackMode.Full, FeedbackFormat.Json));
        var root = json.RootElement;
        Assert.Equal("worked-check/1", root.GetProperty("format").GetString());
        Assert.Equal("by-hand", root.GetProperty("problem").GetString());
        Assert.Equal("z[1][2](1)", root.GetProperty("first_wrong").GetString());
        Assert.Equal(root.GetProperty("quantities").EnumerateArray().Sum(q => q.GetProperty("marks").GetDouble()), root.GetProperty("marks").GetDouble());
        var z = root.GetProperty("quantities")[1];
        Assert.Equal(["id", "given", "expected", "shown", "verdict", "marks", "of", "follows_from", "refused", "mistakes"], z.EnumerateObject().Select(p => p.Name));
        Assert.Equal("0.0425", z.GetProperty("given").GetString());
        Assert.Equal(0.3925, z.GetProperty("expected").GetDouble());
        Assert.Equal("wrong", z.GetProperty("verdict").GetString());
        Assert.Equal("bias-left-out", z.GetProperty("mistakes")[0].GetProperty("name").GetString());
        Assert.Equal(0.0425, z.GetProperty("mistakes")[0].GetProperty("value").GetDouble());
        var a = root.GetProperty("quantities").EnumerateArray().Single(q => q.GetProperty("id").GetString() == "a[1][2](1)");
        Assert.Equal("z[1][2](1)", a.GetProperty("follows_from")[0].GetString());
    }

    [Fact]
    public void Html_and_markdown_let_no_name_become_markup()
    {
        var result = Checked.Result(student: "<script>alert(1)</script> | `x` $y$");
        var html = new HtmlParser().ParseDocument(Written(result, FeedbackMode.Full, FeedbackFormat.Html));
        Assert.Empty(html.QuerySelectorAll("script"));
        Assert.Equal(8, html.QuerySelectorAll("table tr").Length);
        Assert.Contains("what-went-wrong", html.QuerySelectorAll("h2").Select(h => h.Id));
        Assert.DoesNotMatch(@"(?<!\\)<script>", Written(result, FeedbackMode.Full, FeedbackFormat.Markdown));
    }

    [Theory]
    [InlineData(FeedbackMode.Full)]
    [InlineData(FeedbackMode.Hint)]
    [InlineData(FeedbackMode.Errata)]
    public void Pdf_can_be_read(FeedbackMode mode)
    {
        var file = FeedbackWriter.Write(Checked.Result(), mode, FeedbackFormat.Pdf, colour: false);
        Assert.DoesNotContain(file.Diagnostics, d => d.Severity == Severity.Error);
        using var pdf = PdfDocument.Open([.. file.Bytes]);
        Assert.Contains("Backpropagation", string.Concat(pdf.GetPages().Select(page => page.Text)));
    }

    [Fact]
    public void Half_marks_are_written_as_such()
    {
        var text = Written(Checked.Result(more: "ask: [z_h2, a_h2]\nmarks: {a_h2: 3}\necf: half"), FeedbackMode.Full, FeedbackFormat.Text);
        Assert.Contains("1.5 of 4 marks", text);
        Assert.Matches(@"a_h2 .* 1\.5/3 +follows", text);
    }

    [Fact]
    public void The_right_line_of_a_quantity_that_repeats_another_is_that_of_the_other()
    {
        var result = Checked.Result("J: 0.4\ndJ/dw[2][1][1]: -0.0822\n");
        var text = FeedbackText.Write(result, FeedbackMode.Full, colour: false);
        Assert.Contains("J = L = (1/2)·(y_hat - y)^2 = (1/2)·(0.7514 - 0.01)^2 ≈ 0.2748", text);
        Assert.Contains("dL/dw5 = (dL/dz_out)·a_h1 = 0.1385·0.5933 ≈ 0.0822", text);
        Assert.Contains("J = L = (1/2)·(y_hat - y)^2\n", FeedbackText.Write(result, FeedbackMode.Hint, colour: false));
        var json = Encoding.UTF8.GetString(FeedbackWriter.Write(result, FeedbackMode.Full, FeedbackFormat.Json, colour: false).Bytes.AsSpan());
        Assert.Contains("\"id\": \"dJ/dw[2][1][1]\"", json);
        Assert.Contains("\"first_wrong\": \"J\"", json);
    }

    [Fact]
    public void A_page_says_whose_feedback_it_is()
    {
        var pdf = FeedbackWriter.Write(Checked.Result(student: "Ada Lovelace"), FeedbackMode.Full, FeedbackFormat.Pdf, colour: false).Bytes;
        using var document = UglyToad.PdfPig.PdfDocument.Open(pdf.ToArray());
        Assert.Contains("FeedbackforAdaLovelace", document.GetPage(1).Text.Replace(" ", ""));
        Assert.Contains("Ada Lovelace", document.Information.Title);
    }

    [Fact]
    public void Symbols_in_sentences_are_typeset_and_a_hyphen_before_a_number_is_a_minus()
    {
        var markdown = Encoding.UTF8.GetString(FeedbackWriter.Write(Checked.Result(), FeedbackMode.Full, FeedbackFormat.Markdown, colour: false).Bytes.AsSpan());
        Assert.Contains("The first slip is in $`z_{h2}`$: the bias $`b_1`$ is left out", markdown);
        Assert.Contains("The sign of $`\\partial L/\\partial w_5`$ is flipped: \u2212", markdown);
    }

    [Fact]
    public void Who_gave_nothing_has_not_got_everything_right()
    {
        var report = ClassReport.Text(Checked.Class("student,z_h1\nAda,0.3775\nEve,\n"), colour: false);
        Assert.Contains("1 without a slip, 1 without a number", report);
        Assert.Contains("✓ Ada", report);
        Assert.DoesNotContain("✓ Eve", report);
    }

    [Fact]
    public void Columns_of_one_symbol_are_told_apart_by_their_ids()
    {
        var header = ClassReport.Csv(Checked.Class("student,E[1](1),L(1),z_h1\nAda,0.2984,0.2984,0.3775\n")).Split('\n')[0];
        Assert.EndsWith(",z_h1,E[1](1),L(1)", header);
    }

    [Theory]
    [InlineData("notation: sequential")]
    [InlineData("notation: layered")]
    [InlineData("notation: matrix")]
    public void A_blank_form_is_read_back_as_exactly_what_is_asked_for(string notation)
    {
        var trace = Checked.Trace(more: notation);
        var yaml = Regex.Replace(Encoding.UTF8.GetString(FeedbackWriter.Blank(trace, FeedbackFormat.Text).Bytes.AsSpan()), ":$", ": 0.5", RegexOptions.Multiline);
        var csv = Encoding.UTF8.GetString(FeedbackWriter.Blank(trace, FeedbackFormat.Csv).Bytes.AsSpan()).Replace(",\n", ",0.5\n");
        var json = Encoding.UTF8.GetString(FeedbackWriter.Blank(trace, FeedbackFormat.Json).Bytes.AsSpan()).Replace("null", "0.5");
        foreach (var (text, name) in new[] { (yaml, "a.yaml"), (csv, "a.csv"), (json, "a.json") })
        {
            var sheet = AnswersReader.Read(text, name, trace);
            Assert.Empty(sheet.Diagnostics);
            var rows = Marker.Check(trace, sheet.People[0]).Quantities;
            Assert.Equal(trace.Asked, rows.Select(marked => marked.Line.Index));
            Assert.All(rows, marked => Assert.NotNull(marked.Answer));
        }

        Assert.NotEmpty(FeedbackWriter.Blank(trace, FeedbackFormat.Pdf).Bytes);
    }

    [Fact]
    public void A_class_has_rows_counts_and_bars()
    {
        var result = Checked.Class("student,z_h1,z_h2\nAda,0.3775,0.3925\n=Bob,0.3775,0.0425\nCyd,0.0275,0.0425\n");
        var text = Encoding.UTF8.GetString(FeedbackWriter.Write(result, FeedbackFormat.Text, colour: false).Bytes.AsSpan());
        Assert.Contains("3 students, on average 1 of 2 marks; 1 without a slip", text);
        Assert.Matches(@"z_h2 +█{20} +2 wrong, the first slip of 1", text);
        Assert.Matches(@"bias left out +█{20} +2 students, in z_h2, z_h1", text);

        var rows = Encoding.UTF8.GetString(FeedbackWriter.Write(result, FeedbackFormat.Csv, colour: false).Bytes.AsSpan()).Split('\n');
        Assert.StartsWith("student,marks,of,", rows[0]);
        Assert.StartsWith("'=Bob,1,2,", rows[2]);

        using var json = JsonDocument.Parse(FeedbackWriter.Write(result, FeedbackFormat.Json, colour: false).Bytes.AsMemory());
        Assert.Equal(2, json.RootElement.GetProperty("mistakes")[0].GetProperty("students").GetInt32());

        var html = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(FeedbackWriter.Write(result, FeedbackFormat.Html, colour: false).Bytes.AsSpan()));
        Assert.Equal(2, html.QuerySelectorAll("figure svg, figure img").Length);
        Assert.Equal(3, html.QuerySelectorAll("table").Length);
        using var pdf = PdfDocument.Open([.. FeedbackWriter.Write(result, FeedbackFormat.Pdf, colour: false).Bytes]);
        Assert.Contains("bias left out", string.Join(' ', pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text)));
    }

    private static string Written(CheckResult result, FeedbackMode mode, FeedbackFormat format) =>
        Encoding.UTF8.GetString(FeedbackWriter.Write(result, mode, format, colour: false).Bytes.AsSpan());
}
