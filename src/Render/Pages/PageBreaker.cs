namespace WorkedSolutions.Render.Pages;

/// <summary>Cuts the column into pages, each where a cut costs least: the room left empty against the penalty of the place.</summary>
internal static class PageBreaker
{
    /// <summary>The pages as ranges [Start, End) of the column.</summary>
    public static List<(int Start, int End)> Pages(List<ColumnItem> items, double height)
    {
        var pages = new List<(int, int)>();
        for (var start = 0; start < items.Count;)
        {
            var end = End(items, start, height);
            pages.Add((start, end));
            start = end;
        }

        return pages;
    }

    private static int End(List<ColumnItem> items, int start, double height)
    {
        var used = (items[start].Slab.RepeatedHead?.Total ?? 0) + items[start].Slab.Total;
        int best = -1, fits = start + 1;
        var least = double.MaxValue;
        for (var end = start + 1; ; end++)
        {
            if (end == items.Count)
            {
                return end;
            }

            var item = items[end];
            if (item.PenaltyBefore == Column.Always)
            {
                return end;
            }

            fits = end;
            var cost = item.PenaltyBefore + Emptiness((height - used) / height);
            if (item.PenaltyBefore < Column.Never && cost <= least)
            {
                (best, least) = (end, cost);
            }

            used += item.SpaceBefore + item.Slab.Total;
            if (used > height + 1e-6)
            {
                return best >= 0 ? best : fits;
            }
        }
    }

    /// <summary>How bad it is to leave a part of the page empty: 100 at a fifth, 800 at two fifths.</summary>
    private static double Emptiness(double part) => 100 * Math.Pow(5 * Math.Max(part, 0), 3);
}
