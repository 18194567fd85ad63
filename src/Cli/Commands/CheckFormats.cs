using WorkedSolutions.Render.Feedback;

namespace WorkedSolutions.Cli.Commands;

/// <summary>The formats of <c>worked check</c> by name and by the ending of a file.</summary>
internal static class CheckFormats
{
    private static readonly (string Name, string Ending, FeedbackFormat Format)[] All =
    [
        ("text", "txt", FeedbackFormat.Text),
        ("md", "md", FeedbackFormat.Markdown),
        ("html", "html", FeedbackFormat.Html),
        ("pdf", "pdf", FeedbackFormat.Pdf),
        ("json", "json", FeedbackFormat.Json),
        ("csv", "csv", FeedbackFormat.Csv),
    ];

    /// <summary>The names.</summary>
    public static IEnumerable<string> Names => All.Select(format => format.Name);

    /// <summary>The format of a name that was accepted.</summary>
    public static FeedbackFormat Of(string name) => All.First(format => format.Name == name).Format;

    /// <summary>The format that a file's ending says; text where it says nothing.</summary>
    public static FeedbackFormat OfEnding(string? path)
    {
        var ending = path is null ? "" : Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
        return All.FirstOrDefault(format => format.Ending == ending, All[0]).Format;
    }

    /// <summary>The ending of a file in that format.</summary>
    public static string Ending(FeedbackFormat format) => All.First(entry => entry.Format == format).Ending;
}
