using System.Collections.Immutable;
using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Pages;

/// <summary>
/// What sets formulas: within a line at a size; displayed at a size in rows no wider than a width, from top to bottom, each
/// with its place from the display's left end in the items; how a formula is read aloud; its MathML, displayed or not (null: its
/// words say all); how much of a displayed formula at a size stands left of its relation (null: it has none).
/// </summary>
internal sealed record FormulaSetter(
    Func<MathNode, double, MathBox> Inline,
    Func<MathNode, double, double, ImmutableArray<MathBox>> Display,
    Func<MathNode, string> Spoken,
    Func<MathNode, bool, string?>? MathMl = null,
    Func<MathNode, double, double?>? Relation = null);

/// <summary>What one document's setting is about: settings, formulas, pictures; structure nodes, bookmarks and diagnostics as they come up.</summary>
internal sealed class Setting(PageSettings page, FormulaSetter formulas, Func<string, Frame?> pictures)
{
    private readonly HashSet<int> _missing = [];

    /// <summary>How pages are set.</summary>
    public PageSettings Page { get; } = page;

    /// <summary>What sets formulas.</summary>
    public FormulaSetter Formulas { get; } = formulas;

    /// <summary>The drawing of a name, or null.</summary>
    public Func<string, Frame?> Pictures { get; } = pictures;

    /// <summary>The structure tree.</summary>
    public List<StructureNode> Structure { get; } = [];

    /// <summary>The bookmarks.</summary>
    public List<Bookmark> Bookmarks { get; } = [];

    /// <summary>What could not be set.</summary>
    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>Adds a structure node and gives its index.</summary>
    public int Node(string type, int parent, string? alternative = null, string? detail = null)
    {
        Structure.Add(new StructureNode(type, parent, alternative, Detail: detail));
        return Structure.Count - 1;
    }

    /// <summary>Adds a structure node for a formula, with its words and its MathML.</summary>
    public int FormulaNode(MathNode formula, int parent, bool display)
    {
        Structure.Add(new StructureNode("Formula", parent, Formulas.Spoken(formula), MathMl: Formulas.MathMl?.Invoke(formula, display)));
        return Structure.Count - 1;
    }

    /// <summary>Tells, once for each, of a character that no font has; <paramref name="around"/> is the text that it stands in.</summary>
    public void Missing(int codePoint, string around)
    {
        if (!_missing.Add(codePoint))
        {
            return;
        }

        var shown = System.Text.Rune.TryCreate(codePoint, out var rune) && !System.Text.Rune.IsControl(rune) ? $"“{rune}” " : "";
        Diagnostics.Add(Diagnostic.Error(
            "missing-glyph",
            new Place(Page.Source, 0, 0),
            $"the fonts have no character {shown}(U+{codePoint:X4}), in “{Shortened(around)}”",
            "Latin and Greek letters and the symbols of mathematics can be set; put it in other words"));
    }

    /// <summary>A formula for a line of text, checked for missing characters and no wider than a width.</summary>
    public MathBox Inline(MathNode formula, double size, double width) => Prepared(Formulas.Inline(formula, size), width);

    /// <summary>A formula's box, checked for missing characters and no wider than a width.</summary>
    public MathBox Prepared(MathBox box, double width) => Fitted(Checked(box), width);

    /// <summary>The rows of a displayed formula, checked for missing characters and no wider than a width.</summary>
    public ImmutableArray<MathBox> Display(MathNode formula, double size, double width) =>
        [.. Formulas.Display(formula, size, width).Select(row => Fitted(Checked(row), width))];

    /// <summary>A box scaled down so that it is no wider than a width.</summary>
    public static MathBox Fitted(MathBox box, double width)
    {
        if (box.Width <= width + 1e-6)
        {
            return box;
        }

        var scale = width / box.Width;
        return new(width, box.Height * scale, box.Depth * scale, [.. box.Items.Select(item => item.Scaled(scale))]);
    }

    private MathBox Checked(MathBox box)
    {
        foreach (var item in box.Items)
        {
            if (item is not FrameItem.Glyphs glyphs)
            {
                continue;
            }

            var font = FontFile.Of(glyphs.Face);
            foreach (var character in glyphs.Text)
            {
                if (!font.Has(character))
                {
                    Missing(character, glyphs.ActualText ?? glyphs.Text);
                }
            }
        }

        return box;
    }

    private static string Shortened(string text)
    {
        const int most = 60;
        text = text.ReplaceLineEndings(" ");
        return text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1), "…");
    }
}
