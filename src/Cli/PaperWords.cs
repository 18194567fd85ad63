using WorkedSolutions.Render;

namespace WorkedSolutions.Cli;

/// <summary>The words for formats and copies, on the command line and in the names of files.</summary>
internal static class PaperWords
{
    /// <summary>Formats by the ending of a file's name.</summary>
    public static IReadOnlyDictionary<string, PaperFormat> Endings { get; } = new Dictionary<string, PaperFormat>(StringComparer.Ordinal)
    {
        ["md"] = PaperFormat.Markdown,
        ["html"] = PaperFormat.Html,
        ["pdf"] = PaperFormat.Pdf,
        ["tex"] = PaperFormat.Latex,
        ["json"] = PaperFormat.Json,
    };

    /// <summary>The format of a name that was accepted.</summary>
    public static PaperFormat Format(string name) => Endings[name];

    /// <summary>The ending of a file in that format.</summary>
    public static string Ending(PaperFormat format) => Endings.First(pair => pair.Value == format).Key;

    /// <summary>The copy of a name that was accepted.</summary>
    public static PaperCopy Copy(string name) => name switch
    {
        "question" => PaperCopy.Question,
        "answers" => PaperCopy.Answers,
        "marking" => PaperCopy.Marking,
        _ => PaperCopy.Solution,
    };
}
