using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pages;

/// <summary>Sets ruled lines: room to write, places for a name and marks, a rule across the page. Rules are artifacts.</summary>
internal static class RuledSetter
{
    private const double LineDistance = 24;
    private const int MostLines = 500;
    private const double Thin = 0.4;
    private static readonly Colour Grey = new(0x9A, 0x9A, 0x9A);

    /// <summary>Ruled lines to write on, 24 points (8.5 mm) apart.</summary>
    public static void SetWritingSpace(Setting setting, Region region, int lines)
    {
        region.Column.Space(0.3 * setting.Page.TextSize);
        for (var i = 0; i < Math.Min(lines, MostLines); i++)
        {
            var slab = new Slab(LineDistance, 0) { IsRuled = true };
            slab.Add(new FrameItem.Rectangle(0, -Thin, region.Width, Thin) { Colour = Grey }, 0, 0, -1);
            region.Column.Penalty(i == 1 ? Column.Never : 0);
            region.Add(slab);
        }

        region.Column.Space(setting.Page.TextSize);
    }

    /// <summary>Labels, each followed by a line to write on; up to three in a row, the first with twice the room.</summary>
    public static void SetNameFields(Setting setting, Region region, ImmutableArray<string> labels)
    {
        const int inRow = 3;
        var size = region.Style.Size;
        var style = region.Style with { Node = setting.Node("P", region.Node) };
        for (var start = 0; start < labels.Length; start += inRow)
        {
            var count = Math.Min(inRow, labels.Length - start);
            var unit = (region.Width - (count - 1) * 1.2 * size) / (count + 1);
            var slab = new Slab(1.5 * size, 0.4 * size);
            double x = 0;
            for (var i = 0; i < count; i++)
            {
                var width = count == 1 ? region.Width : i == 0 ? 2 * unit : unit;
                var atoms = ParagraphAtoms.Of(setting, [new Inline.Text(labels[start + i])], style, width);
                var label = LineSetter.Lines(setting, atoms, style, Math.Max(width - 4 * size, 4 * size), Alignment.Left)[0];
                slab.Add(label, x, 0);
                var used = Math.Min(LineSetter.NaturalWidth(atoms), Math.Max(width - 4 * size, 4 * size)) + 0.4 * size;
                slab.Add(new FrameItem.Rectangle(0, 2, Math.Max(width - used, 0), Thin), x + used, 0, -1);
                x += width + 1.2 * size;
            }

            region.Column.Space(0.5 * size);
            region.Add(slab);
        }

        region.Column.Space(size);
    }

    /// <summary>A rule across the column.</summary>
    public static void SetRule(Setting setting, Region region)
    {
        region.Column.Space(setting.Page.TextSize);
        var slab = new Slab(Thin, 0);
        slab.Add(new FrameItem.Rectangle(0, -Thin, region.Width, Thin) { Colour = Grey }, 0, 0, -1);
        region.Add(slab);
        region.Column.Space(setting.Page.TextSize);
    }
}
