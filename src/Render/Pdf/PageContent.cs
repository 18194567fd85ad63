using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pdf;

/// <summary>
/// The content stream of one page. Items that follow each other in one structure node share one marked-content sequence;
/// artifacts are marked as such (ISO 32000-1, 14.7–14.8).
/// </summary>
internal sealed partial class PageContent
{
    private readonly FrameBook _book;
    private readonly FontTable _fonts;
    private readonly int _height;
    private readonly PdfText _text = new(1 << 14);
    private int _node = int.MinValue;
    private bool _inText;
    private (int X, int Y) _line;
    private (FontFace Face, double Size)? _font;
    private double _stretch = 1;
    private Colour? _fill;
    private Colour? _stroke;

    private PageContent(FrameBook book, FontTable fonts, Frame page)
    {
        _book = book;
        _fonts = fonts;
        _height = PdfText.Hundredths(page.Height);
        foreach (var item in page.Items)
        {
            Draw(item);
        }

        CloseMark();
    }

    /// <summary>The structure node of each marked-content sequence, by its number.</summary>
    public List<int> Marks { get; } = [];

    /// <summary>The box around each figure on the page, y up.</summary>
    public Dictionary<int, (double Left, double Bottom, double Right, double Top)> Figures { get; } = [];

    /// <summary>The areas that lead somewhere.</summary>
    public List<FrameItem.LinkArea> Links { get; } = [];

    /// <summary>The places that links lead to.</summary>
    public List<FrameItem.Anchor> Anchors { get; } = [];

    /// <summary>The operators.</summary>
    public ReadOnlySpan<byte> Operators => _text.Written;

    /// <summary>Writes a page's operators.</summary>
    public static PageContent Of(FrameBook book, FontTable fonts, Frame page) => new(book, fonts, page);

    private void Draw(FrameItem item)
    {
        if (item.Node >= 0 && _book.Structure[item.Node].Type == "Figure" && item.Bounds() is { } bounds)
        {
            var height = _height / 100.0;
            var old = Figures.GetValueOrDefault(item.Node, (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue));
            Figures[item.Node] = (
                Math.Min(old.Item1, bounds.Left), Math.Min(old.Item2, height - bounds.Bottom),
                Math.Max(old.Item3, bounds.Right), Math.Max(old.Item4, height - bounds.Top));
        }

        switch (item)
        {
            case FrameItem.Glyphs glyphs:
                Mark(item.Node);
                Show(glyphs);
                break;
            case FrameItem.Rectangle box:
                Mark(item.Node);
                EndText();
                Fill(item.Colour);
                int top = PdfText.Hundredths(box.Y), bottom = PdfText.Hundredths(box.Y + box.Height);
                _text.Add(box.X).Add(" "u8).AddHundredths(_height - bottom).Add(" "u8).Add(box.Width).Add(" "u8).AddHundredths(bottom - top).Add(" re f\n"u8);
                break;
            case FrameItem.Path path:
                Mark(item.Node);
                EndText();
                Draw(path);
                break;
            case FrameItem.LinkArea link:
                Links.Add(link);
                break;
            case FrameItem.Anchor anchor:
                Anchors.Add(anchor);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Mark(int node)
    {
        if (node == _node)
        {
            return;
        }

        CloseMark();
        _node = node;
        if (node < 0)
        {
            _text.Add("/Artifact BMC\n"u8);
            return;
        }

        _text.Add("/"u8).Add(_book.Structure[node].Type).Add("<</MCID "u8).Add(Marks.Count).Add(">>BDC\n"u8);
        Marks.Add(node);
    }

    private void CloseMark()
    {
        EndText();
        if (_node != int.MinValue)
        {
            _text.Add("EMC\n"u8);
        }
    }

    private void EndText()
    {
        if (_inText)
        {
            _text.Add("ET\n"u8);
            _inText = false;
        }
    }

    private void Show(FrameItem.Glyphs glyphs)
    {
        if (glyphs.Text.Length == 0)
        {
            return;
        }

        if (glyphs.ActualText is { } actual)
        {
            EndText();
            _text.Add("/Span<</ActualText"u8).String(actual).Add(">>BDC\n"u8);
        }

        StartText();
        Fill(glyphs.Colour);
        if (_font != (glyphs.Face, glyphs.Size))
        {
            _font = (glyphs.Face, glyphs.Size);
            _text.Add("/F"u8).Add((int)glyphs.Face).Add(" "u8).AddSize(glyphs.Size).Add(" Tf\n"u8);
        }

        if (_stretch != glyphs.Stretch)
        {
            _stretch = glyphs.Stretch;
            _text.Add(_stretch * 100).Add(" Tz\n"u8);
        }

        int x = PdfText.Hundredths(glyphs.X), y = _height - PdfText.Hundredths(glyphs.Baseline);
        _text.AddHundredths(x - _line.X).Add(" "u8).AddHundredths(y - _line.Y).Add(" Td"u8);
        _line = (x, y);
        Codes(glyphs, _fonts[glyphs.Face].Codes);
        if (glyphs.ActualText is not null)
        {
            EndText();
            _text.Add("EMC\n"u8);
        }
    }

    private void StartText()
    {
        if (!_inText)
        {
            _text.Add("BT\n"u8);
            _inText = true;
            _line = (0, 0);
        }
    }

    /// <summary>The glyph codes; gaps become whole thousandths of the size, what rounding leaves over goes to the next gap.</summary>
    private void Codes(FrameItem.Glyphs glyphs, CodeMap codes)
    {
        var gaps = glyphs.Gaps.IsDefault ? [] : glyphs.Gaps.AsSpan();
        if (gaps.IsEmpty)
        {
            _text.Add("("u8);
            foreach (var character in glyphs.Text)
            {
                _text.Code(codes[character]);
            }

            _text.Add(")Tj\n"u8);
            return;
        }

        var open = true;
        var carried = 0.0;
        _text.Add("[("u8);
        for (var i = 0; i < glyphs.Text.Length; i++)
        {
            if (!open)
            {
                _text.Add("("u8);
                open = true;
            }

            _text.Code(codes[glyphs.Text[i]]);
            carried += i < gaps.Length && i + 1 < glyphs.Text.Length ? gaps[i] * 1000 / (glyphs.Size * glyphs.Stretch) : 0;
            var amount = (int)Math.Round(carried);
            if (amount != 0)
            {
                _text.Add(")"u8).Add(-amount);
                carried -= amount;
                open = false;
            }
        }

        _text.Add(open ? ")]TJ\n"u8 : "]TJ\n"u8);
    }
}
