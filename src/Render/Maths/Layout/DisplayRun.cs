using System.Collections.Immutable;

namespace WorkedSolutions.Render.Maths;

/// <summary>How wide a displayed formula is, and how much of that stands left of its relation; null where none can stand below another's.</summary>
internal readonly record struct DisplayExtent(double Width, double? Relation)
{
    /// <summary>The extent of a formula so wide in a line; none can stand below another's where it is scaled down into the line.</summary>
    internal static DisplayExtent Of(double width, double line, Func<double?> relation) => new(width, width > line - 1e-3 ? null : relation());
}

/// <summary>
/// Displays that follow each other and stand with their relations below each other: how many there are, how wide they are left of
/// their relations and from them on. A display that no other can join is a run of its own.
/// </summary>
internal readonly record struct DisplayRun(int Count, double Left, double Right)
{
    /// <summary>The runs of displays that follow each other: each as long as it fits into a width.</summary>
    internal static ImmutableArray<DisplayRun> Of(ReadOnlySpan<DisplayExtent> displays, double width)
    {
        var runs = ImmutableArray.CreateBuilder<DisplayRun>();
        var (count, isOpen) = (0, false);
        double left = 0, right = 0;
        foreach (var display in displays)
        {
            var (before, after) = (display.Relation ?? 0, display.Width - (display.Relation ?? 0));
            var joins = isOpen && display.Relation is not null && Math.Max(left, before) + Math.Max(right, after) <= width;
            if (count > 0 && !joins)
            {
                runs.Add(new(count, left, right));
                (count, left, right) = (0, 0, 0);
            }

            isOpen = display.Relation is not null;
            (count, left, right) = (count + 1, Math.Max(left, before), Math.Max(right, after));
        }

        runs.Add(new(count, left, right));
        return runs.DrainToImmutable();
    }
}
