using System.Buffers.Binary;

namespace WorkedSolutions.Render.Fonts;

/// <summary>The glyphs of a subset in their new order: the missing-glyph box, one for each character, then the pieces of composed ones.</summary>
internal sealed class GlyphList
{
    private readonly FontFile _font;
    private readonly List<(int Glyph, ComposedGlyph? Composed)> _glyphs = [];
    private readonly Dictionary<int, int> _places = [];

    /// <summary>Lists the glyphs for the characters, in their order.</summary>
    public GlyphList(FontFile font, string characters)
    {
        _font = font;
        _glyphs.Add((0, null));
        foreach (var character in characters)
        {
            Add(font.GlyphOf(character), font.GlyphOf(character) == 0 ? font.ComposedOf(character) : null);
        }

        for (var i = 0; i <= characters.Length; i++)
        {
            foreach (var part in _glyphs[i].Composed?.Parts ?? [])
            {
                if (!_places.ContainsKey(part.Glyph))
                {
                    Add(part.Glyph, null);
                }
            }
        }
    }

    /// <summary>How many glyphs there are.</summary>
    public int Count => _glyphs.Count;

    /// <summary>The advance of a glyph in thousandths of an em.</summary>
    public int Advance(int index) => _glyphs[index].Composed?.Advance ?? _font.GlyphAdvance(_glyphs[index].Glyph);

    /// <summary>The ink box of a glyph.</summary>
    public GlyphBounds Bounds(int index) => _glyphs[index].Composed?.Bounds ?? _font.GlyphBoundsOf(_glyphs[index].Glyph);

    /// <summary>The tables glyf and loca (long offsets).</summary>
    public (byte[] Glyf, byte[] Loca) Write()
    {
        var glyf = new MemoryStream();
        var loca = new byte[4 * (Count + 1)];
        for (var i = 0; i < Count; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * i), (uint)glyf.Length);
            if (_glyphs[i].Composed is { } composed)
            {
                WriteComposed(glyf, composed);
            }
            else
            {
                WriteSimple(glyf, _font.GlyphData(_glyphs[i].Glyph));
            }

            while (glyf.Length % 4 != 0)
            {
                glyf.WriteByte(0);
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * Count), (uint)glyf.Length);
        return (glyf.ToArray(), loca);
    }

    private void Add(int glyph, ComposedGlyph? composed)
    {
        if (composed is null)
        {
            _places.TryAdd(glyph, _glyphs.Count);
        }

        _glyphs.Add((glyph, composed));
    }

    /// <summary>A glyph's outline without its hinting program. The embedded fonts have simple glyphs only; a test holds them to it.</summary>
    private static void WriteSimple(MemoryStream glyf, ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
        {
            return;
        }

        int contours = BinaryPrimitives.ReadInt16BigEndian(data), program = 10 + 2 * contours;
        int length = BinaryPrimitives.ReadUInt16BigEndian(data[program..]);
        glyf.Write(data[..program]);
        glyf.Write([0, 0]);
        glyf.Write(data[(program + 2 + length)..]);
    }

    private void WriteComposed(MemoryStream glyf, ComposedGlyph composed)
    {
        if (composed.Parts.Length == 0)
        {
            return;
        }

        Span<byte> record = stackalloc byte[12];
        Put(glyf, record, -1, composed.Bounds.Left, composed.Bounds.Bottom, composed.Bounds.Right, composed.Bounds.Top);
        const int wordArguments = 0x1, argumentsAreOffsets = 0x2, more = 0x20, twoScales = 0x40, unscaledOffsets = 0x1000;
        for (var i = 0; i < composed.Parts.Length; i++)
        {
            var part = composed.Parts[i];
            var scaled = part.ScaleX != 1 || part.ScaleY != 1;
            var flags = wordArguments | argumentsAreOffsets | (i + 1 < composed.Parts.Length ? more : 0) | (scaled ? twoScales | unscaledOffsets : 0);
            Put(glyf, record, flags, _places[part.Glyph], part.X, part.Y);
            if (scaled)
            {
                Put(glyf, record, (int)Math.Round(part.ScaleX * 16384), (int)Math.Round(part.ScaleY * 16384));
            }
        }
    }

    private static void Put(MemoryStream stream, Span<byte> buffer, params ReadOnlySpan<int> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(buffer[(2 * i)..], (short)values[i]);
        }

        stream.Write(buffer[..(2 * values.Length)]);
    }
}
