using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Fonts;

/// <summary>
/// A character's outline as SVG path data: thousandths of an em, y up, quadratic curves as in the font. It is written short, since
/// a picture holds some forty: relative, and a curve whose control point mirrors the last one's without it (<c>t</c>). Control points
/// are put on even thousandths, so that the points half-way between two of them are whole.
/// </summary>
internal sealed class GlyphOutline
{
    private static readonly ConcurrentDictionary<(FontFace Face, int CodePoint), string> Drawn = new();

    private readonly StringBuilder _path = new();
    private GlyphPart _part;
    private (int X, int Y) _at;
    private (int X, int Y) _mirrored;

    /// <summary>The outline, drawn once for each character of a face; empty for a space.</summary>
    public static string Of(FontFile font, int codePoint) =>
        Drawn.GetOrAdd((font.Face, codePoint), static (key, font) => Draw(font, key.CodePoint), font);

    private static string Draw(FontFile font, int codePoint)
    {
        var outline = new GlyphOutline();
        var glyph = font.GlyphOf(codePoint);
        foreach (var part in glyph == 0 && font.ComposedOf(codePoint) is { } composed ? composed.Parts : [new GlyphPart(glyph, 0, 0)])
        {
            outline._part = part;
            outline.Draw(font.GlyphData(part.Glyph));
        }

        return outline._path.ToString();
    }

    /// <summary>Draws a simple glyph (OpenType specification, table glyf): flags, then x, then y, run-length coded and relative.</summary>
    private void Draw(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
        {
            return;
        }

        int contours = BinaryPrimitives.ReadInt16BigEndian(data), program = 10 + 2 * contours;
        var count = BinaryPrimitives.ReadUInt16BigEndian(data[(program - 2)..]) + 1;
        var at = program + 2 + BinaryPrimitives.ReadUInt16BigEndian(data[program..]);
        var flags = Flags(data, ref at, count);
        var xs = Coordinates(data, ref at, flags, 0x02, 0x10);
        var ys = Coordinates(data, ref at, flags, 0x04, 0x20);
        for (int contour = 0, first = 0; contour < contours; contour++)
        {
            var last = BinaryPrimitives.ReadUInt16BigEndian(data[(10 + 2 * contour)..]);
            Contour(flags, xs, ys, first, last - first + 1);
            first = last + 1;
        }
    }

    private static byte[] Flags(ReadOnlySpan<byte> data, ref int at, int count)
    {
        const int repeat = 0x08;
        var flags = new byte[count];
        for (var i = 0; i < count; i++)
        {
            flags[i] = data[at++];
            if ((flags[i] & repeat) == 0)
            {
                continue;
            }

            for (int times = data[at++], flag = flags[i]; times > 0 && i + 1 < count; times--)
            {
                flags[++i] = (byte)flag;
            }
        }

        return flags;
    }

    private static int[] Coordinates(ReadOnlySpan<byte> data, ref int at, byte[] flags, int isByte, int sameOrPositive)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            var set = (flags[i] & sameOrPositive) != 0;
            if ((flags[i] & isByte) != 0)
            {
                value += set ? data[at] : -data[at];
                at++;
            }
            else if (!set)
            {
                value += BinaryPrimitives.ReadInt16BigEndian(data[at..]);
                at += 2;
            }

            values[i] = value;
        }

        return values;
    }

    /// <summary>A closed contour; between two control points lies a point of the curve half-way.</summary>
    private void Contour(byte[] flags, int[] xs, int[] ys, int first, int count)
    {
        if (count < 2)
        {
            return;
        }

        (int X, int Y) At(int i) => Placed(xs[first + i % count], ys[first + i % count], On(i) ? 1 : 2);
        bool On(int i) => (flags[first + i % count] & 1) != 0;
        static (int X, int Y) Middle((int X, int Y) a, (int X, int Y) b) => ((a.X + b.X) / 2, (a.Y + b.Y) / 2);

        var offset = 0;
        while (offset < count && !On(offset))
        {
            offset++;
        }

        var start = offset < count ? At(offset) : Middle(At(count - 1), At(0));
        var step = offset < count ? offset + 1 : 0;
        _path.Append(CultureInfo.InvariantCulture, $"M{start.X} {start.Y}");
        _at = _mirrored = start;
        for (var last = step + count - (offset < count ? 1 : 0); step < last; step++)
        {
            if (On(step))
            {
                Line(At(step));
                continue;
            }

            Curve(At(step), step + 1 == last ? start : On(step + 1) ? At(step + 1) : Middle(At(step), At(step + 1)));
            step += step + 1 < last && On(step + 1) ? 1 : 0;
        }

        _path.Append('Z');
    }

    /// <summary>A point of the glyph in the composed one, on the grid of that many thousandths.</summary>
    private (int X, int Y) Placed(int x, int y, int grid) => (
        grid * (int)Math.Round((x * _part.ScaleX + _part.X) / grid, MidpointRounding.AwayFromZero),
        grid * (int)Math.Round((y * _part.ScaleY + _part.Y) / grid, MidpointRounding.AwayFromZero));

    private void Line((int X, int Y) end)
    {
        var (dx, dy) = (end.X - _at.X, end.Y - _at.Y);
        if (dx == 0 || dy == 0)
        {
            _path.Append(dy == 0 ? 'h' : 'v');
            Put(dy == 0 ? dx : dy, true);
        }
        else
        {
            _path.Append('l');
            Put(dx, true);
            Put(dy, false);
        }

        _at = _mirrored = end;
    }

    private void Curve((int X, int Y) control, (int X, int Y) end)
    {
        var mirrors = control == _mirrored && control != _at;
        _path.Append(mirrors ? 't' : 'q');
        if (!mirrors)
        {
            Put(control.X - _at.X, true);
            Put(control.Y - _at.Y, false);
        }

        Put(end.X - _at.X, mirrors);
        Put(end.Y - _at.Y, false);
        _at = end;
        _mirrored = (2 * end.X - control.X, 2 * end.Y - control.Y);
    }

    /// <summary>A number, which a minus parts from the one before as well as a space does.</summary>
    private void Put(int number, bool first)
    {
        if (!first && number >= 0)
        {
            _path.Append(' ');
        }

        _path.Append(CultureInfo.InvariantCulture, $"{number}");
    }
}
