using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pages;

/// <summary>Sets what stands on a tinted ground: callouts (with a bar at the left, so that they show in black and white too) and code.</summary>
internal static class CalloutSetter
{
    private const double Pad = 6;

    /// <summary>The light ground, the dark bar and title, and the title of a callout that has none of its own.</summary>
    private static (Colour Tint, Colour Bar, string Title) Look(CalloutKind kind) => kind switch
    {
        CalloutKind.Note => (new(0xEE, 0xF4, 0xFB), new(0x1F, 0x5A, 0x96), "Note"),
        CalloutKind.Theory => (new(0xF3, 0xF1, 0xFA), new(0x5B, 0x45, 0x9A), "Theory"),
        CalloutKind.Warning => (new(0xFD, 0xF3, 0xE6), new(0x9A, 0x54, 0x00), "Take care"),
        CalloutKind.Result => (new(0xEC, 0xF6, 0xEF), new(0x1D, 0x6B, 0x3A), "Result"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Sets a callout.</summary>
    public static void Set(Setting setting, BlockSetter blocks, Region region, Block.Callout callout)
    {
        var (tint, bar, name) = Look(callout.Kind);
        var size = region.Style.Size;
        var inside = region.Inside(1.1 * size, 0.9 * size, setting.Node("Div", region.Node));
        Grounded(region, size, tint, bar, () =>
        {
            ImmutableArray<Inline> title = callout.Title.IsDefaultOrEmpty ? [new Inline.Text(name)] : callout.Title;
            var style = new TextStyle(FontFace.MainBold, size, setting.Node("P", inside.Node), bar);
            blocks.SetLines(inside with { Style = style }, LineSetter.Lines(setting, title, style, inside.Width, Alignment.Left));
            region.Column.Penalty(Column.Never);
            region.Column.Space(0.35 * size);
            var start = region.Column.Items.Count;
            blocks.Set(inside, callout.Content);
            if (start < region.Column.Items.Count)
            {
                region.Column.Items[start] = region.Column.Items[start] with { PenaltyBefore = Column.Never };
            }
        });
    }

    /// <summary>Sets code, line by line; a line that is too long goes on in the next one, from a space on where there is one.</summary>
    public static void SetCode(Setting setting, BlockSetter blocks, Region region, Block.Code code)
    {
        var size = 0.9 * region.Style.Size;
        var inside = region.Inside(0.7 * size, 0.7 * size, setting.Node("Code", setting.Node("P", region.Node)));
        inside = inside with { Style = new TextStyle(FontFace.Typewriter, size, inside.Node) };
        Grounded(region, region.Style.Size, new(0xF4, 0xF4, 0xF4), null, () =>
        {
            var lines = new List<Slab>();
            foreach (var line in PlainCode.Lines(code.Text))
            {
                Inline text = new Inline.Text(line);
                lines.AddRange(LineSetter.Lines(setting, [text], inside.Style, inside.Width, Alignment.Left));
            }

            blocks.SetLines(inside, lines);
        });
    }

    private static void Grounded(Region region, double size, Colour tint, Colour? bar, Action content)
    {
        var column = region.Column;
        column.Space(0.7 * size);
        var around = column.Backdrop;
        column.Backdrop = new Backdrop(region.Left, region.Width, tint, bar, around);
        region.Add(new Slab(Pad, 0) { Edge = Edge.Top });
        content();
        region.Add(new Slab(0, Pad) { Edge = Edge.Bottom });
        column.Backdrop = around;
        column.Space(0.8 * size);
    }
}
