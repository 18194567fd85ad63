using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Svg;

/// <summary>
/// Writes a <see cref="Frame"/> as SVG 1.1 that needs nothing else; what it shows is said in its title and description.
/// </summary>
public sealed class SvgWriter
{
    private const string SerifFonts = " font-family=\"Latin Modern Roman,STIX Two Text,Cambria,Times New Roman,serif\"";

    private readonly StringBuilder _body = new();
    private readonly SortedDictionary<string, string> _glyphs = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<(string Baseline, double Scale, double Stretch, Colour Colour), List<(string Id, double X)>> _lines = [];
    private readonly OrderedDictionary<(string Baseline, double Size, string Face, Colour Colour), (StringBuilder Places, StringBuilder Text)> _texts = [];
    private readonly string _prefix;
    private readonly SvgLetters _letters;

    private SvgWriter(string prefix, SvgLetters letters) => (_prefix, _letters) = (prefix, letters);

    /// <summary>
    /// The picture as an <c>svg</c> element. <paramref name="prefix"/> begins every id in it: letters, digits and hyphens,
    /// another one for each picture of one HTML page. An empty title makes it a decoration, hidden from readers.
    /// </summary>
    public static string Write(Frame frame, string title, string description, string prefix = "w", SvgLetters letters = SvgLetters.Outlines)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var writer = new SvgWriter(prefix, letters);
        foreach (var item in frame.Items)
        {
            writer.Draw(item);
        }

        writer.EndLines();

        string width = Number(frame.Width), height = Number(frame.Height);
        var text = new StringBuilder($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" viewBox=\"0 0 {width} {height}\"{(letters == SvgLetters.Text ? SerifFonts : "")}");
        if (title.Length == 0)
        {
            text.Append(" aria-hidden=\"true\">\n");
        }
        else
        {
            text.Append($" role=\"img\" aria-labelledby=\"{prefix}-title {prefix}-desc\">\n");
            text.Append($"<title id=\"{prefix}-title\">{Escape(title)}</title>\n<desc id=\"{prefix}-desc\">{Escape(description)}</desc>\n");
        }

        if (writer._glyphs.Count > 0)
        {
            text.Append("<defs>\n");
            foreach (var (id, outline) in writer._glyphs)
            {
                text.Append($"<path id=\"{id}\" d=\"{outline}\"/>\n");
            }

            text.Append("</defs>\n");
        }

