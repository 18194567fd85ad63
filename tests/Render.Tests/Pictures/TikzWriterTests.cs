using System.Diagnostics;
using System.Text;
using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Pictures;
using WorkedSolutions.Render.Tests.Papers;

namespace WorkedSolutions.Render.Tests.Pictures;

public class TikzWriterTests
{
    [Fact]
    public void ShapesAreInBalanceAndLabelsAreMaths()
    {
        var picture = Figures.Of(Drawn.Network("2-2-1"), "network")!;
        var tex = TikzWriter.Write(picture);
        Assert.StartsWith("\\begin{tikzpicture}", tex, StringComparison.Ordinal);
        Assert.EndsWith("\\end{tikzpicture}\n", tex, StringComparison.Ordinal);
        Assert.Equal(tex.Count(c => c == '{'), tex.Count(c => c == '}'));
        Assert.Equal(picture.Items.OfType<PictureItem.Label>().Count(), tex.Split("\\node[").Length - 1);
        Assert.Equal(picture.Items.OfType<PictureItem.Shape>().Count(), tex.Split("\\path[").Length - 1);
    }

    // Compiles where pdflatex is installed; elsewhere the form of the papers remains to be checked.
    [Fact]
    public void PapersWithPicturesCompile()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "pdflatex")).FirstOrDefault(File.Exists);
        foreach (var name in (string[])["001-backpropagation-by-hand", "000-log-loss-graph", "002-vanishing-gradient-sigmoid"])
        {
            using var stream = new MemoryStream();
            Assert.Empty(Render.Papers.Write(Shipped.Solved(name), new PaperRequest(PaperFormat.Latex), stream));
            var text = Encoding.UTF8.GetString(stream.ToArray());
            Assert.Contains("\\begin{tikzpicture}", text, StringComparison.Ordinal);
            if (program is not null)
            {
                Compile(program, text);
            }
        }
    }

    private static void Compile(string program, string text)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "paper.tex"), text);
            using var process = Process.Start(new ProcessStartInfo(program, "-interaction=batchmode -halt-on-error paper.tex") { WorkingDirectory = folder.FullName, RedirectStandardOutput = true })!;
            Assert.True(process.WaitForExit(60_000));
            Assert.True(process.ExitCode == 0, File.ReadAllText(Path.Combine(folder.FullName, "paper.log")));
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
