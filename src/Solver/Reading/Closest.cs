using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Closest
{
    /// <summary>What other books and programs call our words.</summary>
    private static readonly (string Text, string Meant)[] Synonyms =
    [
        ("mse", "mean-squared-error"), ("mae", "absolute-error"), ("l1", "absolute-error"), ("bce", "binary-cross-entropy"), ("cce", "categorical-cross-entropy"),
        ("nll", "categorical-cross-entropy"), ("linear", "identity"), ("none", "identity"), ("logistic", "sigmoid"), ("swish", "silu"),
        ("sgd", "gradient-descent"), ("gd", "gradient-descent"), ("lr", "learning-rate"), ("alpha", "learning-rate"), ("eta", "learning-rate"),
        ("epochs", "updates"), ("steps", "updates"), ("iterations", "updates"), ("biases", "bias"), ("b", "bias"), ("w", "weights"),
        ("x", "inputs"), ("y", "targets"), ("outputs", "targets"), ("cost", "loss"), ("point", "at"), ("f", "function"),
    ];

    private const int MostCandidates = 1000;

    /// <summary>The candidate with the smallest edit distance (letters inserted, left out, replaced, or two neighbours swapped), or null where none is near.</summary>
    public static string? Find(string text, IEnumerable<string> candidates)
    {
        if (text.Length is 0 or > 40)
        {
            return null;
        }

        var wanted = Fold(text);
        string? best = null;
        candidates = candidates.Take(MostCandidates).ToList();
        foreach (var (other, meant) in Synonyms)
        {
            best = other == wanted && candidates.Contains(meant) ? meant : best;
        }

        if (best is not null)
        {
            return best;
        }

        var least = text.Length == 1 ? 1 : Math.Max(1, text.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Spelling.Distance(wanted, Fold(candidate));
            if (distance < least && distance < Math.Max(candidate.Length, 2))
            {
                least = distance;
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>"did you mean `x`?", or null.</summary>
    public static string? Hint(string text, IEnumerable<string> candidates) =>
        Find(text, candidates) is { } found ? $"did you mean `{found}`?" : null;

    private static string Fold(string text) => text.ToLowerInvariant().Replace('_', '-');
}
