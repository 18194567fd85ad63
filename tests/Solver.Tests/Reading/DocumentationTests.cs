using System.Text.RegularExpressions;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Solver.Tests.Reading;

public class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Corpus.Folder("."), "..", "..", "..", "..", "docs", "problem-file.md"));

    [Fact]
    public void Every_whole_example_of_the_page_reads_without_diagnostics()
    {
        var examples = Regex.Matches(Page, "```yaml\n(title:.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(3, examples.Count);
        Assert.All(examples, example => Assert.Empty(ProblemReader.Read(example, "example.yaml").Diagnostics));
    }

    [Fact]
    public void The_page_names_every_key()
    {
        KeySet[] sets = [.. Keys.Kinds.Select(kind => kind.Keys), Keys.Layer, Keys.Loss, Keys.Rounding, Keys.Regularisation, Keys.NetworkTraining, Keys.GraphTraining, Keys.Generator];
        Assert.All(sets.SelectMany(set => set.Keys), key => Assert.Matches($@"\b{Regex.Escape(key.Name.TrimStart('$'))}\b", Page));
    }
}
