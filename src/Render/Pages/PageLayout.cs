using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pages;

/// <summary>Lays a document out on pages.</summary>
public static class PageLayout
{
    /// <summary>The pages of a document with any way of setting formulas.</summary>
    internal static PageResult Layout(Document document, PageSettings settings, FormulaSetter formulas, Func<string, Frame?> pictures)
    {
        var setting = new Setting(settings, formulas, pictures);
        var column = new Column();
        var root = setting.Node("Document", -1);
        var region = new Region(column, 0, settings.TextWidth, new TextStyle(FontFace.MainRegular, settings.TextSize, root));
        var blocks = new BlockSetter(setting);
        if (!document.Blocks.Any(block => block is Block.Heading { Level: 1 }))
        {
            blocks.SetHeading(region, 1, [new Inline.Text(document.Head.Title)], "title");
        }

        blocks.Set(region, document.Blocks);
        var pages = new PageAssembler(setting).Assemble(column, new Furniture(setting, document.Head).Of);
        var head = document.Head;
        var book = new FrameBook(pages, [.. setting.Structure], [.. setting.Bookmarks], head.Title, head.Author, head.Language, head.Course);
        return new PageResult(book, [.. setting.Diagnostics]);
    }
}
