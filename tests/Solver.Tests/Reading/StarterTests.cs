using WorkedSolutions.Solver.Graphs;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Solver.Tests.Reading;

public class StarterTests
{
    [Fact]
    public void Every_kind_has_a_starter_that_reads_without_diagnostics()
    {
        Assert.Equal(["network", "graph", "derivative"], Starters.Kinds.AsEnumerable());
        foreach (var kind in Starters.Kinds)
        {
            var text = Starters.For(kind)!;
            var result = ProblemReader.Read(text, $"{kind}.yaml");
            Assert.Empty(result.Diagnostics);
            Assert.NotNull(result.Problem);
            Assert.Contains($"kind: {kind}", text);
            Assert.DoesNotContain("\t", text);
        }

        Assert.Null(Starters.For("netwrok"));
    }

    [Theory]
    [InlineData("network")]
    [InlineData("graph")]
    public void A_starter_can_be_solved(string kind)
    {
        var problem = ProblemReader.Read(Starters.For(kind)!, $"{kind}.yaml").Problem!;
        var solved = problem is Problem.Graph graph ? GraphSolver.Solve(graph) : Solve.Run(problem);
        Assert.Empty(solved.Diagnostics);
        Assert.Empty(solved.Trace!.Verification.Disagreements);
    }
}
