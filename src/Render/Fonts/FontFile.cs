using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Reflection;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Fonts;

/// <summary>The box around a glyph's ink, in thousandths of an em, y UP from the baseline.</summary>
internal readonly record struct GlyphBounds(int Left, int Bottom, int Right, int Top);

/// <summary>
/// One embedded TrueType font (OpenType specification 1.9: head, hhea, maxp, hmtx, cmap format 4, loca, glyf).
/// Characters that it lacks but has the pieces of (é, ½, •) are made from those pieces (<see cref="ComposedGlyphs"/>);
/// to everybody else they look like any glyph.
/// </summary>
internal sealed class FontFile
{
    private static readonly string[] FileNames =
    [
        "Main-Regular", "Main-Bold", "Main-Italic", "Main-BoldItalic", "Math-Italic", "Math-BoldItalic", "AMS-Regular",
        "Caligraphic-Regular", "Size1-Regular", "Size2-Regular", "Size3-Regular", "Size4-Regular", "Typewriter-Regular",
        "SansSerif-Regular",
    ];

    private static readonly Lazy<FontFile>[] Faces =
        [.. Enum.GetValues<FontFace>().Select(face => new Lazy<FontFile>(() => Read(face)))];

    private readonly byte[] _data;
    private readonly int _glyf;
    private readonly int _glyphCount;
    private readonly int[] _glyphStarts;
    private readonly ushort[] _advances;
    private readonly CodeMap _glyphs = new();
    private readonly Lazy<Dictionary<int, ComposedGlyph>> _composed;
    private readonly ConcurrentDictionary<string, FontSubset> _subsets = new(StringComparer.Ordinal);

    private FontFile(FontFace face, string name, byte[] data)
    {
        Face = face;
        Name = name;
        _data = data;
        int head = Table("head"), hhea = Table("hhea");
        UnitsPerEm = UInt16(head + 18);
        Bounds = BoundsAt(head + 36);
        Ascent = Int16(hhea + 4);
        Descent = Int16(hhea + 6);
        _glyphCount = UInt16(Table("maxp") + 4);
        _advances = ReadAdvances(Table("hmtx"), UInt16(hhea + 34));
        _glyf = Table("glyf");
        _glyphStarts = ReadStarts(Table("loca"), Int16(head + 50) == 0);
        ReadCharacters(Table("cmap"));
        _composed = new(() => ComposedGlyphs.For(this));
    }

    /// <summary>Which face this is.</summary>
    public FontFace Face { get; }

    /// <summary>The PostScript name, e.g. KaTeX_Main-Regular.</summary>
    public string Name { get; }

    /// <summary>Units of the outlines in one em; 1000 in all of the embedded fonts.</summary>
    public int UnitsPerEm { get; }

    /// <summary>The box that holds every glyph.</summary>
    public GlyphBounds Bounds { get; }

    /// <summary>The ascent in thousandths of an em.</summary>
    public int Ascent { get; }

    /// <summary>The descent in thousandths of an em, negative.</summary>
    public int Descent { get; }

    /// <summary>The slope of the letters, horizontal over vertical; 0 for upright faces.</summary>
    public double Slant => Face is FontFace.MainItalic or FontFace.MainBoldItalic or FontFace.MathItalic or FontFace.MathBoldItalic ? 0.25 : 0;

    /// <summary>The font of a face, read at its first use.</summary>
    public static FontFile Of(FontFace face) => Faces[(int)face].Value;

    /// <summary>Whether the font shows a character, by a glyph of its own or a composed one.</summary>
    public bool Has(int codePoint) => _glyphs[codePoint] != 0 || _composed.Value.ContainsKey(codePoint);

    /// <summary>Whether the file itself holds a glyph for a character.</summary>
    public bool HasGlyph(int codePoint) => _glyphs[codePoint] != 0;

    /// <summary>The glyph of a character, 0 if the file has none.</summary>
    public int GlyphOf(int codePoint) => _glyphs[codePoint];

    /// <summary>The composed glyph of a character, or null.</summary>
    public ComposedGlyph? ComposedOf(int codePoint) => _composed.Value.GetValueOrDefault(codePoint);

    /// <summary>How far a character moves the pen, in thousandths of an em; that of the missing-glyph box if the font lacks it.</summary>
    public int Advance(int codePoint)
    {
        var glyph = _glyphs[codePoint];
        return glyph == 0 && _composed.Value.TryGetValue(codePoint, out var composed) ? composed.Advance : _advances[glyph];
    }

