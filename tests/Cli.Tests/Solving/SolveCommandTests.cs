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
    public void Several_files_and_formats_go_to_a_folder()
    {
        var run = Command.Worked("solve", Problem, "problems/002-power-rule.yaml", "--to", "md", "--to", "html", "-o", InFolder("out"));
        Assert.Equal(0, run.Exit);
        Assert.Equal(
            ["001-backpropagation-by-hand.html", "001-backpropagation-by-hand.md", "002-power-rule.html", "002-power-rule.md"],
            Directory.GetFiles(InFolder("out")).Select(Path.GetFileName).Where(name => !name!.EndsWith(".svg", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
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
    [InlineData(0, "--version")]
    [InlineData(0, "styles")]
    [InlineData(0, "validate", Problem)]
    public void The_exit_status_says_what_happened(int exit, params string[] arguments)
    {
        var run = Command.Worked(arguments);
        Assert.True(run.Exit == exit, $"{run.Exit}: {run.Error}");
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
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
