using System.Text;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pdf;

/// <summary>A place that links lead to: the page's object and the top left corner of what is to be seen, in hundredths of a point.</summary>
internal readonly record struct Destination(int Page, int X, int Y)
{
    /// <summary>The destination as an array.</summary>
    public void Write(PdfText target) =>
        target.Add("["u8).Reference(Page).Add("/XYZ "u8).AddHundredths(X).Add(" "u8).AddHundredths(Y).Add(" null]"u8);
}

/// <summary>The pages of a file with their contents and links.</summary>
internal sealed class PdfPages(FrameBook book, PdfFile file, FontTable fonts, StructureTree tree, int pagesId)
{
    private readonly List<(int Id, int Content, List<int> Links)> _pages = [];

    /// <summary>The rows of the parent tree: first one for each page, then one for each link.</summary>
    public List<(List<int>? Marks, int Node)> Parents { get; } = [];

    /// <summary>The named destinations in the order of their names.</summary>
    public SortedDictionary<string, Destination> Destinations { get; } = new(Comparer<string>.Create(CompareAsWritten));

    /// <summary>Writes the contents and links of all pages.</summary>
    public void Write()
    {
        var contents = new PageContent[book.Pages.Length];
        for (var i = 0; i < contents.Length; i++)
        {
            var (frame, id, stream) = (book.Pages[i], file.Reserve(), file.Reserve());
            var content = contents[i] = PageContent.Of(book, fonts, frame);
            file.Stream(stream, "", Deflate.Compress(content.Operators));
            for (var mark = 0; mark < content.Marks.Count; mark++)
            {
                tree.AddMark(content.Marks[mark], mark, id);
            }

            foreach (var (node, box) in content.Figures)
            {
                tree.AddBox(node, box);
            }

            foreach (var anchor in content.Anchors)
            {
                Destinations.TryAdd(anchor.Name, new(id, PdfText.Hundredths(anchor.X), PdfText.Hundredths(frame.Height - anchor.Y)));
            }

            Parents.Add((content.Marks, 0));
            _pages.Add((id, stream, []));
        }

        for (var i = 0; i < contents.Length; i++)
        {
            foreach (var link in contents[i].Links)
            {
                WriteLink(link, i);
            }
        }
    }

    /// <summary>Writes the page objects; the fonts must be in the file by now.</summary>
    public void WritePageObjects()
    {
        var root = file.Begin(pagesId).Add("<</Type/Pages/Count "u8).Add(_pages.Count).Add("/Kids["u8);
        foreach (var (id, _, _) in _pages)
        {
            root.Reference(id).Add(" "u8);
        }

        root.Add("]"u8);
        fonts.Resources(root);
        root.Add(">>"u8);
        for (var i = 0; i < _pages.Count; i++)
        {
            var (id, content, links) = _pages[i];
            var page = file.Begin(id).Add("<</Type/Page/Parent "u8).Reference(pagesId).Add("/MediaBox[0 0 "u8);
            page.Add(book.Pages[i].Width).Add(" "u8).Add(book.Pages[i].Height).Add("]/Tabs/S/StructParents "u8).Add(i).Add("/Contents "u8).Reference(content);
            if (links.Count > 0)
            {
                page.Add("/Annots["u8);
                links.ForEach(link => page.Reference(link).Add(" "u8));
                page.Add("]"u8);
            }

            page.Add(">>"u8);
        }
    }

    /// <summary>Writes a link; one to an anchor that no page has is left out, as there is nowhere to go.</summary>
    private void WriteLink(FrameItem.LinkArea link, int pageIndex)
    {
        var inside = link.Target.StartsWith('#');
        if (inside && !Destinations.ContainsKey(link.Target[1..]))
        {
            return;
        }

        var id = file.Reserve();
        var (page, _, links) = _pages[pageIndex];
        var height = book.Pages[pageIndex].Height;
        var target = file.Begin(id).Add("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["u8);
        target.Add(link.X).Add(" "u8).Add(height - link.Y - link.Height).Add(" "u8).Add(link.X + link.Width).Add(" "u8).Add(height - link.Y).Add("]"u8);
        if (inside)
        {
            target.Add("/Dest"u8).String(link.Target[1..]).Add("/Contents"u8).String("Go to " + link.Target[1..]);
        }
        else
        {
            target.Add("/A<</S/URI/URI"u8).String(Percent(link.Target)).Add(">>/Contents"u8).String(link.Target);
        }

        if (link.Node >= 0)
        {
            target.Add("/StructParent "u8).Add(Parents.Count);
            Parents.Add((null, link.Node));
            tree.AddAnnotation(link.Node, id, page);
        }

        target.Add(">>"u8);
        links.Add(id);
    }

    /// <summary>Names that are not ASCII are written as UTF-16 behind a byte-order mark, so they come after the others.</summary>
    private static int CompareAsWritten(string left, string right)
    {
        int leftMark = Ascii.IsValid(left) ? 0 : 1, rightMark = Ascii.IsValid(right) ? 0 : 1;
        return leftMark != rightMark ? leftMark - rightMark : string.CompareOrdinal(left, right);
    }

    /// <summary>A web address in ASCII: other characters as percent-encoded UTF-8.</summary>
    private static string Percent(string address)
    {
        if (Ascii.IsValid(address))
        {
            return address;
        }

        var encoded = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(address))
        {
            encoded.Append(unit < 128 ? ((char)unit).ToString() : $"%{unit:X2}");
        }

        return encoded.ToString();
    }
}
