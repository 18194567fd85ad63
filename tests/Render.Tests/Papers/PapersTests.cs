using System.Globalization;
using System.Text.Json;
using WorkedSolutions.Render.Styles;
using WorkedSolutions.Render.Writers;
using WorkedSolutions.Solver;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Render.Tests.Papers;

/// <summary>Every shipped problem becomes every paper, without a diagnostic, the same each time and everywhere.</summary>
public class PapersTests
{
    public static TheoryData<string> Problems => [.. Shipped.Names];

    [Theory]
    [MemberData(nameof(Problems))]
    public void Every_copy_in_every_format_is_written_without_a_diagnostic(string problem)
    {
        var trace = Shipped.Solved(problem);
        foreach (var copy in Enum.GetValues<PaperCopy>())
        {
            foreach (var format in Enum.GetValues<PaperFormat>())
            {
                Assert.NotEmpty(Shipped.Written(trace, new PaperRequest(format, copy)));
            }
        }
    }

    [Theory]
    [InlineData("002-chain-rule", 1, "18x")]
    [InlineData("004-two-paths", 4, "c + d")]
    public void Derivatives_without_numbers_are_asked_for_and_marked(string problem, int total, string answer)
    {
        var trace = Shipped.Solved(problem);
        var question = Shipped.Written(trace, new PaperRequest(PaperFormat.Markdown, PaperCopy.Question));
        Assert.Contains($"Marks (of {total})", question, StringComparison.Ordinal);
        Assert.Contains($"{total}. $", question[question.IndexOf("What to find", StringComparison.Ordinal)..], StringComparison.Ordinal);
        var scheme = Shipped.Written(trace, new PaperRequest(PaperFormat.Markdown, PaperCopy.Marking));
        Assert.Contains($"| ${answer}$ ", scheme, StringComparison.Ordinal);
        Assert.Contains($"Total: {total} mark", scheme, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void A_display_of_one_row_is_a_plain_line(string problem) =>
        Assert.DoesNotMatch(@"\\begin\{aligned\}\n.*\n\\end\{aligned\}", Shipped.Written(Shipped.Solved(problem), new PaperRequest(PaperFormat.Markdown)));

    [Fact]
    public void A_gradient_in_an_update_is_a_link_to_the_line_that_made_it() =>
        Assert.Contains("<mn><a href=\"#dL_dw-1-1-1.1\">0.00067</a></mn>", Shipped.Written(Shipped.Solved("001-backpropagation-by-hand"), new PaperRequest(PaperFormat.Html)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Problems))]
    public void Every_style_can_show_every_problem(string problem)
    {
        var trace = Shipped.Solved(problem);
        foreach (var style in StyleSource.List())
        {
            Assert.Contains("Checked", Shipped.Written(trace, new PaperRequest(PaperFormat.Markdown, Style: style)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void The_same_input_gives_the_same_bytes_under_every_culture(string problem)
    {
        var text = Shipped.Text(problem);
        string[] All()
        {
            var trace = Shipped.SolvedText(text);
            return [.. Enum.GetValues<PaperFormat>().Select(format => Shipped.Written(trace, new PaperRequest(format)))];
        }

        var first = All();
        Assert.Equal(first, All());
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "tr-TR", "de-DE" })
            {
                CultureInfo.CurrentCulture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
                CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator = ",";
                CultureInfo.CurrentCulture.NumberFormat.NegativeSign = "~";
                Assert.Equal(first, All());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void The_json_has_the_members_that_the_format_promises(string problem)
    {
        var trace = Shipped.Solved(problem);
        var symbolic = trace.Quantities.IsEmpty;
        using var json = JsonDocument.Parse(Shipped.Written(trace, new PaperRequest(PaperFormat.Json)));
        var root = json.RootElement;
        Assert.Equal("worked-trace/1", root.GetProperty("format").GetString());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var quantity in root.GetProperty("quantities").EnumerateArray())
        {
            foreach (var used in quantity.GetProperty("uses").EnumerateArray())
            {
                Assert.Contains(used.GetString()!, seen);
            }

            Assert.True(seen.Add(quantity.GetProperty("id").GetString()!));
            Assert.True(quantity.GetProperty("role").GetString()!.Length > 0);
            foreach (var number in (string[])["value", "exact"])
            {
                Assert.True(symbolic ? quantity.GetProperty(number).ValueKind == JsonValueKind.Null : double.IsFinite(quantity.GetProperty(number).GetDouble()));
            }

            Assert.NotEqual("-0", quantity.GetProperty("shown").GetString());
        }

        Assert.NotEmpty(seen);
        Assert.True(root.GetProperty("verification").GetProperty("checked").GetInt32() > 0);
    }

    [Fact]
    public void A_mark_scheme_says_what_the_method_mark_is_for()
    {
        // ∂L/∂w5 repeats the one sample's gradient, and nobody is asked for ∂L/∂z_out: the method is the chain rule.
        var trace = Shipped.SolvedText(Shipped.Text("001-backpropagation-by-hand") + "ask: [J, dJ/dw5]\nmarks: {dJ/dw5: 2}\necf: half\n");
        var paper = Shipped.Written(trace, new PaperRequest(PaperFormat.Markdown, PaperCopy.Marking));
        Assert.Contains(@"$\frac{1}{2}(\hat{y} - y)^2$ ", paper, StringComparison.Ordinal);
        Assert.Contains(@"$`\frac{\partial L}{\partial \hat{y}} \cdot \frac{\partial \hat{y}}{\partial z_{\text{out}}} \cdot \frac{\partial z_{\text{out}}}{\partial w_5}`$ | $0.0822$ | M1 A1ft |", paper, StringComparison.Ordinal);
        Assert.Contains("earns half of it", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("**B** is", paper, StringComparison.Ordinal);
        Assert.Contains(@"the sign of $`\partial L/\partial w_5`$ is flipped", paper, StringComparison.Ordinal);
    }

    [Fact]
    public void The_matrix_form_ends_with_the_forward_pass_after_the_last_update()
    {
        // σ(0.188) with the new parameters, worked by hand from the printed matrices: 1/(1 + e^{−0.188}) = 0.54686.
        var paper = Shipped.Written(Shipped.Solved("004-matrix-log-loss"), new PaperRequest(PaperFormat.Markdown));
        var closing = paper[paper.IndexOf("## After the last update", StringComparison.Ordinal)..];
        Assert.Contains(@"W^{[1],\text{new}}", closing, StringComparison.Ordinal);
        Assert.Contains(@"\hat{y}^{\text{new}}", closing, StringComparison.Ordinal);
        Assert.Contains(@"\begin{bmatrix} 0.547 \end{bmatrix}", closing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{leaky-relu: {slope: 0.2}}", "else $0.2$ times $z$", "$0.2$ elsewhere")]
    [InlineData("elu", "else $e^z - 1$", "$e^z$ elsewhere")]
    [InlineData("softplus", @"softplus, $\ln(1 + e^z)$", "the sigmoid, ")]
    [InlineData("silu", "SiLU, ", "by the product rule")]
    [InlineData("softmax", "softmax, ", "couples the neurons")]
    public void Every_activation_is_defined_and_differentiated_once(string activation, string definition, string derivative)
    {
        var paper = Shipped.Written(
            Shipped.SolvedText($$"""
                title: T
                kind: network
                inputs: [[0.5, -1], [1, 2]]
                targets: [[1, 0], [0, 1]]
                layers:
                  - {activation: {{activation}}, weights: [[0.15, 0.20], [0.25, -0.30]], bias: 0.35}
                  - {activation: {{activation}}, weights: [[0.15, 0.20], [0.25, -0.30]], bias: 0.35}
                  - {activation: tanh, weights: [[0.4, 0.45], [-0.1, 0.2]], bias: [0.6, 0.1]}
                loss: squared-error
                style: lecture
                """),
            new PaperRequest(PaperFormat.Markdown));
        Assert.Equal(2, paper.Split(definition).Length);
        Assert.Equal(2, paper.Split(derivative).Length);
    }

    [Fact]
    public void The_certificate_of_a_paper_without_numbers_speaks_of_none()
    {
        Assert.Contains("compared at points with values of their own", Shipped.Written(Shipped.Solved("004-two-paths"), new PaperRequest(PaperFormat.Markdown)), StringComparison.Ordinal);
        Assert.Contains("numbers of this solution were", Shipped.Written(Shipped.Solved("001-backpropagation-by-hand"), new PaperRequest(PaperFormat.Markdown)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_scheme_leaves_out_a_range_that_has_no_end()
    {
        var trace = Shipped.SolvedText(Shipped.Text("000-log-loss-graph").Replace("{y: 1}", "{y: 0.2}", StringComparison.Ordinal));
        Assert.Contains("awrt", Shipped.Written(trace, new PaperRequest(PaperFormat.Markdown, PaperCopy.Marking)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_derivative_of_a_network_carries_its_chain_and_closed_form()
    {
        using var json = JsonDocument.Parse(Shipped.Written(Shipped.Solved("001-backpropagation-by-hand"), new PaperRequest(PaperFormat.Json)));
        foreach (var quantity in json.RootElement.GetProperty("quantities").EnumerateArray())
        {
            var id = quantity.GetProperty("id").GetString()!;
            if (id.StartsWith("dL/", StringComparison.Ordinal) || id.StartsWith("dJ/", StringComparison.Ordinal) || id.StartsWith("da/", StringComparison.Ordinal))
            {
                Assert.Contains(@"\partial", quantity.GetProperty("chain").GetString(), StringComparison.Ordinal);
                Assert.NotEqual("", quantity.GetProperty("symbolic").GetString());
            }
        }
    }

    [Fact]
    public void A_hidden_gradient_s_closed_form_is_in_activations_targets_weights_and_inputs()
    {
        var trace = Shipped.Solved("001-backpropagation-by-hand");
        using var json = JsonDocument.Parse(Shipped.Written(trace, new PaperRequest(PaperFormat.Json)));
        var gradient = json.RootElement.GetProperty("quantities").EnumerateArray().First(q => q.GetProperty("id").GetString() == "dJ/dw[2][1][1]");
        Assert.Equal(@"(\hat{y} - y)\hat{y}(1 - \hat{y})a_{h1}", gradient.GetProperty("symbolic").GetString());
    }

    [Fact]
    public void A_mark_scheme_adds_up_to_its_total()
    {
        var text = Shipped.Written(Shipped.Solved("003-regression"), new PaperRequest(PaperFormat.Markdown, PaperCopy.Marking));
        Assert.Contains("**Total: 6 marks**", text, StringComparison.Ordinal);
    }

    /// <summary>With w2 = w3, transposed weights change nothing; 0.1 + 0.2 is 0.3, whatever doubles make of it.</summary>
    [Fact]
    public void A_mark_scheme_lists_no_right_answer_as_wrong()
    {
        const string problem = "title: T\nkind: network\ninputs: [1, 1]\ntargets: [5]\nlayers:\n  - {activation: identity, weights: [[0.1, 0.2], [0.2, 0.5]]}\n  - {activation: identity, weights: [[1, 2]]}\nloss: squared-error\nask: [\"z[1][1](1)\"]\n";
        var trace = Solve.Run(ProblemReader.Read(problem, "t.yaml").Problem!).Trace!;
        var text = Shipped.Written(trace, new PaperRequest(PaperFormat.Markdown, PaperCopy.Marking));
        Assert.Contains("$0.3$", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\$0\.30*\$", text[text.IndexOf("## Common wrong answers", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void Every_markdown_flavour_keeps_the_formulas()
    {
        var trace = Shipped.Solved("001-backpropagation-by-hand");
        string Flavoured(MarkdownFlavour flavour) => Shipped.Written(trace, new PaperRequest(PaperFormat.Markdown, Flavour: flavour));
        Assert.Contains("```math", Flavoured(MarkdownFlavour.GitHub), StringComparison.Ordinal);
        Assert.Contains("$$\n", Flavoured(MarkdownFlavour.Pandoc), StringComparison.Ordinal);
        Assert.Contains(@"\[", Flavoured(MarkdownFlavour.Moodle), StringComparison.Ordinal);
    }
}
