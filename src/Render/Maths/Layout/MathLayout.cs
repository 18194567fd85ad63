using System.Collections.Immutable;
using System.Runtime.InteropServices;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Maths;

/// <summary>A formula that is set: lengths in points, items with the left end of the baseline at (0, 0), y down.</summary>
/// <param name="Width">How far the next thing on the line is.</param>
/// <param name="Height">How far it reaches above the baseline.</param>
/// <param name="Depth">How far it reaches below.</param>
/// <param name="Items">What is painted, in reading order. A character that no face has stands as glyphs of <see cref="FontFace.MainRegular"/>, for the page layout to report.</param>
public sealed record MathBox(double Width, double Height, double Depth, ImmutableArray<FrameItem> Items);

/// <summary>Sets formulas in Computer Modern after The TeXbook, appendix G.</summary>
public static partial class MathLayout
{
    /// <summary>Sets a formula on one line.</summary>
    /// <param name="node">The formula.</param>
    /// <param name="size">The type size in points.</param>
    /// <param name="style">The style; <see cref="MathStyle.Auto"/> is text style.</param>
    public static MathBox Layout(MathNode node, double size, MathStyle style = MathStyle.Text)
    {
        using var setter = new MathSetter(size);
        var box = setter.Set(node, StyleNumber(style));
        return new MathBox(box.Width, box.Height, box.Depth, Items(setter.Inks, 0, 0));
    }

    private static int StyleNumber(MathStyle style) => style switch
    {
        MathStyle.Display => 0,
        MathStyle.Script => 4,
        MathStyle.ScriptScript => 6,
        _ => 2,
    };

    /// <summary>The ink as items, moved by (dx, dy).</summary>
    private static ImmutableArray<FrameItem> Items(ReadOnlySpan<Ink> inks, double dx, double dy)
    {
        var items = new FrameItem[inks.Length];
        for (var i = 0; i < inks.Length; i++)
        {
            items[i] = Item(in inks[i], dx, dy);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    private static FrameItem Item(in Ink ink, double dx, double dy)
    {
        var (x, y) = (ink.X + dx, ink.Y + dy);
        return ink.Kind switch
        {
            InkKind.Glyphs => new FrameItem.Glyphs(
                ink.Face, ink.Size, x, y, ink.Text!, ink.Gaps is null ? default : ImmutableCollectionsMarshal.AsImmutableArray(ink.Gaps), ink.Actual)
            {
                Colour = ink.Colour,
                Stretch = ink.Stretch,
            },
            InkKind.Rule => new FrameItem.Rectangle(x, y, ink.Width, ink.Height) { Colour = ink.Colour },
            InkKind.Link => new FrameItem.LinkArea(x, y, ink.Width, ink.Height, "#" + ink.Text),
            _ => new FrameItem.Path([new('M', x, y + ink.Height), new('L', x + ink.Width, y)], ink.Size, null) { Colour = ink.Colour },
        };
    }
}
