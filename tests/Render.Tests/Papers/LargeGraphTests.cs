using System.Globalization;

namespace WorkedSolutions.Render.Tests.Papers;

/// <summary>Graphs that nobody reads to the end are left out in the middle, and the paper says so.</summary>
public class LargeGraphTests
{
    [Fact]
    public void Rows_derivatives_and_paths_are_left_out_in_the_middle()
    {
        var numbers = Enumerable.Range(0, 200).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray();
        var problem = $"title: Wide\nkind: graph\ndefine: {{s: {string.Join(" + ", numbers.Select(i => $"w{i}*x"))}}}\n"
            + $"values: {{x: 2, {string.Join(", ", numbers.Select(i => $"w{i}: 0.5"))}}}\n";
        var text = Shipped.Written(Shipped.SolvedText(problem), new PaperRequest(PaperFormat.Markdown));
        Assert.Contains("289 more nodes", text, StringComparison.Ordinal);
        Assert.Contains("165 more derivatives are worked out in the same way", text, StringComparison.Ordinal);
        Assert.Contains("⋯ 91 more", text, StringComparison.Ordinal);
        Assert.True(text.Length < 120_000, $"{text.Length} characters");
    }
}
