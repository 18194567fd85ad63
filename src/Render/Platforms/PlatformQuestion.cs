using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Pictures;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Platforms;

/// <summary>One variant as a learning platform asks it.</summary>
public sealed record PlatformQuestion
{
    /// <summary>Letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, starting with a letter; unique in its file.</summary>
    public required string Identifier { get; init; }

    /// <summary>What the teacher sees in the question bank.</summary>
    public required string Title { get; init; }

    /// <summary>The category: the problem's title.</summary>
    public required string Category { get; init; }

    /// <summary>The variant that was solved.</summary>
    public required Trace Trace { get; init; }

    /// <summary>The problem as text, without its list of answers.</summary>
    public required ImmutableArray<Block> Statement { get; init; }

    /// <summary>The worked solution, shown as general feedback; empty: none.</summary>
    public ImmutableArray<Block> Solution { get; init; } = [];

    /// <summary>What is to be answered, in working order.</summary>
    public required ImmutableArray<PlatformAnswer> Answers { get; init; }

    /// <summary>The pictures that <see cref="Block.Figure"/>s name.</summary>
    public ImmutableArray<PlatformPicture> Pictures { get; init; } = [];

    /// <summary>The pictures that some of the blocks show, in their order.</summary>
    internal IEnumerable<PlatformPicture> PicturesIn(ImmutableArray<Block> blocks)
    {
        foreach (var figure in FigureBlocks.In(blocks))
        {
            if (Picture(figure.Name) is { } picture)
            {
                yield return picture;
            }
        }
    }

    /// <summary>The picture of that name, or null.</summary>
    public PlatformPicture? Picture(string name)
    {
        foreach (var picture in Pictures)
        {
            if (picture.Name == name)
            {
                return picture;
            }
        }

        return null;
    }
}

/// <summary>A number to be answered.</summary>
/// <param name="Quantity">The index of the quantity in the trace.</param>
/// <param name="Symbol">Its name on paper.</param>
/// <param name="Marks">A whole number of marks, at least 1.</param>
/// <param name="Accepted">The right answers: the rounding envelope, around the value that is shown.</param>
/// <param name="Mistakes">Known wrong answers with what to say about them.</param>
public sealed record PlatformAnswer(int Quantity, MathNode Symbol, int Marks, Interval Accepted, ImmutableArray<PlatformMistake> Mistakes);

/// <summary>A wrong answer that a named mistake gives.</summary>
/// <param name="Name">The mistake's kebab-case name.</param>
/// <param name="Value">The answer that it gives.</param>
/// <param name="Message">What to say about it, in plain text.</param>
public sealed record PlatformMistake(string Name, double Value, string Message);

/// <summary>A picture as a file.</summary>
/// <param name="Name">The name that a figure uses.</param>
/// <param name="FileName">The file's name with its ending, unique in the question.</param>
/// <param name="MediaType">E.g. <c>image/svg+xml</c>.</param>
/// <param name="Bytes">The file.</param>
public sealed record PlatformPicture(string Name, string FileName, string MediaType, ReadOnlyMemory<byte> Bytes);
