using System.Text;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pdf;

/// <summary>
/// Writes a <see cref="FrameBook"/> as a PDF 1.7 file: subset fonts with Unicode maps, tags after PDF/UA-1, bookmarks, named
/// destinations, title and language. The same book gives the same bytes. No library, no clock.
/// </summary>
public static class PdfWriter
{
    private const string Producer = "Worked Solutions";

    /// <summary>Writes the book.</summary>
    public static void Write(FrameBook book, Stream target)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(target);
        var file = new PdfFile();
        int catalog = file.Reserve(), pages = file.Reserve(), information = file.Reserve(), metadata = file.Reserve();
        var fonts = new FontTable(book);
        var tree = new StructureTree(book, file);
        var writer = new PdfPages(book, file, fonts, tree, pages);
        writer.Write();
        fonts.Write(file);
        writer.WritePageObjects();
        tree.Write(writer.Parents);
        int outline = PdfOutline.Write(book, file, writer.Destinations), names = WriteNames(file, writer.Destinations);
        file.Stream(metadata, "/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(Metadata(book)), compressed: false);
        var info = file.Begin(information).Add("<</Title"u8).String(book.Title);
        Entry(info, "/Author"u8, book.Author);
        Entry(info, "/Subject"u8, book.Subject);
        info.Add("/Producer"u8).String(Producer).Add(">>"u8);
        var root = file.Begin(catalog).Add("<</Type/Catalog/Pages "u8).Reference(pages).Add("/Lang"u8).String(book.Language);
        root.Add("/MarkInfo<</Marked true>>/StructTreeRoot "u8).Reference(tree.Root).Add("/Metadata "u8).Reference(metadata);
        root.Add("/ViewerPreferences<</DisplayDocTitle true>>/Names<</Dests "u8).Reference(names).Add(">>"u8);
        if (outline != 0)
        {
            root.Add("/Outlines "u8).Reference(outline).Add("/PageMode/UseOutlines"u8);
        }

        root.Add(">>"u8);
        target.Write(file.Finish(catalog, information));
    }

    private static void Entry(PdfText target, ReadOnlySpan<byte> key, string? value)
    {
        if (value is not null)
        {
            target.Add(key).String(value);
        }
    }

    private static int WriteNames(PdfFile file, SortedDictionary<string, Destination> destinations)
    {
        var names = file.Reserve();
        var target = file.Begin(names).Add("<</Names["u8);
        foreach (var (name, place) in destinations)
        {
            target.String(name);
            place.Write(target);
        }

        target.Add("]>>"u8);
        return names;
    }

    private static string Metadata(FrameBook book)
    {
        static string Escape(string text)
        {
            var escaped = new StringBuilder(text.Length);
            foreach (var rune in text.EnumerateRunes())
            {
                escaped.Append(rune.Value switch
                {
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '&' => "&amp;",
                    '"' => "&quot;",
                    < ' ' or 0xFFFE or 0xFFFF => " ",
                    _ => rune.ToString(),
                });
            }

            return escaped.ToString();
        }

        static string Alternative(string element, string? text) =>
            text is null ? "" : $"<{element}><rdf:Alt><rdf:li xml:lang=\"x-default\">{Escape(text)}</rdf:li></rdf:Alt></{element}>\n";

        var author = book.Author is null ? "" : $"<dc:creator><rdf:Seq><rdf:li>{Escape(book.Author)}</rdf:li></rdf:Seq></dc:creator>\n";
        return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
            + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
            + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
            + " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n<pdfuaid:part>1</pdfuaid:part>\n"
            + Alternative("dc:title", book.Title) + author + Alternative("dc:description", book.Subject)
            + $"<dc:language><rdf:Bag><rdf:li>{Escape(book.Language)}</rdf:li></rdf:Bag></dc:language>\n"
            + $"<pdf:Producer>{Producer}</pdf:Producer>\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
    }
}
