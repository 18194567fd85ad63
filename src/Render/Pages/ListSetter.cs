using System.Globalization;
using WorkedSolutions.Render.Documents;

namespace WorkedSolutions.Render.Pages;

/// <summary>Sets lists: markers hang left of the items, numbers aligned at their points.</summary>
internal sealed class ListSetter(Setting setting, BlockSetter blocks)
{
    private static readonly string[] Bullets = ["•", "–", "∗"];

    /// <summary>Sets a list.</summary>
    public void Set(Region region, Block.ItemList list)
    {
        var size = region.Style.Size;
        var column = region.Column;
        var listNode = setting.Node("L", region.Node, detail: list.Start is null ? "Disc" : "Decimal");
        var indent = list.Start is { } first ? MarkerWidth(region, first, list.Items.Length) + 0.9 * size : 1.5 * size;
        var tight = list.Items.All(item => item.Length <= 1);
        column.Space(0.5 * size);
        for (var i = 0; i < list.Items.Length; i++)
        {
            var item = setting.Node("LI", listNode);
            var style = region.Style with { Node = setting.Node("Lbl", item) };
            var marker = list.Start is { } start
                ? (start + (long)i).ToString(CultureInfo.InvariantCulture) + "."
                : Bullets[Math.Min(region.Depth / 2, Bullets.Length - 1)];
            var label = Marker(marker, style);
            var inside = region.Inside(indent, 0, setting.Node("LBody", item));
            var hang = inside.Left - region.Left;
            var before = column.Items.Count;
            blocks.Set(inside, list.Items[i]);
            if (column.Items.Count == before)
            {
                inside.Add(new Slab(0.7 * size, 0.22 * size));
            }

            var slab = column.Items[before].Slab;
            slab.Parts.InsertRange(0, label.Slab.Parts.Select(part => part with { X = part.X + inside.Left - slab.Left - Math.Min(hang, label.Width + 0.45 * size) }));
            Tighten(column, before, i > 0 && tight, size);
        }

        column.Space(0.55 * size);
    }

    /// <summary>Items of one paragraph stand closer together than paragraphs.</summary>
    private static void Tighten(Column column, int item, bool tight, double size)
    {
        if (tight)
        {
            column.Items[item] = column.Items[item] with { SpaceBefore = 0.3 * size };
        }
    }

    private double MarkerWidth(Region region, int start, int count)
    {
        var widest = Math.Max(Math.Abs((long)start), Math.Abs(start + (long)count)).ToString(CultureInfo.InvariantCulture).Length + (start < 0 ? 2 : 1);
        return widest * 0.5 * region.Style.Size;
    }

    private (Slab Slab, double Width) Marker(string text, TextStyle style)
    {
        var atoms = new List<Atom>();
        new RunMaker(setting, atoms).Add(text, style);
        var width = LineSetter.NaturalWidth(atoms);
        atoms.Add(new(AtomKind.Penalty, 0, Penalty: Atom.Always));
        return (LineSetter.Lines(setting, atoms, style, width + 1, Alignment.Left)[0], width);
    }
}
