using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace WorkedSolutions.Render.Tests.Papers;

/// <summary>
/// Papers that were read line by line. A change of wording, order or a digit shows as a difference to be read again;
/// <c>UPDATE_GOLDEN=1 dotnet test</c> writes them anew.
/// </summary>
public partial class GoldenPapersTests
{
    [Theory]
    [InlineData("001-backpropagation-by-hand", PaperFormat.Markdown, PaperCopy.Solution, "md")]
    [InlineData("001-backpropagation-by-hand", PaperFormat.Latex, PaperCopy.Answers, "answers.tex")]
    [InlineData("001-backpropagation-by-hand", PaperFormat.Markdown, PaperCopy.Marking, "marking.md")]
    [InlineData("000-log-loss-graph", PaperFormat.Markdown, PaperCopy.Solution, "md")]
    [InlineData("002-chain-rule", PaperFormat.Markdown, PaperCopy.Solution, "md")]
    [InlineData("003-regression", PaperFormat.Markdown, PaperCopy.Question, "question.md")]
    [InlineData("004-matrix-log-loss", PaperFormat.Markdown, PaperCopy.Solution, "md")]
    public void A_paper_reads_as_it_was_read(string problem, PaperFormat format, PaperCopy copy, string ending)
    {
        var file = Path.Combine(Folder(), $"{problem}.{ending}");
        var written = Difference().Replace(Shipped.Written(Shipped.Solved(problem), new PaperRequest(format, copy)), "is …");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, written);
        }

        Assert.Equal(File.ReadAllText(file), written, ignoreLineEndingDifferences: true);
    }

    /// <summary>The worst difference between routes is noise of the last bits, which another processor may have otherwise.</summary>
    [GeneratedRegex(@"(?<=largest relative difference )is [^.]*\.[^.]*(?=\.)")]
    private static partial Regex Difference();

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Golden");
}
