using System.Runtime.CompilerServices;

namespace WorkedSolutions.Solver.Tests.Reading;

/// <summary>The corpus of good, bad and unsolvable problem files beside this source.</summary>
internal static class Corpus
{
    public static IEnumerable<string> Good => Files("good");

    public static IEnumerable<string> Bad => Files("bad");

    /// <summary>Well-formed files of which a number is not finite, or a name stands for no quantity.</summary>
    public static IEnumerable<string> Unsolvable => Files("unsolvable");

    public static TheoryData<string> Names(IEnumerable<string> files)
    {
        var data = new TheoryData<string>();
        foreach (var file in files)
        {
            data.Add(Path.GetFileName(file));
        }

        return data;
    }

    public static string Folder(string kind) => Path.Combine(Here(), "corpus", kind);

    private static IEnumerable<string> Files(string kind) =>
        Directory.GetFiles(Folder(kind)).Where(file => file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
