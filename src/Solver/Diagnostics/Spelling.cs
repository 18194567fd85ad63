namespace WorkedSolutions.Solver.Diagnostics;

/// <summary>Finds what a person probably meant to type.</summary>
public static class Spelling
{
    private const int LongestWord = 60;

    /// <summary>The candidate that is closest to the word, or null where none is close: at most a third of its letters wrong.</summary>
    public static string? Closest(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        var least = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Distance(word, candidate);
            if (distance < least && distance < Math.Max(word.Length, candidate.Length))
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>
    /// How many letters must be put in, taken out, changed or swapped with a neighbour, without regard to case (the optimal string
    /// alignment distance); <see cref="int.MaxValue"/> where a word has more than 60 letters.
    /// </summary>
    public static int Distance(string a, string b)
    {
        if (a.Length > LongestWord || b.Length > LongestWord)
        {
            return int.MaxValue;
        }

        Span<int> two = stackalloc int[LongestWord + 1], one = stackalloc int[LongestWord + 1], row = stackalloc int[LongestWord + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            one[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(one[j], row[j - 1]) + 1, one[j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    row[j] = Math.Min(row[j], two[j - 2] + 1);
                }
            }

            var free = two;
            two = one;
            one = row;
            row = free;
        }

        return one[b.Length];
    }

    private static bool Same(char x, char y) => char.ToLowerInvariant(x) == char.ToLowerInvariant(y);
}
