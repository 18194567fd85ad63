namespace WorkedSolutions.Render.Pages;

/// <summary>
/// Cuts the column into pages, each where a cut costs least: the room left empty against the penalty of the place. A figure that a
/// page has no room for may be set a little smaller, or at the top of the next page, with what follows it filling this one.
/// </summary>
internal sealed class PageBreaker
{
    private const double SmallestScale = 0.84;
    private const double Shrinking = 20;
    private const double ShrinkingByScale = 250;
    private const double Deferring = 25;
    private const int FewestRuled = 5;
    private readonly List<ColumnItem> _items;
    private readonly double _height;

    private PageBreaker(List<ColumnItem> items, double height)
    {
        _items = items;
        _height = height;
    }

    /// <summary>A place for a cut (before the item End), and its cost.</summary>
    private readonly record struct Cut(int End, double Cost);

    /// <summary>The pages as ranges [Start, End) of the column, in which a figure may have moved to behind what followed it.</summary>
    public static List<(int Start, int End)> Pages(List<ColumnItem> items, double height)
    {
        var breaker = new PageBreaker(items, height);
        var pages = new List<(int, int)>();
        for (var start = 0; start < items.Count;)
        {
            var end = breaker.End(start);
            pages.Add((start, end));
            start = end;
        }

        DropFewRuled(items, pages);
        return pages;
    }

    /// <summary>A last page with nothing but a few lines to write on, of which the page before has plenty, goes.</summary>
    private static void DropFewRuled(List<ColumnItem> items, List<(int Start, int End)> pages)
    {
        if (pages.Count > 1 && pages[^1].End - pages[^1].Start <= FewestRuled && pages[^2].End - pages[^2].Start > FewestRuled
            && items.Skip(Math.Max(pages[^1].Start - FewestRuled, 0)).All(item => item.Slab.IsRuled))
        {
            pages.RemoveAt(pages.Count - 1);
        }
    }

    /// <summary>The end of the page that begins at an item; a figure that stands in the way is dealt with as costs least.</summary>
    private int End(int start)
    {
        var cut = Best(start, default);
        if (Blocking(start) is not { } at || _items[at].Figure is not { } figure)
        {
            return cut.End;
        }

        var scale = Scale(start, at, figure);
        var shrunk = scale >= SmallestScale ? Shrinking + ((1 - scale) * ShrinkingByScale) : double.MaxValue;
        var deferred = Best(start, new(at, at + figure.Count));
        var deferring = deferred.End > at ? deferred.Cost + Deferring : double.MaxValue;
        if (Math.Min(shrunk, deferring) >= cut.Cost)
        {
            return cut.End;
        }

        if (shrunk <= deferring)
        {
            Shrink(at, figure, scale);
            return Best(start, default).End;
        }

        return Defer(at, figure, deferred.End);
    }

    /// <summary>Moves a figure to before an item, which is then the first but for it on the next page; gives the end of this one.</summary>
    private int Defer(int at, FigureGroup figure, int before)
    {
        var group = _items.GetRange(at, figure.Count);
        _items[before] = _items[before] with { SpaceBefore = Math.Max(_items[before].SpaceBefore, figure.SpaceAfter) };
        _items.InsertRange(before, group);
        _items.RemoveRange(at, figure.Count);
        return before - figure.Count;
    }

    /// <summary>Where the page's last figure begins, if the page ends within it or it does not fit at all.</summary>
    private int? Blocking(int start)
    {
        var used = Used(start);
        int? figure = null;
        for (var i = start + 1; i < _items.Count && _items[i].PenaltyBefore != Column.Always; i++)
        {
            figure = _items[i].Figure is not null ? i : figure;
            used += _items[i].SpaceBefore + _items[i].Slab.Total;
            if (used > _height + 1e-6)
            {
                return figure is { } at && i < at + _items[at].Figure!.Count ? at : null;
            }
        }

        return null;
    }

    private double Used(int start) => (_items[start].Slab.RepeatedHead?.Total ?? 0) + _items[start].Slab.Total;

    /// <summary>How much smaller a figure must be to fit with its caption.</summary>
    private double Scale(int start, int at, FigureGroup figure)
    {
        var used = Used(start);
        for (var i = start + 1; i < at + figure.Count; i++)
        {
            used += _items[i].SpaceBefore + _items[i].Slab.Total;
        }

        var picture = _items[at].Slab.Total;
        return 1 - ((used - _height) / Math.Max(picture, 1e-9));
    }

    private void Shrink(int at, FigureGroup figure, double scale)
    {
        var slab = _items[at].Slab;
        slab.Scale(scale);
        slab.Left += figure.Width * (1 - scale) / 2;
    }

    /// <summary>The best cut of the page that begins at an item, with some items (of a figure set later) left out.</summary>
    private Cut Best(int start, FigureRange without)
    {
        var used = Used(start);
        int best = -1, fits = start + 1;
        var least = double.MaxValue;
        for (var end = start + 1; ; end++)
        {
            end = end == without.Start && without.End > 0 ? without.End : end;
            if (end >= _items.Count || _items[end].PenaltyBefore == Column.Always)
            {
                // A figure is neither left for a page of its own nor moved over a forced cut.
                return new(Math.Min(end, _items.Count), without.End > 0 ? double.MaxValue : 0);
            }

            var item = _items[end];
            fits = end;
            var penalty = end == without.End && without.End > 0 ? 0 : item.PenaltyBefore;
            var cost = penalty + Emptiness((_height - used) / _height);
            if (penalty < Column.Never && cost <= least)
            {
                (best, least) = (end, cost);
            }

            used += item.SpaceBefore + item.Slab.Total;
            if (used > _height + 1e-6 || (without.End > 0 && end > without.End && item.Figure is not null))
            {
                return best >= 0 ? new(best, least) : new(fits, double.MaxValue);
            }
        }
    }

    /// <summary>How bad it is to leave a part of the page empty: 100 at a fifth, 800 at two fifths.</summary>
    private static double Emptiness(double part) => 100 * Math.Pow(5 * Math.Max(part, 0), 3);

    /// <summary>The items of a figure that is set later; the default: none.</summary>
    private readonly record struct FigureRange(int Start, int End);
}
