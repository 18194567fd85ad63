using System.Collections.Immutable;
using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Pages;

namespace WorkedSolutions.Render.Tests.Pages;

/// <summary>Formulas set in the plainest way, symbol after symbol, so that what is tested is the page and not the formula.</summary>
internal static class PlainFormulas
{
    public static FormulaSetter Setter { get; } = new(Inline, Display, node => TexWriter.Write(node));

    private static MathBox Inline(MathNode formula, double size)
    {
        var items = ImmutableArray.CreateBuilder<FrameItem>();
        var x = 0.0;
        foreach (var character in TexWriter.Write(formula))
        {
            items.Add(new FrameItem.Glyphs(FontFace.MainRegular, size, x, 0, character.ToString()));
            x += FontFile.Of(FontFace.MainRegular).Advance(character) * size / 1000;
        }

        return new(x, 0.75 * size, 0.25 * size, items.ToImmutable());
    }

    private static ImmutableArray<MathBox> Display(MathNode formula, double size, double width) =>
        formula is MathNode.Grid grid ? [.. grid.Rows.Rows.Select(row => Inline(MathNode.Of([.. row.Items]), size))] : [Inline(formula, size)];
}
