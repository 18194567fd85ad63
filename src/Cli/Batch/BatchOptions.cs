using System.Collections.Immutable;
using WorkedSolutions.Render;

namespace WorkedSolutions.Cli.Batch;

/// <summary>What <c>worked batch</c> was asked to make.</summary>
/// <param name="Problem">The problem file.</param>
/// <param name="Count">How many numbered variants; null with a roster.</param>
/// <param name="Roster">The roster file; null with a count.</param>
/// <param name="Seed">The seed of all variants.</param>
/// <param name="Out">The folder.</param>
/// <param name="Papers">Papers for each variant: format and copy.</param>
/// <param name="Platforms">Files for learning platforms: moodle, qti21, canvas.</param>
/// <param name="Jobs">How many variants are made at the same time.</param>
/// <param name="Shard">Which part of how many; (1, 1) for all.</param>
/// <param name="Booklet">One document per copy instead of one per variant.</param>
/// <param name="Report">Whether the spread of the answers is printed.</param>
/// <param name="Allowed">Rules that need not be kept.</param>
/// <param name="Style">A template style's name; null: as the problem says.</param>
/// <param name="Quiet">No progress, no list of what was written.</param>
internal sealed record BatchOptions(
    string Problem,
    int? Count,
    string? Roster,
    ulong Seed,
    string Out,
    ImmutableArray<PaperRequest> Papers,
    ImmutableArray<string> Platforms,
    int Jobs,
    (int Part, int Of) Shard,
    bool Booklet,
    bool Report,
    ImmutableSortedSet<string> Allowed,
    string? Style,
    bool Quiet)
{
    /// <summary>Whether this is a part of a batch.</summary>
    public bool IsShard => Shard.Of > 1;

    /// <summary>Every paper in formats and copies, in an order that does not depend on theirs; JSON has no copies.</summary>
    public static ImmutableArray<PaperRequest> PapersOf(IReadOnlyCollection<string> formats, IReadOnlyCollection<PaperCopy> copies)
    {
        var papers = ImmutableArray.CreateBuilder<PaperRequest>();
        foreach (var (_, format) in PaperWords.Endings.Where(ending => formats.Contains(ending.Key)))
        {
            papers.AddRange(format == PaperFormat.Json ? [new PaperRequest(format)] : copies.Distinct().Order().Select(copy => new PaperRequest(format, copy)));
        }

        return papers.ToImmutable();
    }
}
