namespace WorkedSolutions.Render.Maths;

/// <summary>"Did you mean" for control words.</summary>
internal static class TexSuggestions
{
    private const int LongestName = 24;

    /// <summary>A hint for an unknown command, or null.</summary>
    internal static string? For(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestName || !(name.Length > 0 && char.IsAsciiLetter(name[0])))
        {
            return null;
        }

        return Nearest(name.ToString(), TexCommands.Names, "\\");
    }

    /// <summary>"did you mean …" with the nearest of the known names, or null where none is near.</summary>
    internal static string? Nearest(string name, IEnumerable<string> known, string prefix = "")
    {
        if (name.Length > LongestName)
        {
            return null;
        }

        var best = "";
        var least = name.Length < 4 ? 2 : 3;
        foreach (var candidate in known)
        {
            var distance = Distance(name, candidate, least);
            if (distance < least)
            {
                (best, least) = (candidate, distance);
            }
        }

        return best.Length == 0 ? null : $"did you mean {prefix}{best}?";
    }

    /// <summary>Levenshtein's distance, or <paramref name="limit"/> where it is not below it.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
        {
            return limit;
        }

        Span<int> row = stackalloc int[LongestName + 8];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return Math.Min(row[b.Length], limit);
    }
}
