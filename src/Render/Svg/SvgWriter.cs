using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Svg;

/// <summary>
/// Writes a <see cref="Frame"/> as SVG 1.1 that needs nothing else: letters are outlines, so that the picture looks the same
/// everywhere; what it shows is said in its title and description.
/// </summary>
public sealed class SvgWriter
{
    private readonly StringBuilder _body = new();
    private readonly SortedDictionary<string, string> _glyphs = new(StringComparer.Ordinal);
    private readonly string _prefix;

    private SvgWriter(string prefix) => _prefix = prefix;

    /// <summary>
    /// The picture as an <c>svg</c> element. <paramref name="prefix"/> begins every id in it: letters, digits and hyphens,
    /// another one for each picture of one HTML page. An empty title makes it a decoration, hidden from readers.
    /// </summary>
    public static string Write(Frame frame, string title, string description, string prefix = "w")
    {
        ArgumentNullException.ThrowIfNull(frame);
        var writer = new SvgWriter(prefix);
        foreach (var item in frame.Items)
        {
            writer.Draw(item);
        }

        string width = Number(frame.Width), height = Number(frame.Height);
        var text = new StringBuilder($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" viewBox=\"0 0 {width} {height}\"");
        if (title.Length == 0)
        {
            text.Append(" aria-hidden=\"true\">\n");
        }
        else
        {
            text.Append($" role=\"img\" aria-labelledby=\"{prefix}-title {prefix}-desc\">\n");
            text.Append($"<title id=\"{prefix}-title\">{Escape(title)}</title>\n<desc id=\"{prefix}-desc\">{Escape(description)}</desc>\n");
        }

        text.Append("<defs>\n");
        foreach (var (id, outline) in writer._glyphs)
        {
            text.Append($"<path id=\"{id}\" d=\"{outline}\"/>\n");
        }

        return text.Append("</defs>\n").Append(writer._body).Append("</svg>\n").ToString();
    }

    private void Draw(FrameItem item)
    {
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

    private void Show(FrameItem.Glyphs glyphs)
    {
        var font = FontFile.Of(glyphs.Face);
        var scale = glyphs.Size / 1000;
        var x = glyphs.X;
        _body.Append($"<g{Fill(glyphs.Colour)}>");
        for (var i = 0; i < glyphs.Text.Length; i++)
        {
            var character = glyphs.Text[i];
            var outline = GlyphOutline.Of(font, character);
            if (outline.Length > 0)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{_prefix}-{(int)glyphs.Face:x}-{(int)character:x}");
                _glyphs.TryAdd(id, outline);
                _body.Append(CultureInfo.InvariantCulture, $"<use href=\"#{id}\" transform=\"matrix({scale * glyphs.Stretch:0.#####} 0 0 {-scale:0.#####} {x:0.##} {glyphs.Baseline:0.##})\"/>");
            }

            x += font.Advance(character) * scale * glyphs.Stretch + (i < (glyphs.Gaps.IsDefault ? 0 : glyphs.Gaps.Length) ? glyphs.Gaps[i] : 0);
        }

        _body.Append("</g>\n");
    }

    private void Draw(FrameItem.Path path)
    {
        _body.Append("<path d=\"");
        foreach (var step in path.Steps)
        {
            _body.Append(step.Kind).Append(step.Kind switch
            {
                'Z' => "",
                'C' => $"{Number(step.X1)} {Number(step.Y1)} {Number(step.X2)} {Number(step.Y2)} {Number(step.X)} {Number(step.Y)}",
                _ => $"{Number(step.X)} {Number(step.Y)}",
            });
        }

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
