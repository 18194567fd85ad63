namespace WorkedSolutions.Render.Styles;

/// <summary>What a name may have meant.</summary>
internal static class StyleTemplateHint
{
    /// <summary>The nearest known name, or the list of all where there are few, or nothing.</summary>
    public static string? For(string name, IEnumerable<string> known)
    {
        var names = new List<string>(known);
        names.Sort(StringComparer.Ordinal);
        string? nearest = null;
        var least = Math.Max(1, (name.Length + 1) / 3) + 1;
        foreach (var candidate in names)
        {
            var distance = Distance(name, candidate);
            if (distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest is not null ? $"did you mean '{nearest}'?" : names.Count is > 0 and <= 12 ? "known here: " + string.Join(", ", names) : null;
    }

    // Levenshtein's distance.
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 8 || a.Length > 60)
        {
            return int.MaxValue;
        }

        var row = new int[b.Length + 1];
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
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
