using System.Collections.Concurrent;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Documents;

/// <summary>
/// Formulas that texts of one origin write again and again, such as those of a template: as TeX, with what they read as.
/// So many short ones, as they were first met, are kept; several threads may share them.
/// </summary>
public sealed class KnownFormulas
{
    private const int Most = 512;
    private const int Longest = 256;

    private readonly ConcurrentDictionary<string, MathNode> _known = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>What a text reads as; null where that is not known.</summary>
    internal MathNode? Find(string tex) => _known.GetValueOrDefault(tex);

    /// <summary>Keeps what a text reads as, where there is room.</summary>
    internal void Add(string tex, MathNode node)
    {
        if (tex.Length <= Longest && _count < Most && _known.TryAdd(tex, node))
        {
            Interlocked.Increment(ref _count);
        }
    }
}
