using WorkedSolutions.Render.Documents;

namespace WorkedSolutions.Render.Tests.Documents;

/// <summary>A paper with one of everything.</summary>
internal static class Sample
{
    public static DocumentHead Head { get; } = new("Backpropagation by hand", "Neural Networks I", "A. Teacher", "2026-11-23", "en", "Worked solution");

    public static string Markdown { get; } = Read();

    public static Document Document { get; } = MarkdownReader.Read(Markdown, Head, "sample.md").Document!;

    private static string Read()
    {
        using var stream = typeof(Sample).Assembly.GetManifestResourceStream("sample.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
