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
}
