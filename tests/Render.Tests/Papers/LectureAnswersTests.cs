using WorkedSolutions.Solver.Checking;

namespace WorkedSolutions.Render.Tests.Papers;

/// <summary>The numbers that the lecture notes print: check finds every wrong one of docs/lecture-notes-errata.md, and nothing else.</summary>
public class LectureAnswersTests
{
    [Theory]
    [InlineData("000-log-loss-graph", "")]
    [InlineData("001-backpropagation-by-hand", "da_h2/dz_h2 dL/dw2 dL/dw4 w5_new w6_new")]
    [InlineData("003-regression", "w111_new")]
    [InlineData("004-matrix-log-loss", "y_hat dL/da1[1] dL/da2[1] dL/da3[1] dL/dw12[1] dL/db1[1] dL/dw21[1] dL/dw32[1]")]
    public void Check_names_every_slip_of_a_note_and_nothing_else(string problem, string slips)
    {
        var trace = Shipped.Solved(problem);
        var sheet = AnswersReader.Read(Shipped.Text(problem + ".answers"), problem + ".answers.yaml", trace);
        Assert.Empty(sheet.Diagnostics);
        var result = Marker.Check(trace, sheet.People[0]);
        var wrong = result.Quantities.Where(q => q.Verdict == Verdict.Wrong).Select(q => q.Quantity.Symbol.Plain).Order(StringComparer.Ordinal);
        Assert.Equal(slips.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), wrong);
    }
}
