using System.Runtime.CompilerServices;
using WorkedSolutions.Solver;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Tests.Papers;

/// <summary>The problem files that ship, solved.</summary>
internal static class Shipped
{
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.yaml")
        .Where(file => !file.EndsWith(".answers.yaml", StringComparison.Ordinal))
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(Root(), "problems");

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".yaml"));

    public static Trace Solved(string name) => SolvedText(Text(name), $"problems/{name}.yaml");

    public static Trace SolvedText(string text, string file = "problem.yaml")
    {
        var read = ProblemReader.Read(text, file);
        Assert.Empty(read.Diagnostics);
        var solved = Solve.Run(read.Problem!);
        Assert.Empty(solved.Diagnostics);
        Assert.Empty(solved.Trace!.Verification.Disagreements);
        return solved.Trace;
    }

    public static string Written(Trace trace, PaperRequest request)
    {
        using var stream = new MemoryStream();
        Assert.Empty(Render.Papers.Write(trace, request, stream));
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
