using System.Collections.Immutable;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pages;

/// <summary>Puts the slabs of the column on pages: grounds first, then what stands on them, then header and footer.</summary>
internal sealed class PageAssembler(Setting setting)
{
    private const double BrokenEdge = 5;
    private const double BarWidth = 2.5;

    private PageSettings Page => setting.Page;

    /// <summary>The pages of a column.</summary>
    public ImmutableArray<Frame> Assemble(Column column, Func<int, int, IEnumerable<FrameItem>> furniture)
    {
        foreach (var item in column.Items)
        {
            item.Slab.Fit(Page.TextHeight - (item.Slab.RepeatedHead?.Total ?? 0));
        }

        var ranges = PageBreaker.Pages(column.Items, Page.TextHeight);
        if (ranges.Count == 0)
        {
            ranges.Add((0, 0));
        }

        var pages = ImmutableArray.CreateBuilder<Frame>(ranges.Count);
        for (var i = 0; i < ranges.Count; i++)
        {
            var items = ImmutableArray.CreateBuilder<FrameItem>(256);
            Fill(items, column.Items, ranges[i].Start, ranges[i].End);
            items.AddRange(furniture(i + 1, ranges.Count));
            pages.Add(new Frame(Page.Width, Page.Height, items.DrainToImmutable()));
        }

        return pages.MoveToImmutable();
    }

    private void Fill(ImmutableArray<FrameItem>.Builder items, List<ColumnItem> column, int start, int end)
    {
        var places = new List<(Slab Slab, double Top, bool Repeated)>(end - start + 1);
        var y = Page.TopMargin;
        if (start < end && column[start].Slab.RepeatedHead is { } head)
        {
            places.Add((head, y, true));
            y += head.Total;
        }

        for (var i = start; i < end; i++)
        {
            y += i == start ? 0 : column[i].SpaceBefore;
            places.Add((column[i].Slab, y, false));
            y += column[i].Slab.Total;
        }

        PaintGrounds(items, places);
        foreach (var (slab, top, repeated) in places)
        {
            Paint(items, slab, top, repeated);
        }
    }

    private void Paint(ImmutableArray<FrameItem>.Builder items, Slab slab, double top, bool repeated)
    {
        double left = Page.Margin + slab.Left, baseline = top + slab.Height;
        foreach (var part in slab.Parts)
        {
            if (!repeated)
            {
                items.Add(part.Item.Moved(left + part.X, baseline + part.Y, part.Node));
            }
            else if (part.Item is not (FrameItem.LinkArea or FrameItem.Anchor))
            {
                items.Add(part.Item.Moved(left + part.X, baseline + part.Y, -1));
            }
        }
    }

    private void PaintGrounds(ImmutableArray<FrameItem>.Builder items, List<(Slab Slab, double Top, bool Repeated)> places)
    {
        var grounds = new List<(Backdrop Ground, double Top, double Bottom)>();
        foreach (var (slab, top, _) in places)
        {
            var at = grounds.Count;
            for (var ground = slab.Backdrop; ground is not null; ground = ground.Under)
            {
                var known = grounds.FindIndex(place => ReferenceEquals(place.Ground, ground));
                var bottom = top + slab.Total + (slab.Edge == Edge.Bottom ? 0 : BrokenEdge);
                if (known >= 0)
                {
                    grounds[known] = grounds[known] with { Bottom = bottom };
                }
                else
                {
                    grounds.Insert(at, (ground, top - (slab.Edge == Edge.Top ? 0 : BrokenEdge), bottom));
                }
            }
        }

        foreach (var (ground, top, bottom) in grounds)
        {
            items.Add(new FrameItem.Rectangle(Page.Margin + ground.Left, top, ground.Width, bottom - top) { Colour = ground.Tint });
            if (ground.Bar is { } bar)
            {
                items.Add(new FrameItem.Rectangle(Page.Margin + ground.Left, top, BarWidth, bottom - top) { Colour = bar });
            }
        }
    }
}
