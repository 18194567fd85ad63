namespace WorkedSolutions.Render.Documents;

/// <summary>Code for writers that set it as lines of text.</summary>
internal static class PlainCode
{
    private const string Tab = "    ";

    /// <summary>Its lines, in which a space by itself is the only place for a break: indents and columns of spaces keep their width.</summary>
    public static string[] Lines(string code)
    {
        var lines = code.ReplaceLineEndings("\n").TrimEnd('\n').Replace("\t", Tab, StringComparison.Ordinal).Split('\n');
        return Array.ConvertAll(lines, line => string.Create(line.Length, line, static (kept, line) =>
        {
            for (var i = 0; i < line.Length; i++)
            {
                var isAlone = i > 0 && line[i - 1] != ' ' && i + 1 < line.Length && line[i + 1] != ' ';
                kept[i] = line[i] == ' ' && !isAlone ? '\u00A0' : line[i];
            }
        }));
    }
}