    /// <summary>The advance of a glyph of the file in thousandths of an em.</summary>
    public int GlyphAdvance(int glyph) => _advances[glyph];

    /// <summary>The box around a character's ink; all zero for a space.</summary>
    public GlyphBounds BoundsOf(int codePoint)
    {
        var glyph = _glyphs[codePoint];
        return glyph == 0 && ComposedOf(codePoint) is { } composed ? composed.Bounds : GlyphBoundsOf(glyph);
    }

    /// <summary>The box around the ink of a glyph of the file.</summary>
    public GlyphBounds GlyphBoundsOf(int glyph) =>
        GlyphData(glyph).IsEmpty ? default : BoundsAt(_glyf + _glyphStarts[glyph] + 2);

    /// <summary>A glyph's record in the table glyf; empty for a space.</summary>
    public ReadOnlySpan<byte> GlyphData(int glyph) =>
        _data.AsSpan(_glyf + _glyphStarts[glyph], _glyphStarts[glyph + 1] - _glyphStarts[glyph]);

    /// <summary>A whole table by its four-letter name.</summary>
    public ReadOnlySpan<byte> TableData(string tag) => _data.AsSpan(Table(tag), (int)UInt32(Record(tag) + 12));

    /// <summary>The subset that shows the characters (sorted, distinct); kept for the next paper that needs the same ones.</summary>
    public FontSubset Subset(string characters)
    {
        if (_subsets.TryGetValue(characters, out var subset))
        {
            return subset;
        }

        const int kept = 64;
        if (_subsets.Count >= kept)
        {
            _subsets.Clear();
        }

        return _subsets[characters] = FontSubset.Make(this, characters);
    }

    private static FontFile Read(FontFace face)
    {
        var name = "KaTeX_" + FileNames[(int)face];
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"fonts/{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is not embedded.");
        var data = new byte[stream.Length];
        stream.ReadExactly(data);
        return new FontFile(face, name, data);
    }

    private ushort[] ReadAdvances(int hmtx, int count)
    {
        var advances = new ushort[_glyphCount];
        for (var glyph = 0; glyph < _glyphCount; glyph++)
        {
            advances[glyph] = UInt16(hmtx + 4 * Math.Min(glyph, count - 1));
        }

        return advances;
    }

    private int[] ReadStarts(int loca, bool halved)
    {
        var starts = new int[_glyphCount + 1];
        for (var glyph = 0; glyph <= _glyphCount; glyph++)
        {
            starts[glyph] = halved ? 2 * UInt16(loca + 2 * glyph) : (int)UInt32(loca + 4 * glyph);
        }

        return starts;
    }

    private void ReadCharacters(int cmap)
    {
        var table = cmap + (int)UInt32(cmap + 8);
        if (UInt16(table) != 4)
        {
            throw new InvalidOperationException($"{Name}: the character map is not of format 4.");
        }

        int doubled = UInt16(table + 6), ends = table + 14, starts = ends + doubled + 2, deltas = starts + doubled, offsets = deltas + doubled;
        for (var segment = 0; segment < doubled; segment += 2)
        {
            int first = UInt16(starts + segment), last = Math.Min((int)UInt16(ends + segment), 0xFFFE), offset = UInt16(offsets + segment);
            for (var code = first; code <= last; code++)
            {
                int raw = offset == 0 ? code : UInt16(offsets + segment + offset + 2 * (code - first));
                _glyphs[code] = offset != 0 && raw == 0 ? (ushort)0 : (ushort)(raw + UInt16(deltas + segment));
            }
        }
    }

    private int Record(string tag)
    {
        for (var record = 12; record < 12 + 16 * UInt16(4); record += 16)
        {
            if (_data[record] == tag[0] && _data[record + 1] == tag[1] && _data[record + 2] == tag[2] && _data[record + 3] == tag[3])
            {
                return record;
            }
        }

        throw new InvalidOperationException($"{Name} has no table {tag}.");
    }

    private int Table(string tag) => (int)UInt32(Record(tag) + 8);

    private GlyphBounds BoundsAt(int at) => new(Int16(at), Int16(at + 2), Int16(at + 4), Int16(at + 6));

    private ushort UInt16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(at));

    private short Int16(int at) => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(at));

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(at));
}
