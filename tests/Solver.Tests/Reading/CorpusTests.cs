using WorkedSolutions.Solver.Graphs;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Solver.Tests.Reading;

public class CorpusTests
{
    public static TheoryData<string> Good => Corpus.Names(Corpus.Good);

    public static TheoryData<string> Solvable => Corpus.Names(Corpus.Good.Where(file => !File.ReadAllText(file).Contains("kind: derivative")));

    public static TheoryData<string> Bad => Corpus.Names(Corpus.Bad);

    public static TheoryData<string> Unsolvable => Corpus.Names(Corpus.Unsolvable);

    [Theory]
    [MemberData(nameof(Good))]
    public void A_good_file_gives_a_problem_and_no_diagnostics(string name)
    {
        var result = ProblemReader.Read(File.ReadAllText(Path.Combine(Corpus.Folder("good"), name)), name);
        Assert.Empty(result.Diagnostics.Select(d => d.ToString()));
        Assert.NotNull(result.Problem);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_file_gives_the_expected_diagnostics(string name)
    {
        var path = Path.Combine(Corpus.Folder("bad"), name);
        var result = ProblemReader.Read(File.ReadAllText(path), name);
        var expected = File.ReadAllText(Path.ChangeExtension(path, ".expected")).ReplaceLineEndings("\n").Trim();
        Assert.Equal(expected, string.Join("\n", result.Diagnostics.Select(d => d.ToString())));
        Assert.Null(result.Problem);
    }

    [Theory]
    [MemberData(nameof(Solvable))]
    public void A_good_file_can_be_solved(string name)
    {
        var problem = ProblemReader.Read(File.ReadAllText(Path.Combine(Corpus.Folder("good"), name)), name).Problem!;
        var solved = problem is Problem.Graph graph ? GraphSolver.Solve(graph) : Solve.Run(problem);
        Assert.Empty(solved.Diagnostics.Select(d => d.ToString()));
        Assert.Empty(solved.Trace!.Verification.Disagreements);
    }

    [Theory]
    [MemberData(nameof(Unsolvable))]
    public void A_file_that_reads_but_cannot_be_solved_gives_the_expected_diagnostics(string name)
    {
        var path = Path.Combine(Corpus.Folder("unsolvable"), name);
        var read = ProblemReader.Read(File.ReadAllText(path), name);
        Assert.Empty(read.Diagnostics.Select(d => d.ToString()));
        var solved = Solve.Run(read.Problem!);
        var expected = File.ReadAllText(Path.ChangeExtension(path, ".expected")).ReplaceLineEndings("\n").Trim();
        Assert.Equal(expected, string.Join("\n", solved.Diagnostics.Select(d => d.ToString())));
        Assert.Null(solved.Trace);
    }
}
