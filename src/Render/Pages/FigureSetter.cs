using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Pages;

/// <summary>Sets pictures, no larger than they are drawn, with their captions.</summary>
internal static class FigureSetter
{
    private const double TallestPart = 0.62;

    /// <summary>Sets a figure; one that nobody draws is shown by its text alternative, with a diagnostic.</summary>
    public static void Set(Setting setting, BlockSetter blocks, Region region, Block.Figure figure)
    {
        var size = region.Style.Size;
        var column = region.Column;
        column.Space(0.9 * size);
        var start = column.Items.Count;
        var node = setting.Node("Figure", region.Node, figure.Alternative.Length > 0 ? figure.Alternative : figure.Name);
        var picture = setting.Pictures(figure.Name) ?? figure.Drawing?.Value.Frame();
        var isDrawn = picture is { Width: > 0, Height: > 0 };
        if (isDrawn)
        {
            region.Add(Picture(setting, region, picture!, node));
        }
        else
        {
            setting.Diagnostics.Add(Diagnostic.Warning(
                "missing-figure", new Place(setting.Page.Source, 0, 0), $"there is no drawing named “{figure.Name}”; its description is shown instead"));
            var style = region.Style with { Node = node };
            blocks.SetLines(region with { Style = style }, LineSetter.Lines(setting, [new Inline.Text("[" + figure.Alternative + "]")], style, region.Width, Alignment.Centre));
        }

        if (!figure.Caption.IsDefaultOrEmpty)
        {
            var style = region.Style with { Size = 0.92 * size, Node = setting.Node("Caption", node) };
            var inside = region.Inside(2 * size, 2 * size, style.Node) with { Style = style };
            column.Space(0.5 * size);
            column.Penalty(Column.Never);
            blocks.SetLines(inside, LineSetter.Lines(setting, figure.Caption, style, inside.Width, Alignment.Centre));
        }

        column.Space(0.9 * size);
        if (isDrawn && region.Depth == 0)
        {
            column.Items[start] = column.Items[start] with { Figure = new(column.Items.Count - start, region.Width, 0.9 * size) };
        }
    }

    private static Slab Picture(Setting setting, Region region, Frame picture, int node)
    {
        var scale = Math.Min(1, Math.Min(region.Width / picture.Width, TallestPart * setting.Page.TextHeight / picture.Height));
        var slab = new Slab(picture.Height * scale, 0);
        var left = (region.Width - picture.Width * scale) / 2;
        foreach (var item in picture.Items)
        {
            slab.Add(scale < 1 ? item.Scaled(scale) : item, left, -slab.Height, node);
        }

        return slab;
    }
}
