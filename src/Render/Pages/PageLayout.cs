using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Writers;

namespace WorkedSolutions.Render.Pages;

/// <summary>Lays a document out on pages.</summary>
public static class PageLayout
{
    private static readonly FormulaSetter Formulas = new(
        (formula, size) => MathLayout.Layout(formula, size),
        MathLayout.Display,
        SpokenText.Of,
        Relation: MathLayout.LeftOfRelation);

    private static readonly FormulaSetter FormulasWithMathMl = Formulas with
    {
        MathMl = PlainMathMl.Write,
    };

    /// <summary>
    /// The pages of a document: paragraphs justified by Knuth and Plass's method without hyphens, formulas set after The TeXbook,
    /// headings and introducing lines kept with what follows. Whatever the document holds, nothing leaves the page.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="settings">How pages are set; null: A4.</param>
    /// <param name="pictures">The drawing of a figure's name, null if there is none; it is scaled down to the text's width.</param>
    public static PageResult Layout(Document document, PageSettings? settings = null, Func<string, Frame?>? pictures = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        settings ??= new PageSettings();
        return Layout(document, settings, settings.MathMl ? FormulasWithMathMl : Formulas, pictures ?? (_ => null));
    }

    /// <summary>The pages of a document with any way of setting formulas.</summary>
    internal static PageResult Layout(Document document, PageSettings settings, FormulaSetter formulas, Func<string, Frame?> pictures)
    {
        var setting = new Setting(settings, Linked(formulas, Anchors.In(document)), pictures);
        var column = new Column();
        var root = setting.Node("Document", -1);
        var region = new Region(column, 0, settings.TextWidth, new TextStyle(FontFace.MainRegular, settings.TextSize, root));
        var blocks = new BlockSetter(setting);
        if (!document.Blocks.Any(block => block is Block.Heading { Level: 1 }))
        {
            blocks.SetHeading(region, 1, [new Inline.Text(document.Head.Title)], "title");
            if (document.Head.Subtitle is { } subtitle)
            {
                blocks.Set(region, [new Block.Paragraph([new Inline.Emphasis([new Inline.Text(subtitle)])])]);
            }
        }

        blocks.Set(region, document.Blocks);
        var pages = new PageAssembler(setting).Assemble(column, new Furniture(setting, document.Head).Of);
        var head = document.Head;
        var book = new FrameBook(pages, [.. setting.Structure], [.. setting.Bookmarks], head.Subtitle is null ? head.Title : $"{head.Title} – {head.Subtitle}", head.Author, head.Language, head.Course);
        return new PageResult(book, [.. setting.Diagnostics]);
    }

    /// <summary>Formulas without the links that lead nowhere in the document.</summary>
    private static FormulaSetter Linked(FormulaSetter formulas, HashSet<string> anchors) => formulas with
    {
        Inline = (formula, size) => formulas.Inline(Links.Keep(formula, anchors), size),
        Display = (formula, size, width) => formulas.Display(Links.Keep(formula, anchors), size, width),
    };
}
