using System.Diagnostics;

namespace WorkedSolutions.Cli.Tests.Batch;

/// <summary>Runs of the built program that are stopped in the middle, by a person, by the system, by a full disk.</summary>
public class InterruptedTests
{
    private const int Variants = 120;

    private static Process Start(string output, int jobs = 2) => Process.Start(new ProcessStartInfo(
        "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "worked.dll"), "batch", Scratch.Problem("sigmoid-beginners"), "--count", $"{Variants}", "--seed", "7", "--out", output, "--to", "json", "--to", "md", "--to", "moodle", "--jobs", $"{jobs}"])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
    })!;

    private static SortedDictionary<string, string> Whole(Scratch scratch) =>
        Making.Made(Making.Options(Scratch.Problem("sigmoid-beginners"), scratch["whole"], Variants, null, "json", "md", "moodle"));

    private static void EveryFileIsWhole(string folder, SortedDictionary<string, string> whole)
    {
        foreach (var (name, hash) in Directory.Exists(folder) ? Scratch.Files(folder) : [])
        {
            if (!name.StartsWith("pieces/", StringComparison.Ordinal))
            {
                Assert.Equal(whole[name], hash);
            }
        }
    }

    [Fact]
    public void KilledTwentyTimesItStillGivesTheSameBytes()
    {
        using var scratch = new Scratch();
        var whole = Whole(scratch);
        var random = new Random(20);
        var output = scratch["killed"];
        var runs = 0;
        for (var kills = 0; kills < 20;)
        {
            using var process = Start(output);
            if (process.WaitForExit(250 + random.Next(700)))
            {
                Assert.Equal(ExitCode.Done, process.ExitCode);
                Assert.Equal(whole, Scratch.Files(output));
                output = scratch[$"killed{++runs}"];
                continue;
            }

            process.Kill();
            process.WaitForExit();
            kills++;
            EveryFileIsWhole(output, whole);
        }

        using var last = Start(output);
        last.WaitForExit();
        Assert.Equal(ExitCode.Done, last.ExitCode);
        Assert.Equal(whole, Scratch.Files(output));
    }

    [Fact]
    public void ControlCStopsWithinASecondAndTheSameCommandGoesOn()
    {
        using var scratch = new Scratch();
        var whole = Whole(scratch);
        var output = scratch["stopped"];
        using (var process = Start(output, jobs: 1))
        {
            StopsAtOnce(process, Path.Combine(output, "json"));
        }

        EveryFileIsWhole(output, whole);
        Assert.False(File.Exists(Path.Combine(output, "manifest.json")));
        using var again = Start(output);
        again.WaitForExit();
        Assert.Equal(ExitCode.Done, again.ExitCode);
        Assert.Equal(whole, Scratch.Files(output));
    }

    /// <summary>The first PDF of a run takes longer than the grace, so the run is left in the middle of it.</summary>
    [Fact]
    public void ControlCDoesNotWaitForADocumentInHand()
    {
        using var scratch = new Scratch();
        var problem = Scratch.Problem("sigmoid-beginners");
        var whole = Making.Made(Making.Options(problem, scratch["whole"], 6, null, "pdf"));
        var output = scratch["stopped"];
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "worked.dll"), "batch", problem, "--count", "6", "--seed", "7", "--out", output, "--to", "pdf", "--jobs", "2"];
        using (var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!)
        {
            StopsAtOnce(process, Path.Combine(output, ".worked", "unfinished"));
        }

        EveryFileIsWhole(output, whole);
        using var again = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        again.WaitForExit();
        Assert.Equal(ExitCode.Done, again.ExitCode);
        Assert.Equal(whole, Scratch.Files(output));
    }

    private static void StopsAtOnce(Process process, string begun)
    {
        while (!process.HasExited && !Directory.Exists(begun))
        {
            Thread.Sleep(2);
        }

        var watch = Stopwatch.StartNew();
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        process.WaitForExit();
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.True(watch.ElapsedMilliseconds < 1500, $"it took {watch.ElapsedMilliseconds} ms to stop");
        Assert.Single(process.StandardError.ReadToEnd().Split("interrupted with ")[1..]);
    }

    [Fact]
    public void AFolderThatCannotBeWrittenIsExitThree()
    {
        using var scratch = new Scratch();
        using var process = Start(Path.Combine(scratch.Write("file", ""), "folder"));
        process.WaitForExit();
        Assert.Equal(ExitCode.Output, process.ExitCode);
        Assert.Contains("cannot be written", process.StandardError.ReadToEnd());
    }

    [Fact]
    public void TwoRunsInOneFolderDoNotMeet()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(Path.Combine(scratch["o"], ".worked"));
        using (new FileStream(Path.Combine(scratch["o"], ".worked", "journal.jsonl"), FileMode.Create, FileAccess.Write, FileShare.None))
        {
            using var process = Start(scratch["o"]);
            process.WaitForExit();
            Assert.Equal(ExitCode.Output, process.ExitCode);
        }
    }

    [Theory]
    [InlineData("--count 3 --to json", "no folder to write to")]
    [InlineData("--out o --to json", "how many variants")]
    [InlineData("--out o --count 3", "no format is named")]
    [InlineData("--out o --count 3 --roster r.csv --to json", "exclude each other")]
    [InlineData("--out o --count 0 --to json", "--count must be")]
    [InlineData("--out o --count 3 --to docx", "no format docx")]
    [InlineData("--out o --count 3 --to md --copy key", "no copy key")]
    [InlineData("--out o --count 3 --to md --jobs 0", "--jobs must be")]
    [InlineData("--out o --count 3 --to md --shard 4/3", "--shard must be")]
    [InlineData("--out o --count 3 --to md --allow everything", "everything")]
    [InlineData("--out o --merge a --count 3", "--merge takes only")]
    [InlineData("--out o --merge a b", "no finished part")]
    [InlineData("--out o --roster missing.csv --to json", "missing.csv")]
    public void WrongUsageIsExitTwoWithAMessage(string arguments, string message)
    {
        using var scratch = new Scratch();
        var problem = arguments.Contains("--merge", StringComparison.Ordinal) ? Array.Empty<string>() : [Scratch.Problem("log-loss-graph")];
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "worked.dll"), "batch", .. problem, .. arguments.Split(' ')])
        {
            RedirectStandardError = true,
            WorkingDirectory = scratch.Root,
        })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(ExitCode.Usage, process.ExitCode);
        Assert.Contains(message, error);
        Assert.DoesNotContain("   at ", error);
    }
}
