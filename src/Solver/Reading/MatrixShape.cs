using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Checks that rows have the length that they need.</summary>
internal static class MatrixShape
{
    /// <summary>The rows as a matrix; null, with a diagnostic, where one has not <paramref name="width"/> numbers.</summary>
    /// <param name="context">The context.</param>
    /// <param name="rows">The rows, at least one.</param>
    /// <param name="row">What a row is, in messages.</param>
    /// <param name="number">What a number is, in messages.</param>
    /// <param name="width">How many numbers a row must have.</param>
    /// <param name="because">Why, e.g. "the output layer has 2 neurons"; null: because the first row has so many.</param>
    /// <param name="hint">The hint, or null.</param>
    /// <param name="all">The message where all rows have the same wrong length; null: one for each row.</param>
    public static ImmutableArray<ImmutableArray<Literal>>? Rectangle(
        ReaderContext context, ImmutableArray<PlacedRow> rows, string row, string number, int width, string? because, string? hint = null, string? all = null)
    {
        var first = rows[0].Numbers.Length;
        if (first != width && all is not null && rows.All(r => r.Numbers.Length == first))
        {
            context.Error("shape", rows[0].Place, all, hint);
            return null;
        }

        var fits = true;
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Numbers.Length == width)
            {
                continue;
            }

            fits = false;
            context.Error("shape", rows[i].Place, $"{row} {i + 1} has {Quoting.Count(rows[i].Numbers.Length, number)}, but {because ?? $"{row} 1 has {first}"}", hint);
        }

        return fits ? [.. rows.Select(r => r.Numbers)] : null;
    }
}
