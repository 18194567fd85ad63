using System.Diagnostics;
using System.Text.Json;

namespace WorkedSolutions.Cli.Tests.Batch;

public class GradingTests
{
    private static (int Status, string Output, string Error) Worked(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "worked.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <summary>Each student gives the answers of their own sheet, except that the second gives the first one's.</summary>
    [Fact]
    public void EveryoneIsMarkedAgainstTheirOwnSheet()
    {
        using var scratch = new Scratch();
        var roster = scratch.Write("r.csv", "id,name\ns1,Ada\ns2,Bo\ns3,Cy\n");
        Making.Made(Making.Options(Scratch.Problem("sigmoid-beginners"), scratch["o"], null, roster, "json"));
        var manifest = Path.Combine(scratch["o"], "manifest.json");
        using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
        var answers = json.RootElement.GetProperty("variants").EnumerateArray().ToDictionary(
            v => v.GetProperty("key").GetString()!,
            v => v.GetProperty("answers").EnumerateObject().Select(a => a.Value.GetProperty("shown").GetString()!).ToList());
        var ids = json.RootElement.GetProperty("variants")[0].GetProperty("answers").EnumerateObject().Select(a => a.Name);
        var rows = new[] { ("s1", "s1"), ("s2", "s1"), ("s3", "s3") }.Select(r => $"{r.Item1},{string.Join(',', answers[r.Item2])}");
        var sheet = scratch.Write("answers.csv", $"student,{string.Join(',', ids)}\n{string.Join('\n', rows)}\n");

        var (status, output, error) = Worked("check", "--manifest", manifest, sheet, "--to", "csv");
        Assert.True(status == ExitCode.Found, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, line => line.StartsWith("s1,19,19", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("s3,19,19", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("s2,19,19", StringComparison.Ordinal));
    }

    [Fact]
    public void TheResultOfAClassIsNotNamedAfterAStudent()
    {
        using var scratch = new Scratch();
        var problem = scratch.Write("sheet.yaml", "title: Sheet of {name}\nkind: graph\ndefine: {J: a*b}\nvalues: {a: {integers: [2, 9]}, b: {integers: [2, 9]}}\nask: [J]\n");
        Making.Made(Making.Options(problem, scratch["o"], null, scratch.Write("r.csv", "id,name\ns1,Ada\ns2,Bo\n"), "json"));
        var (_, output, _) = Worked("check", "--manifest", Path.Combine(scratch["o"], "manifest.json"), scratch.Write("a.csv", "student,J\ns2,3\n"));
        Assert.StartsWith("sheet\n", output);
    }

    [Fact]
    public void AStudentWithoutASheetIsADiagnostic()
    {
        using var scratch = new Scratch();
        Making.Made(Making.Options(Scratch.Problem("log-loss-graph"), scratch["o"], 2, null, "json"));
        var manifest = Path.Combine(scratch["o"], "manifest.json");
        var (status, _, error) = Worked("check", "--manifest", manifest, scratch.Write("a.csv", "student,u\n1,2\n9,3\n"));
        Assert.Equal(ExitCode.Usage, status);
        Assert.Contains("a.csv:3:1: error: the batch has no variant for `9`", error);
        (status, _, error) = Worked("check", "--manifest", manifest, scratch.Write("b.yaml", "u: 3\n"));
        Assert.Equal(ExitCode.Usage, status);
        Assert.Contains("do not say whose they are", error);
        File.AppendAllText(Path.Combine(scratch["o"], "problem.yaml"), "# changed\n");
        (status, _, error) = Worked("check", "--manifest", manifest, scratch["a.csv"]);
        Assert.Equal(ExitCode.Usage, status);
        Assert.Contains("not the one that the batch was made from", error);
    }

    [Fact]
    public void SolveShowsAVariantThatMeetsTheConditions()
    {
        using var scratch = new Scratch();
        var problem = scratch.Write("p.yaml", "title: T\nkind: graph\ndefine: {J: a*b}\nvalues: {a: {integers: [1, 50]}, b: 2}\nwhere: [\"J == 84\"]\n");
        var (status, output, error) = Worked("solve", problem, "--seed", "3", "--to", "json");
        Assert.True(status == ExitCode.Done, error);
        using var trace = JsonDocument.Parse(output);
        Assert.Equal(42, trace.RootElement.GetProperty("quantities").EnumerateArray().Single(q => q.GetProperty("id").GetString() == "a").GetProperty("value").GetDouble());
    }
}
