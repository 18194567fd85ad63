using System.Collections.Immutable;

namespace WorkedSolutions.Render.Maths;

/// <summary>How wide a displayed formula is, and how much of that stands left of its relation; null where none can stand below another's.</summary>
internal readonly record struct DisplayExtent(double Width, double? Relation)
{
    /// <summary>The extent of the rows that a formula is set in; none can stand below another's where they are scaled down into a width.</summary>
    internal static DisplayExtent Of(ImmutableArray<MathBox> rows, double width, Func<double?> relation)
    {
        var widest = 0.0;
        foreach (var row in rows)
        {
            widest = Math.Max(widest, row.Width);
        }

        return new(widest, widest > width - 1e-3 ? null : relation());
    }

    /// <summary>The extent of a formula at a size in a width, in the unit of the size.</summary>
    internal static DisplayExtent Of(MathNode node, double size, double width) =>
        Of(MathLayout.Display(node, size, width), width, () => MathLayout.LeftOfRelation(node, size));
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
