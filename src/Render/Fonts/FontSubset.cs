using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WorkedSolutions.Render.Fonts;

/// <summary>
/// A font cut down to some characters. Glyph n shows <see cref="Characters"/>[n − 1]; glyph 0 is the missing-glyph box;
/// after them come the pieces of composed glyphs. Hinting is left out. The same characters give the same bytes.
/// </summary>
internal sealed class FontSubset
{
    private static readonly string[] TableOrder = ["glyf", "head", "hhea", "hmtx", "loca", "maxp"];

    private FontSubset(FontFile font, string characters, byte[] file, ushort[] advances)
    {
        Font = font;
        Characters = characters;
        File = file;
        Advances = advances;
        Tag = TagOf(font.Name + characters);
        for (var i = 0; i < characters.Length; i++)
        {
            Codes[characters[i]] = (ushort)(i + 1);
        }
    }

    /// <summary>The font that it is cut from.</summary>
    public FontFile Font { get; }

    /// <summary>The characters, sorted and distinct.</summary>
    public string Characters { get; }

    /// <summary>The TrueType file.</summary>
    public byte[] File { get; }

    /// <summary>The advances of glyphs 0 … number of characters, in thousandths of an em.</summary>
    public ushort[] Advances { get; }

    /// <summary>The glyph of each character.</summary>
    public CodeMap Codes { get; } = new();

    /// <summary>Six capital letters, decided by font and characters (ISO 32000-1, 9.6.4).</summary>
    public string Tag { get; }

    /// <summary>Cuts a font down.</summary>
    public static FontSubset Make(FontFile font, string characters)
    {
        var glyphs = new GlyphList(font, characters);
        var (glyf, loca) = glyphs.Write();
        var hmtx = new byte[4 * glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(hmtx.AsSpan(4 * i), (ushort)glyphs.Advance(i));
            BinaryPrimitives.WriteInt16BigEndian(hmtx.AsSpan(4 * i + 2), (short)glyphs.Bounds(i).Left);
        }

        var head = font.TableData("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var hhea = font.TableData("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)glyphs.Count);
        var file = Assemble([glyf, head, hhea, hmtx, loca, Maxp(font, glyphs.Count)]);
        var advances = new ushort[characters.Length + 1];
        for (var i = 0; i < advances.Length; i++)
        {
            advances[i] = (ushort)glyphs.Advance(i);
        }

        return new FontSubset(font, characters, file, advances);
    }

    private static byte[] Maxp(FontFile font, int count)
    {
        var maxp = font.TableData("maxp").ToArray();
        ReadOnlySpan<(int At, ushort Value)> changes =
            [(4, (ushort)count), (10, 500), (12, 50), (14, 2), (16, 0), (18, 0), (20, 0), (22, 0), (24, 64), (26, 0), (28, 4), (30, 1)];
        foreach (var (at, value) in changes)
        {
            BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(at), value);
        }

        return maxp;
    }

    private static byte[] Assemble(byte[][] tables)
    {
        var start = 12 + 16 * tables.Length;
        var file = new byte[start + tables.Sum(table => (table.Length + 3) & ~3)];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        ReadOnlySpan<ushort> search = [(ushort)tables.Length, 64, 2, (ushort)(16 * tables.Length - 64)];
        for (var i = 0; i < search.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4 + 2 * i), search[i]);
        }

        var headAt = 0;
        for (int i = 0, at = start; i < tables.Length; at += (tables[i].Length + 3) & ~3, i++)
        {
            tables[i].CopyTo(file, at);
            var record = file.AsSpan(12 + 16 * i);
            Encoding.ASCII.GetBytes(TableOrder[i], record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Sum(file.AsSpan(at, (tables[i].Length + 3) & ~3)));
            BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(record[12..], (uint)tables[i].Length);
            headAt = TableOrder[i] == "head" ? at : headAt;
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), unchecked(0xB1B0AFBA - Sum(file)));
        return file;
    }

    private static uint Sum(ReadOnlySpan<byte> data)
    {
        uint sum = 0;
        for (var i = 0; i < data.Length; i += 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(data[i..]);
        }

        return sum;
    }

    private static string TagOf(string content)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(content), hash);
        Span<char> tag = stackalloc char[6];
        for (var i = 0; i < tag.Length; i++)
        {
            tag[i] = (char)('A' + hash[i] % 26);
        }

        return new string(tag);
    }
}
