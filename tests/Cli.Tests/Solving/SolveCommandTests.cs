using System.Text.Json;

namespace WorkedSolutions.Cli.Tests.Solving;

/// <summary>What `worked solve` and its neighbours promise on the command line: outputs, exit codes, diagnostics, no stack trace.</summary>
public sealed class SolveCommandTests : IDisposable
{
    private const string Problem = "problems/001-backpropagation-by-hand.yaml";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("worked-solve");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Markdown_goes_to_standard_output_and_everything_else_to_standard_error()
    {
        var run = Command.Worked("solve", Problem);
        Assert.Equal(0, run.Exit);
        Assert.StartsWith("# Backpropagation by hand", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Theory]
    [InlineData("x.html", "<!DOCTYPE html>")]
    [InlineData("x.tex", @"\documentclass")]
    [InlineData("x.pdf", "%PDF-")]
    [InlineData("x.json", "{")]
    [InlineData("x.md", "# ")]
    public void The_ending_of_the_output_file_says_the_format(string name, string start)
    {
        var run = Command.Worked("solve", Problem, "-o", InFolder(name));
        Assert.Equal(0, run.Exit);
        Assert.StartsWith(start, File.ReadAllText(InFolder(name)), StringComparison.Ordinal);
        Assert.Single(_folder.GetFiles(), file => file.Extension != ".svg");
    }

    [Fact]
    public void An_output_without_a_name_is_refused_before_anything_is_written()
    {
        var run = Command.Worked("solve", Problem, "-o", "");
        Assert.Equal(2, run.Exit);
        Assert.Contains("-o has no name behind it", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Command.Root, "-network.svg")));
    }

    [Fact]
    public void Several_files_and_formats_go_to_a_folder()
    {
        var run = Command.Worked("solve", Problem, "problems/002-power-rule.yaml", "--to", "md", "--to", "html", "-o", InFolder("out"));
        Assert.Equal(0, run.Exit);
        Assert.Equal(
            ["001-backpropagation-by-hand.html", "001-backpropagation-by-hand.md", "002-power-rule.html", "002-power-rule.md"],
            Directory.GetFiles(InFolder("out")).Select(Path.GetFileName).Where(name => !name!.EndsWith(".svg", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_template_that_cannot_be_read_is_an_error_and_not_the_one_that_ships()
    {
        Directory.CreateDirectory(InFolder("style"));
        File.WriteAllBytes(InFolder("style/solution.sbn"), [0x63, 0xE9]);
        var run = Command.Worked("solve", Problem, "--style", InFolder("style"));
        Assert.Equal(2, run.Exit);
        Assert.Equal("", run.Output);
        Assert.Contains("solution.sbn:1:2: error: the text is not valid UTF-8", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_style_that_ships_gives_no_warning_about_itself()
    {
        var text = File.ReadAllText(Path.Combine(Command.Root, "problems/004-matrix-log-loss.yaml")).Replace("[[0.3, -0.2, 0.4]]", "[[-100, -0.2, 0.4]]", StringComparison.Ordinal);
        Assert.Equal("", Command.WithInput(text, "solve", "-").Error);
    }

    [Fact]
    public void An_output_that_is_a_link_stays_a_link()
    {
        File.WriteAllText(InFolder("target.json"), "before");
        File.CreateSymbolicLink(InFolder("link.json"), InFolder("target.json"));
        Assert.Equal(0, Command.Worked("solve", Problem, "-o", InFolder("link.json")).Exit);
        Assert.NotNull(new FileInfo(InFolder("link.json")).LinkTarget);
        Assert.StartsWith("{", File.ReadAllText(InFolder("target.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_is_written_to_and_nothing_is_put_beside_it()
    {
        var run = Command.Start("bash", ["-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "worked.dll")}' solve {Problem} -o >(head -1 >&2; cat >/dev/null); sleep 1"]);
        Assert.Contains("# Backpropagation by hand", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(".svg", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, $"solve {Problem} >&-")]
    [InlineData(3, "--help >&-")]
    [InlineData(3, "--version >/dev/full")]
    [InlineData(2, "solve no-such-file.yaml 2>&-")]
    [InlineData(2, "solve no-such-file.yaml 2>/dev/full")]
    [InlineData(2, "--nonsense >&- 2>&-")]
    [InlineData(2, "solve ''")]
    [InlineData(3, $"solve {Problem} -o README.md/x.md")]
    public void Closed_and_full_outputs_end_with_a_status_and_no_internal_error(int exit, string arguments)
    {
        var run = Command.Start("bash", ["-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "worked.dll")}' {arguments}"]);
        Assert.Equal(exit, run.Exit);
        Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("IO_", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_reported_at_once_names_of_quantities_too()
    {
        var text = File.ReadAllText(Path.Combine(Command.Root, Problem)).Replace("kind: network", "kind: netwrk", StringComparison.Ordinal)
            + "explain: much\nask: [no_ask, w1, \"w[1][1][1]\"]\nmarks: {no_mark: 2}\nwhere: [no_where > 1]\nextra: 1\n";
        var run = Command.WithInput(text, "solve", "-");
        Assert.Equal(2, run.Exit);
        foreach (var part in (string[])["`kind` must be", "`explain` must be", "no quantity no_ask", "w[1][1][1] is the quantity w1 once more", "no quantity no_mark", "no quantity no_where", "no key `extra`"])
        {
            Assert.Contains(part, run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(7, run.Error.Split(": error: ").Length - 1);
    }

    [Fact]
    public void A_folder_stands_for_its_problem_files()
    {
        var run = Command.Worked("solve", "problems/", "--to", "json", "-o", InFolder("out"), "--quiet");
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Exit);
        Assert.Equal(Command.Problems.Count(), Directory.GetFiles(InFolder("out")).Length);
    }

    [Theory]
    [InlineData(2, "solve")]
    [InlineData(2, "solve", "--typo")]
    [InlineData(2, "solve", Problem, "--to", "docx")]
    [InlineData(2, "solve", "no-such-file.yaml")]
    [InlineData(2, "solve", Problem, "--to", "md", "--to", "html")]
    [InlineData(2, "solve", Problem, "--style", "no-such-style")]
    [InlineData(2, "solve", Problem, "--style", "no/such/folder")]
    [InlineData(3, "solve", Problem, "-o", "/proc/no/such/folder/x.md")]
    [InlineData(2, "nonsense")]
    [InlineData(2, "new", "poem")]
    [InlineData(0, "--help")]
    [InlineData(2, "solve", Problem, "problems/002-power-rule.yaml", "--to", "pdf")]
    [InlineData(2, "solve", Problem, "--seed", "x")]
    [InlineData(2, "solve", Problem, "--seed", "-1")]
    [InlineData(0, "--version")]
    [InlineData(0, "solve", "--version")]
    [InlineData(0, "check", "--version")]
    [InlineData(0, "batch", "--version")]
    [InlineData(0, "validate", "--version")]
    [InlineData(0, "new", "--version")]
    [InlineData(0, "styles", "export", "--version")]
    [InlineData(0, "styles", "export", "--help")]
    [InlineData(0, "styles")]
    [InlineData(0, "validate", Problem)]
    public void The_exit_status_says_what_happened(int exit, params string[] arguments)
    {
        var run = Command.Worked(arguments);
        Assert.True(run.Exit == exit, $"{run.Exit}: {run.Error}");
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_is_not_known_is_answered_in_words_that_are()
    {
        Assert.Contains("'html', 'pdf'", Command.Worked("solve", Problem, "--to", "docx").Error, StringComparison.Ordinal);
        var seed = Command.Worked("solve", Problem, "--seed", "x").Error;
        Assert.Contains("--seed takes a whole number", seed, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", seed, StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_of_the_same_id_do_not_overwrite_each_other()
    {
        File.Copy(Path.Combine(Command.Root, Problem), InFolder("001-backpropagation-by-hand.yaml"));
        var run = Command.Worked("solve", Problem, InFolder("001-backpropagation-by-hand.yaml"), "--to", "json", "-o", InFolder("out/"));
        Assert.Equal(2, run.Exit);
        Assert.Contains("has the id `001-backpropagation-by-hand`", run.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(InFolder("out")));
    }

    [Fact]
    public void A_folder_without_problems_is_an_error()
    {
        var run = Command.Worked("solve", _folder.FullName);
        Assert.Equal(2, run.Exit);
        Assert.Contains("this is a folder where a file is needed", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, Command.Worked("validate", _folder.FullName).Exit);
        Assert.Equal(2, Command.Worked("check", _folder.FullName, Problem).Exit);
        Assert.Equal(0, Command.Worked("validate", "problems").Exit);
    }

    [Fact]
    public void A_local_derivative_s_closed_form_is_in_the_given_names()
    {
        var run = Command.WithInput("title: x\nkind: graph\ndefine: {f: (a*b)^2}\nvalues: {a: 3, b: 2}\n", "solve", "-", "--to", "json");
        using var json = JsonDocument.Parse(run.Output);
        var local = Assert.Single(json.RootElement.GetProperty("quantities").EnumerateArray(), q => q.GetProperty("id").GetString() == "dB/dA");
        Assert.Equal(("2A", "2ab", 12), (local.GetProperty("formula").GetString(), local.GetProperty("symbolic").GetString(), local.GetProperty("value").GetInt32()));
    }

    [Fact]
    public void A_condition_on_a_quantity_that_is_not_there_is_an_error_without_generators_too()
    {
        const string text = "title: x\nkind: graph\ndefine: {f: a^2}\nvalues: {a: 3}\nwhere: ['QUANTITY > 1']\n";
        var run = Command.WithInput(text.Replace("QUANTITY", "df/db", StringComparison.Ordinal), "validate", "-");
        Assert.Equal(1, run.Exit);
        Assert.Contains("<stdin>:5:", run.Error, StringComparison.Ordinal);
        Assert.Contains("error: there is no quantity df/db in this problem", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, Command.WithInput(text.Replace("QUANTITY", "df/da", StringComparison.Ordinal), "validate", "-").Exit);
    }

    [Fact]
    public void A_long_line_is_not_broken_behind_an_opening_bracket()
    {
        var run = Command.WithInput("title: x\nkind: graph\ndefine:\n  s: a*b\n  t: s^2 + exp(s)\n  f: t*s - max(a, b, 2)\nvalues: {a: 0.5, b: -1.5}\n", "solve", "-");
        Assert.Contains(@"e^{-0.75} \cdot (-1.5) \\", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(@"( \\", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_templates_is_no_style()
    {
        var run = Command.Worked("solve", Problem, "--style", _folder.FullName);
        Assert.Equal(2, run.Exit);
        Assert.Contains("there is no template in this folder", run.Error, StringComparison.Ordinal);
        File.WriteAllText(InFolder("style.txt"), "graph\n");
        Assert.Equal(0, Command.Worked("solve", Problem, "--style", _folder.FullName).Exit);
    }

    [Fact]
    public void A_state_to_start_with_belongs_to_a_parameter_and_is_given_on_paper()
    {
        const string graph = "title: x\nkind: graph\ndefine: {f: a^2}\nvalues: {a: 3}\ntraining: {learning-rate: 0.1, parameters: [a], optimizer: {momentum: {momentum: 0.5}}, initial-state: {velocity: {NAME: 0.2}}}\n";
        var run = Command.WithInput(graph.Replace("NAME", "b", StringComparison.Ordinal), "validate", "-");
        Assert.Equal(1, run.Exit);
        Assert.Contains("<stdin>:5:", run.Error, StringComparison.Ordinal);
        Assert.Contains("error: there is no parameter b that is trained", run.Error, StringComparison.Ordinal);
        var solved = Command.WithInput(graph.Replace("NAME", "a", StringComparison.Ordinal), "solve", "-");
        Assert.Contains("one step of gradient descent with momentum, $\\eta = 0.1$, $\\mu = 0.5$, starting from $`v_a = 0.2`$.", solved.Output, StringComparison.Ordinal);

        const string network = "title: x\nkind: network\ninputs: [1]\ntargets: [0]\nlayers: [{name: o, activation: identity, weights: [[2]], bias: 1}]\nloss: squared-error\ntraining: {learning-rate: 0.1, optimizer: adam, UPDATES initial-state: {m: {NAME: 0.2}}}\n";
        Assert.Equal(2, Command.WithInput(network.Replace("NAME", "w2", StringComparison.Ordinal).Replace("UPDATES", "", StringComparison.Ordinal), "solve", "-").Exit);
        Assert.Equal(2, Command.WithInput(network.Replace("NAME", "b1", StringComparison.Ordinal).Replace("UPDATES", "update-biases: false,", StringComparison.Ordinal), "solve", "-").Exit);
        foreach (var name in (string[])["w1", "w[1][1][1]", "b1", "b[1]"])
        {
            var paper = Command.WithInput(network.Replace("NAME", $"'{name}'", StringComparison.Ordinal).Replace("UPDATES", "", StringComparison.Ordinal), "solve", "-");
            Assert.True(paper.Exit == 0, paper.Error);
            Assert.Matches(@"\| At the start +\| .*m_\{.*= 0\.2.*; any other is 0", paper.Output);
        }
    }

    [Theory]
    [InlineData("kind: graph\ndefine: {J: 3*(a + b*c)}\n", "dJ/db", "J", @"$\partial J/\partial b$ (4 marks)")]
    [InlineData("kind: derivative\nfunction: x^2*b\nvariables: [x, b]\n", "df/db", "f", @"$\frac{\partial f}{\partial b}$ (4 marks)")]
    public void Without_numbers_too_a_problem_asks_for_what_it_names(string body, string asked, string node, string question)
    {
        var text = $"title: t\n{body}ask: [{asked}]\nmarks: {{{asked}: 4}}\n";
        var paper = Command.WithInput(text, "solve", "-", "--copy", "question").Output;
        Assert.Contains("Marks (of 4)", paper, StringComparison.Ordinal);
        Assert.Contains("1. " + question, paper, StringComparison.Ordinal);
        Assert.DoesNotContain("2. ", paper, StringComparison.Ordinal);
        Assert.Contains("**Total: 4 marks**", Command.WithInput(text, "solve", "-", "--copy", "marking").Output, StringComparison.Ordinal);
        Assert.Single(Command.WithInput(text, "solve", "-", "--copy", "answers").Output.Split("```math").Skip(1));

        var unknown = Command.WithInput(text.Replace($"[{asked}]", "[nope]", StringComparison.Ordinal), "validate", "-");
        Assert.Equal(1, unknown.Exit);
        Assert.Contains("there is no quantity nope in this problem", unknown.Error, StringComparison.Ordinal);
        var pointless = Command.WithInput(text.Replace($"[{asked}]", $"[{node}]", StringComparison.Ordinal), "validate", "-");
        Assert.Equal(0, pointless.Exit);
        Assert.Contains($"warning: {node} has no number in this problem", pointless.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_style_that_does_not_exist_is_an_error_where_it_stands()
    {
        const string text = "title: x\nkind: derivative\nstyle: fancy\nfunction: x^2\nvariables: [x]\n";
        Assert.Equal(1, Command.WithInput(text, "validate", "-").Exit);
        foreach (var format in (string[])["md", "json"])
        {
            var run = Command.WithInput(text, "solve", "-", "--to", format);
            Assert.Equal(2, run.Exit);
            Assert.Contains("<stdin>:3:8: error: there is no style 'fancy'", run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, Command.WithInput(text, "solve", "-", "--style", "lecture").Exit);
        foreach (var wrong in (string[])["function: x^^2", "ask: [nope]"])
        {
            var both = Command.WithInput(text.Replace("function: x^2", wrong.StartsWith("ask", StringComparison.Ordinal) ? "function: x^2\n" + wrong : wrong, StringComparison.Ordinal), "validate", "-");
            Assert.Contains("there is no style 'fancy'", both.Error, StringComparison.Ordinal);
            Assert.Equal(2, both.Error.Split("error:").Length - 1);
        }
    }

    [Theory]
    [InlineData("title: x\nkind: graph\ndefine: {J: 3*(a + b*c)}\n", "dJ/da=3 dJ/db=3c dJ/dc=3b")]
    [InlineData("title: x\nkind: graph\nnodes: definitions\ndefine: {u: b*c, v: a + u, J: 3*v}\n", "dJ/da=3 dJ/db=3c dJ/dc=3b")]
    [InlineData("title: x\nkind: derivative\nfunction: x^2 + 2*x*y + y^2\nvariables: [x, y]\n", "df/dx=2x + 2y df/dy=2x + 2y")]
    [InlineData("title: x\nkind: derivative\ndefine: {y: u^2, u: 3*x}\nof: y\nvariables: [x]\n", "dy/dx=18x")]
    public void A_symbolic_solution_has_its_quantities_without_numbers(string problem, string derivatives)
    {
        var run = Command.WithInput(problem, "solve", "-", "--to", "json");
        Assert.True(run.Exit == 0, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("stdin", json.RootElement.GetProperty("id").GetString());
        var seen = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var quantity in json.RootElement.GetProperty("quantities").EnumerateArray())
        {
            Assert.Equal(JsonValueKind.Null, quantity.GetProperty("value").ValueKind);
            Assert.All(quantity.GetProperty("uses").EnumerateArray(), id => Assert.Contains(id.GetString()!, seen.Keys));
            seen.Add(quantity.GetProperty("id").GetString()!, quantity);
        }

        foreach (var pair in derivatives.Split(" d").Select(pair => (pair[0] == 'd' ? pair : "d" + pair).Split('=')))
        {
            Assert.Equal(pair[1], seen[pair[0]].GetProperty("symbolic").GetString());
            Assert.Contains("partial", seen[pair[0]].GetProperty("chain").GetString()!.Replace("mathrm{d}", "partial", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_bad_problem_gives_all_its_diagnostics_and_no_output()
    {
        const string text = "title: x\nkind: network\ninputs: [1, 2]\ntargets: [1]\nlayers:\n  - activation: sigmoyd\n    weights: [[1, 2, 3]]\nlos: 3\n";
        var run = Command.WithInput(text, "solve", "-");
        Assert.Equal(2, run.Exit);
        Assert.Equal("", run.Output);
        Assert.Contains("<stdin>:6:17: error:", run.Error, StringComparison.Ordinal);
        Assert.Contains("<stdin>:7:15: error:", run.Error, StringComparison.Ordinal);
        Assert.Contains("<stdin>:8:1: error:", run.Error, StringComparison.Ordinal);
        Assert.Contains("hint: did you mean `sigmoid`?", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, Command.WithInput(text, "validate", "-").Exit);
    }

    [Theory]
    [InlineData("network")]
    [InlineData("graph")]
    [InlineData("derivative")]
    public void A_starter_can_be_solved_as_it_is(string kind)
    {
        var starter = Command.Worked("new", kind);
        Assert.Equal(0, starter.Exit);
        var solved = Command.WithInput(starter.Output, "solve", "-", "--to", "json");
        Assert.True(solved.Exit == 0, solved.Error);
        using var json = JsonDocument.Parse(solved.Output);
        Assert.Equal(kind, json.RootElement.GetProperty("kind").GetString());
    }

    [Fact]
    public void An_exported_style_can_be_changed_and_used()
    {
        Assert.Equal(0, Command.Worked("styles", "export", "lecture", InFolder("mine")).Exit);
        File.AppendAllText(InFolder("mine/certificate.sbn"), "\n\nSigned, the teacher.\n");
        var run = Command.Worked("solve", Problem, "--style", InFolder("mine"));
        Assert.Equal(0, run.Exit);
        Assert.Contains("Signed, the teacher.", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, Command.Worked("styles", "export", "lecture", InFolder("mine")).Exit);
    }

    [Fact]
    public void A_mistake_in_a_template_is_a_diagnostic_with_its_line()
    {
        Assert.Equal(0, Command.Worked("styles", "export", "lecture", InFolder("mine")).Exit);
        File.WriteAllText(InFolder("mine/certificate.sbn"), "one\n{{ verification.cheked }}\n");
        var run = Command.Worked("solve", Problem, "--style", InFolder("mine"));
        Assert.Equal(2, run.Exit);
        Assert.Contains("certificate.sbn:2:", run.Error, StringComparison.Ordinal);
        Assert.Contains("checked", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void Schema_is_json()
    {
        using var json = JsonDocument.Parse(Command.Worked("schema").Output);
        Assert.Equal("object", json.RootElement.GetProperty("type").GetString());
    }

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);
}
