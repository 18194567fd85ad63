using System.Diagnostics;
using System.Text;

namespace WorkedSolutions.Cli.Tests.Checking;

public sealed class CheckCommandTests : IDisposable
{
    private const string Problem = """
        title: By hand
        kind: network
        inputs: [0.05, 0.10]
        targets: [0.01]
        layers:
          - {name: h, activation: sigmoid, weights: [[0.15, 0.20], [0.25, 0.30]], bias: 0.35}
          - {name: out, activation: sigmoid, weights: [[0.40, 0.45]], bias: 0.60}
        loss: half-squared-error
        training: {learning-rate: 0.5}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("check").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Right_numbers_exit_0_and_wrong_ones_1()
    {
        var problem = File("p.yaml", Problem);
        var (right, output, _) = Run("check", problem, File("right.yaml", "z_h1: 0.3775\na_h1: 0.5933\n"));
        Assert.Equal(0, right);
        Assert.Contains("everything that is given is right", output);
        var (wrong, told, _) = Run("check", problem, File("wrong.yaml", "z_h1: 0.0275\n"));
        Assert.Equal(1, wrong);
        Assert.Contains("the bias b1 is left out", told);
        Assert.DoesNotContain('\u001b', told);
        Assert.Equal(1, Run("check", problem, Path("wrong.yaml"), "--all").Status);
        Assert.Equal(0, Run("check", problem, Path("right.yaml"), "--all").Status);
    }

    [Fact]
    public void What_is_missing_counts_where_the_problem_asks_for_it() =>
        Assert.Equal(1, Run("check", File("p.yaml", Problem + "\nask: [z_h1, a_h1]"), File("part.yaml", "z_h1: 0.3775\n")).Status);

    [Theory]
    [InlineData("z_h9: 1\n", "did you mean")]
    [InlineData("z_h1: nan\n", "not a number")]
    [InlineData("z_h1: 1\nz_h1: 2\n", "second time")]
    [InlineData("\0\u0001", "cannot stand in an answers file")]
    public void Files_that_cannot_be_used_exit_2_with_their_place(string answers, string message)
    {
        var (status, output, errors) = Run("check", File("p.yaml", Problem), File("a.yaml", answers));
        Assert.Equal(2, status);
        Assert.Empty(output);
        Assert.Contains("a.yaml:", errors);
        Assert.Contains(message, errors);
        Assert.DoesNotContain("   at ", errors);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check", "p.yaml")]
    [InlineData("check", "p.yaml", "none.yaml")]
    [InlineData("check", "none.yaml", "a.yaml")]
    [InlineData("check", "p.yaml", "a.yaml", "--blank")]
    [InlineData("check", "p.yaml", "a.yaml", "--hint", "--all")]
    [InlineData("check", "p.yaml", "a.yaml", "--to", "docx")]
    [InlineData("check", "p.yaml", "a.yaml", "--typo")]
    [InlineData("check", "-", "-")]
    public void Wrong_usage_exits_2(params string[] arguments)
    {
        File("p.yaml", Problem);
        File("a.yaml", "z_h1: 0.3775\n");
        var (status, _, errors) = Run(arguments);
        Assert.Equal(2, status);
        Assert.NotEmpty(errors);
        Assert.DoesNotContain("   at ", errors);
    }

    [Fact]
    public void A_table_in_another_encoding_is_told_how_spreadsheets_call_the_right_one()
    {
        System.IO.File.WriteAllBytes(Path("class.csv"), Encoding.Latin1.GetBytes("student;z_h1\nMüller;0,3775\n"));
        var (status, _, errors) = Run("check", File("p.yaml", Problem), Path("class.csv"));
        Assert.Equal(2, status);
        Assert.Contains("CSV UTF-8", errors);
    }

    [Fact]
    public void A_blank_form_can_be_filled_in_and_hints_have_no_numbers()
    {
        var problem = File("p.yaml", Problem);
        var (status, form, _) = Run("check", problem, "--blank");
        Assert.Equal(0, status);
        Assert.Contains("\nz_h1:\n", form);
        Assert.Equal(0, Run("check", problem, File("form.yaml", form.Replace("\nz_h1:\n", "\nz_h1: 0.3775\n"))).Status);
        var (found, hints, _) = Run("check", problem, File("wrong.yaml", "z_h1: 0.0275\n"), "--hint");
        Assert.Equal(1, found);
        Assert.Contains("weighted sum", hints);
        Assert.DoesNotContain("0.3775", hints);
    }

    [Theory]
    [InlineData("out.md", "# By hand")]
    [InlineData("out.html", "<!DOCTYPE html>")]
    [InlineData("out.pdf", "%PDF-")]
    [InlineData("out.json", "\"worked-check/1\"")]
    [InlineData("out.csv", "id,symbol,given")]
    [InlineData("out.txt", "By hand")]
    public void The_format_is_told_by_the_name(string name, string beginning)
    {
        Assert.Equal(1, Run("check", File("p.yaml", Problem), File("a.yaml", "z_h1: 0.0275\n"), "-o", Path(name)).Status);
        Assert.Contains(beginning, Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(Path(name))));
    }

    [Fact]
    public void A_class_fills_a_folder()
    {
        var csv = File("class.csv", "student,z_h1\nAda,0.3775\n../../Bob,0.0275\nAda,0.0275\nCON,0.3775\n=x,\n");
        var (status, _, errors) = Run("check", File("p.yaml", Problem), csv, "-o", Path("out") + "/");
        Assert.Equal(1, status);
        Assert.Contains("has a second row", errors);
        Assert.Equal(
            ["Ada-2.md", "Ada.md", "Bob.md", "report.md", "results.csv", "student_CON.md", "x.md"],
            Directory.GetFiles(Path("out")).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("\n'=x,", System.IO.File.ReadAllText(Path("out/results.csv")));
        var (_, report, _) = Run("check", Path("p.yaml"), csv);
        Assert.Contains("Most often wrong", report);
    }

    [Fact]
    public void Somewhere_that_cannot_be_written_to_is_3() =>
        Assert.Equal(3, Run("check", File("p.yaml", Problem), File("a.yaml", "z_h1: 0.3775\n"), "-o", Path("p.yaml/x.md")).Status);

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    private string File(string name, string text)
    {
        System.IO.File.WriteAllText(Path(name), text);
        return Path(name);
    }

    private (int Status, string Output, string Errors) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = _folder, StandardOutputEncoding = Encoding.UTF8 };
        start.ArgumentList.Add(System.IO.Path.Combine(AppContext.BaseDirectory, "worked.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
