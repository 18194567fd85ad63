using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Pages;
using WorkedSolutions.Render.Pdf;

namespace WorkedSolutions.Render.Tests.Pages;

/// <summary>Short ways to write documents in tests: $…$ is maths, *…* is bold.</summary>
internal static class Write
{
    public static ImmutableArray<Inline> Text(string text)
    {
        var inlines = ImmutableArray.CreateBuilder<Inline>();
        var parts = text.Split('$');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1)
            {
                inlines.Add(new Inline.Math(TexReader.Read(parts[i]).Node));
                continue;
            }

            var strong = parts[i].Split('*');
            for (var j = 0; j < strong.Length; j++)
            {
                Inline plain = new Inline.Text(strong[j]);
                inlines.Add(j % 2 == 1 ? new Inline.Strong([plain]) : plain);
            }
        }

        return inlines.ToImmutable();
    }

    public static Block Paragraph(string text) => new Block.Paragraph(Text(text));

    public static Block Heading(int level, string text) => new Block.Heading(level, Text(text), text.Replace(' ', '-'));

    public static Block Display(string tex, params string[] anchors) => new Block.DisplayMath(TexReader.Read(tex).Node, [.. anchors]);

    public static TableRow Row(params string[] cells) => new([.. cells.Select(Text)]);

    public static Document Document(params Block[] blocks) =>
        new(new DocumentHead("A title", "A course", "Ada Lovelace", "23 November 2026"), [.. blocks]);

    public static PageResult Layout(Document document, PageSettings? settings = null) =>
        PageLayout.Layout(document, settings ?? new PageSettings(), PlainFormulas.Setter, _ => null);

    public static byte[] Pdf(PageResult result)
    {
        var stream = new MemoryStream();
        PdfWriter.Write(result.Book, stream);
        return stream.ToArray();
    }
}
