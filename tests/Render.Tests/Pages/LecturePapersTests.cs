using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Tests.Pdf;
using WorkedSolutions.Solver;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Tests.Pages;

/// <summary>Every problem that ships, every copy: what other people's tools say of the PDF.</summary>
public class LecturePapersTests
{
    private static readonly string Problems = Path.Combine(Root(), "problems");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Problems, "*.yaml").Select(file => Path.GetFileName(file))
        .Where(name => !name.EndsWith(".answers.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void The_papers_of_a_problem_are_sound(string name)
    {
        var trace = Solved(name);
        Assert.Equal(Pdf(trace, PaperCopy.Solution), Pdf(trace, PaperCopy.Solution));
        foreach (var copy in Enum.GetValues<PaperCopy>())
        {
            var file = Pdf(trace, copy);
            using var pdf = PdfDocument.Open(file);
            Assert.True(file.Length < 44_000 + 12_000 * pdf.NumberOfPages, $"{copy}: {file.Length} bytes for {pdf.NumberOfPages} pages");
            foreach (var page in pdf.GetPages())
            {
                PageCheck.Check(page, new());
            }

            CheckWithTools(file, trace.Problem.Head.Title);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Results_are_found_in_reading_order(string name)
    {
        var trace = Solved(name);
        var document = Render.Papers.Document(trace, PaperCopy.Solution).Document!;
        var results = document.Blocks.OfType<Block.DisplayMath>().Select(display => Regex.Matches(TexWriter.Write(display.Formula), @"\d+\.\d+").LastOrDefault()?.Value).OfType<string>().ToList();
        if (Tool.Run("pdftotext", Pdf(trace, PaperCopy.Solution), "-raw", "FILE", "-") is not { } text)
        {
            return;
        }

        var at = 0;
        foreach (var result in results)
        {
            var found = text.Output.IndexOf(result, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"{result} does not come after what stands before it");
            at = found;
        }
    }

    private static void CheckWithTools(byte[] file, string title)
    {
        if (Tool.Run("qpdf", file, "--check", "FILE") is { } check)
        {
            Assert.True(check.ExitCode == 0, check.Output);
        }

        if (Tool.Run("pdffonts", file, "FILE") is { } fonts)
        {
            Assert.All(fonts.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..], row => Assert.Matches("^[A-Z]{6}\\+KaTeX_.* yes yes yes ", row));
        }

        if (Tool.Run("pdfinfo", file, "FILE") is { } info)
        {
            Assert.Matches("Tagged: +yes", info.Output);
            Assert.Contains(title, info.Output, StringComparison.Ordinal);
        }
    }

    private static byte[] Pdf(Trace trace, PaperCopy copy)
    {
        var stream = new MemoryStream();
        var diagnostics = Render.Papers.Write(trace, new PaperRequest(PaperFormat.Pdf, copy), stream);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        return stream.ToArray();
    }

    private static Trace Solved(string name) =>
        Solve.Run(ProblemSource.Parse(File.ReadAllText(Path.Combine(Problems, name)), name).Build(new()).Problem!).Trace!;

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "WorkedSolutions.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests must run inside the repository.");
        }

        return folder;
    }
}
