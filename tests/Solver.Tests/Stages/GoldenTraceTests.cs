using System.Runtime.CompilerServices;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Solver.Tests.Stages;

/// <summary>
/// Traces that were read line by line, as the solver hands them to everything downstream. A change of a rule, an order or a digit
/// shows as a difference to be read again; <c>UPDATE_GOLDEN=1 dotnet test</c> writes them anew.
/// </summary>
public class GoldenTraceTests
{
    [Theory]
    [InlineData("problems/000-log-loss-graph")]
    [InlineData("problems/001-backpropagation-by-hand")]
    [InlineData("problems/002-partial-derivatives")]
    [InlineData("problems/003-regression")]
    [InlineData("problems/004-several-samples")]
    [InlineData("problems/004-two-paths")]
    [InlineData("problems/sets/relu-softmax-classifier")]
    [InlineData("tests/Solver.Tests/Stages/Golden/mini-batches-nesterov")]
    public void A_trace_reads_as_it_was_read(string problem)
    {
        var file = Path.Combine(Root(), problem + ".yaml");
        var read = ProblemReader.Read(File.ReadAllText(file), Path.GetFileName(file));
        var solved = Solve.Run(read.Problem!);
        var golden = Path.Combine(Root(), "tests", "Solver.Tests", "Stages", "Golden", Path.GetFileName(problem) + ".txt");
        var written = TraceText.Of(solved.Trace!);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(golden, written);
        }

        Assert.Equal(File.ReadAllText(golden), written, ignoreLineEndingDifferences: true);
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
