using System.Globalization;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pages;

/// <summary>What every page carries around the text: course and title above, page x of y below. Artifacts all.</summary>
internal sealed class Furniture(Setting setting, DocumentHead head)
{
    private const double HeaderDrop = 24;
    private const double FooterDrop = 30;
    private static readonly Colour Grey = new(0x50, 0x50, 0x50);

    private PageSettings Page => setting.Page;

    private TextStyle Style => new(FontFace.MainRegular, 0.86 * Page.TextSize, -1, Grey);

    /// <summary>The items of page <paramref name="number"/> of <paramref name="count"/>.</summary>
    public IEnumerable<FrameItem> Of(int number, int count)
    {
        var items = new List<FrameItem>();
        if (Page.Header)
        {
            AddHeader(items, number);
        }

        if (Page.Footer)
        {
            var english = head.Language.StartsWith("en", StringComparison.Ordinal);
            string page = number.ToString(CultureInfo.InvariantCulture), all = count.ToString(CultureInfo.InvariantCulture);
            var text = english ? $"Page {page} of {all}" : $"{page} / {all}";
            AddText(items, text, Page.TextWidth, Alignment.Centre, 0, Page.Height - Page.BottomMargin + FooterDrop);
        }

        return items;
    }

    /// <summary>The first page has the title in its text, so its header shows course, author and date; without any of them it has none. Later ones say which paper it is: whose feedback.</summary>
    private void AddHeader(List<FrameItem> items, int number)
    {
        var made = string.Join(", ", new[] { head.Author, head.Date }.Where(part => !string.IsNullOrWhiteSpace(part)));
        var (left, right) = (head.Course, number == 1 ? made : head.Subtitle ?? head.Title);
        if (string.IsNullOrWhiteSpace(left) && string.IsNullOrWhiteSpace(right))
        {
            return;
        }

        var baseline = Page.TopMargin - HeaderDrop;
        var used = AddText(items, left ?? "", 0.48 * Page.TextWidth, Alignment.Left, 0, baseline);
        var rest = Page.TextWidth - used - 12;
        AddText(items, right ?? "", rest, Alignment.Right, Page.TextWidth - rest, baseline);
        items.Add(new FrameItem.Rectangle(Page.Margin, baseline + 4.5, Page.TextWidth, 0.4) { Colour = Grey });
    }

    /// <summary>Adds one line of text, cut short to a width; gives the width it took.</summary>
    private double AddText(List<FrameItem> items, string text, double width, Alignment alignment, double left, double baseline)
    {
        var atoms = Atoms(text);
        if (LineSetter.NaturalWidth(atoms) > width)
        {
            var (fits, tooLong) = (0, text.Length);
            while (tooLong - fits > 1)
            {
                var middle = (fits + tooLong) / 2;
                (fits, tooLong) = LineSetter.NaturalWidth(Atoms(Cut(text, middle))) <= width ? (middle, tooLong) : (fits, middle);
            }

            atoms = Atoms(Cut(text, fits));
        }

        var natural = LineSetter.NaturalWidth(atoms);
        foreach (var line in LineSetter.Lines(setting, atoms, Style, Math.Max(width, natural + 0.01), alignment))
        {
            items.AddRange(line.Parts.Select(part => part.Item.Moved(Page.Margin + left + part.X, baseline + part.Y, -1)));
        }

        return natural;
    }

    private static string Cut(string text, int length) => text[..length].TrimEnd() + "…";

    private List<Atom> Atoms(string text) => ParagraphAtoms.Of(setting, [new Inline.Text(text)], Style, double.MaxValue);
}
