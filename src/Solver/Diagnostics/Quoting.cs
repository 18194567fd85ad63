namespace WorkedSolutions.Solver.Diagnostics;

/// <summary>Words and names as they stand in messages.</summary>
internal static class Quoting
{
    private const int Longest = 60;

    /// <summary>The text on one line, cut where it is long, control characters and line ends as spaces.</summary>
    public static string Shorten(string text)
    {
        var cut = text.Length > Longest ? string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest), "…") : text;
        return string.Create(cut.Length, cut, (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                span[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        });
    }

    /// <summary>A count with its noun: 1 weight, 3 weights.</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>A list in words: a, b or c.</summary>
    public static string Or(IReadOnlyList<string> names) => Join(names, "or");

    /// <summary>A list in words: a, b and c.</summary>
    public static string And(IReadOnlyList<string> names) => Join(names, "and");

    /// <summary>A sentence as a hint: with a small first letter and no full stop.</summary>
    public static string AsHint(string sentence) =>
        sentence.Length > 1 && char.IsLower(sentence[1]) ? char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.') : sentence.TrimEnd('.');

    private static string Join(IReadOnlyList<string> names, string word) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} {word} {names[^1]}";
}
