using System.Collections.Immutable;
using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Feedback;

/// <summary>Lying bars with a label before and a number behind each.</summary>
internal static class BarChart
{
    private const double Size = 9, Step = 15, Thickness = 9, WidestLabel = 200, BarLength = 200, Gap = 6;

    private static readonly Colour Ink = new(0x33, 0x33, 0x33), Bar = new(0xB4, 0x46, 0x3C), Ground = new(0xEE, 0xEE, 0xEE);

    /// <summary>The chart; a full bar is <paramref name="of"/>.</summary>
    public static Frame Draw(IReadOnlyList<(string Label, int Count)> rows, int of)
    {
        var labels = rows.Select(row => Fit(row.Label)).ToList();
        var left = labels.Select(Width).DefaultIfEmpty(0).Max() + Gap;
        var items = ImmutableArray.CreateBuilder<FrameItem>();
        for (var i = 0; i < rows.Count; i++)
        {
            double top = (i * Step) + 3, baseline = top + Thickness - 1.5;
            items.Add(new FrameItem.Glyphs(FontFace.SansSerif, Size, left - Gap - Width(labels[i]), baseline, labels[i]) { Colour = Ink });
            items.Add(new FrameItem.Rectangle(left, top, BarLength, Thickness) { Colour = Ground });
            items.Add(new FrameItem.Rectangle(left, top, of == 0 ? 0 : BarLength * rows[i].Count / of, Thickness) { Colour = Bar });
            var count = Solver.Numbers.NumberFormat.RoundTrip(rows[i].Count);
            items.Add(new FrameItem.Glyphs(FontFace.SansSerif, Size, left + BarLength + Gap, baseline, count) { Colour = Ink });
        }

        return new Frame(left + BarLength + 40, (rows.Count * Step) + 6, items.ToImmutable());
    }

    private static string Fit(string label)
    {
        var font = FontFile.Of(FontFace.SansSerif);
        var text = string.Concat(label.Replace("½", "1/2").EnumerateRunes().Where(rune => font.Has(rune.Value)).Select(rune => rune.ToString()));
        if (Width(text) <= WidestLabel)
        {
            return text;
        }

        while (text.Length > 1 && Width(text + "...") > WidestLabel)
        {
            text = text[..^1];
        }

        return text.TrimEnd() + "...";
    }

    private static double Width(string text)
    {
        var font = FontFile.Of(FontFace.SansSerif);
        return text.EnumerateRunes().Sum(rune => font.Advance(rune.Value)) * Size / font.UnitsPerEm;
    }
}