        return text.Append(writer._body).Append("</svg>\n").ToString();
    }

    private void Draw(FrameItem item)
    {
        if (item is not FrameItem.Glyphs)
        {
            EndLines();
        }

        switch (item)
        {
            case FrameItem.Glyphs glyphs:
                Show(glyphs);
                break;
            case FrameItem.Rectangle box:
                _body.Append($"<rect x=\"{Number(box.X)}\" y=\"{Number(box.Y)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\"{Fill(box.Colour)}/>\n");
                break;
            case FrameItem.Path path:
                Draw(path);
                break;
            case FrameItem.LinkArea link:
                _body.Append($"<a href=\"{Escape(link.Target)}\"><rect x=\"{Number(link.X)}\" y=\"{Number(link.Y)}\" width=\"{Number(link.Width)}\" height=\"{Number(link.Height)}\" fill=\"none\" pointer-events=\"all\"/></a>\n");
                break;
            case FrameItem.Anchor:
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Letters that stand side by side on one line in one size and colour are written together.</summary>
    private void Show(FrameItem.Glyphs glyphs)
    {
        var font = FontFile.Of(glyphs.Face);
        var scale = glyphs.Size / 1000;
        if (_letters == SvgLetters.Text && Face(glyphs.Face) is { } face)
        {
            ShowAsText(glyphs, font, face);
            return;
        }

        var line = (Number(glyphs.Baseline), scale, glyphs.Stretch, glyphs.Colour);
        if (!_lines.TryGetValue(line, out var letters))
        {
            letters = [];
            _lines.Add(line, letters);
        }

        var x = glyphs.X;
        for (var i = 0; i < glyphs.Text.Length; i++)
        {
            var character = glyphs.Text[i];
            var outline = GlyphOutline.Of(font, character);
            if (outline.Length > 0)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{_prefix}{(int)glyphs.Face:x}{(int)character:x}");
                _glyphs.TryAdd(id, outline);
                letters.Add((id, x));
            }

            x += font.Advance(character) * scale * glyphs.Stretch + (i < (glyphs.Gaps.IsDefault ? 0 : glyphs.Gaps.Length) ? glyphs.Gaps[i] : 0);
        }
    }

    private void ShowAsText(FrameItem.Glyphs glyphs, FontFile font, string face)
    {
        var line = (Number(glyphs.Baseline), glyphs.Size, face, glyphs.Colour);
        if (!_texts.TryGetValue(line, out var text))
        {
            text = (new StringBuilder(), new StringBuilder());
            _texts.Add(line, text);
        }

        var x = glyphs.X;
        for (var i = 0; i < glyphs.Text.Length; i++)
        {
            if (glyphs.Text[i] is not (' ' or '\u00a0'))
            {
                text.Places.Append(text.Places.Length == 0 ? "" : " ").Append(x.ToString("0.#", CultureInfo.InvariantCulture));
                text.Text.Append(glyphs.Text[i]);
            }

            x += font.Advance(glyphs.Text[i]) * glyphs.Size / 1000 * glyphs.Stretch + (i < (glyphs.Gaps.IsDefault ? 0 : glyphs.Gaps.Length) ? glyphs.Gaps[i] : 0);
        }
    }

    /// <summary>The attributes of a face that a reader's fonts have as well; null for one that they lack.</summary>
    private static string? Face(FontFace face) => face switch
    {
        FontFace.MainRegular => "",
        FontFace.MainItalic or FontFace.MathItalic => " font-style=\"italic\"",
        FontFace.MainBold => " font-weight=\"bold\"",
        FontFace.MainBoldItalic or FontFace.MathBoldItalic => " font-style=\"italic\" font-weight=\"bold\"",
        FontFace.SansSerif => " font-family=\"sans-serif\"",
        FontFace.Typewriter => " font-family=\"monospace\"",
        _ => null,
    };

    /// <summary>Writes the letters that were shown since something else was drawn.</summary>
    private void EndLines()
    {
        foreach (var ((baseline, scale, stretch, colour), letters) in _lines.Where(line => line.Value.Count > 0))
        {
            var first = Number(letters[0].X);
            var transform = string.Create(CultureInfo.InvariantCulture, $" transform=\"matrix({scale * stretch:0.#####} 0 0 {-scale:0.#####} {first} {baseline})\"{Fill(colour)}");
            if (letters.Count == 1)
            {
                _body.Append($"<use href=\"#{letters[0].Id}\"{transform}/>\n");
                continue;
            }

            var origin = double.Parse(first, CultureInfo.InvariantCulture);
            _body.Append($"<g{transform}><use href=\"#{letters[0].Id}\"/>");
            foreach (var (id, x) in letters.Skip(1))
            {
                _body.Append(CultureInfo.InvariantCulture, $"<use href=\"#{id}\" x=\"{(x - origin) / (scale * stretch):0}\"/>");
            }

            _body.Append("</g>\n");
        }

        foreach (var ((baseline, size, face, colour), (places, letters)) in _texts.Where(text => text.Value.Text.Length > 0))
        {
            _body.Append($"<text x=\"{places}\" y=\"{baseline}\" font-size=\"{Number(size)}\"{face}{Fill(colour)}>{Escape(letters.ToString())}</text>\n");
        }

        _lines.Clear();
        _texts.Clear();
    }

    private void Draw(FrameItem.Path path)
    {
        _body.Append("<path d=\"").Append(SvgPath.Data(path.Steps));
        _body.Append('"').Append(path.Fill is { } fill ? Fill(fill) : " fill=\"none\"");
        if (path.StrokeWidth > 0)
        {
            _body.Append($" stroke=\"{Hex(path.Colour)}\" stroke-width=\"{Number(path.StrokeWidth)}\"");
            ImmutableArray<double> dashes = path.Dashes.IsDefault ? [] : path.Dashes;
            _body.Append(dashes.IsEmpty ? "" : $" stroke-dasharray=\"{string.Join(' ', dashes.Select(Number))}\"");
        }

        _body.Append("/>\n");
    }

    private static string Fill(Colour colour) => colour == Colour.Black ? "" : $" fill=\"{Hex(colour)}\"";

    private static string Hex(Colour colour) => $"#{colour.Red:x2}{colour.Green:x2}{colour.Blue:x2}";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) is "-0" ? "0" : value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Escape(string text)
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
                < ' ' and not '\n' or 0xFFFE or 0xFFFF => " ",
                _ => rune.ToString(),
            });
        }

        return escaped.ToString();
    }
}
