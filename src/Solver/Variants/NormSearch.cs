using System.Collections.Frozen;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>Finds what is normal for a problem, with a seed and keys of its own, so that it depends on the problem alone.</summary>
internal static class NormSearch
{
    private const int Probes = 64;
    private const int MistakeProbes = 8;

    /// <summary>The mistakes that give the right number in every draw.</summary>
    public static FrozenSet<(string Quantity, string Mistake)> NoMistakes(ProblemSource source)
    {
        HashSet<(string, string)>? always = null;
        foreach (var trace in Traces(source).Take(MistakeProbes))
        {
            var here = LuckyMistakes.Lucky(trace).SelectMany(lucky => lucky.Names.Select(name => (lucky.Quantity.Id, name)));
            if (always is null)
            {
                always = [.. here];
            }
            else
            {
                always.IntersectWith(here);
            }
        }

        return (always ?? []).ToFrozenSet();
    }

    /// <summary>The commonest pattern of dead units; null where no unit can be dead.</summary>
    /// <param name="source">The problem.</param>
    /// <param name="keeps">Whether a draw meets the conditions and keeps the other rules.</param>
    public static string? LivePathsOf(ProblemSource source, Func<Trace, bool> keeps)
    {
        var patterns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var trace in Traces(source))
        {
            if (LivePaths.Pattern(trace) is not { } pattern)
            {
                return null;
            }

            // A draw that is thrown away for another reason counts as little as possible.
            patterns[pattern] = patterns.GetValueOrDefault(pattern) + (keeps(trace) ? 1000 : 1);
        }

        return patterns.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key, StringComparer.Ordinal).FirstOrDefault().Key;
    }

    private static IEnumerable<Trace> Traces(ProblemSource source)
    {
        for (var i = 0; i < Probes; i++)
        {
            if (VariantSelection.Rebuild(source, new VariantKey(0, "probe", i)).Trace is { } trace)
            {
                yield return trace;
            }
        }
    }
}
