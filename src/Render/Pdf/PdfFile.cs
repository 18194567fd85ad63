using System.Buffers.Binary;
using System.Security.Cryptography;

namespace WorkedSolutions.Render.Pdf;

/// <summary>
/// The objects of a PDF file (1.7): plain ones in compressed object streams, streams by themselves, a cross-reference
/// stream at the end (ISO 32000-1, 7.5.7–7.5.8). Nothing in it depends on time or place.
/// </summary>
internal sealed class PdfFile
{
    private const int ObjectsInStream = 500;
    private readonly PdfText _file = new(1 << 16);
    private readonly List<(byte Kind, int First, int Second)> _places = [(0, 0, 65535)];
    private readonly List<(int Id, int At)> _pending = [];
    private readonly PdfText _plain = new(1 << 14);

    /// <summary>Starts a file.</summary>
    public PdfFile() => _file.Add("%PDF-1.7\n%"u8).Add([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        _places.Add((0, 0, 65535));
        return _places.Count - 1;
    }

    /// <summary>Begins a plain object: the caller writes its value to the result before anything else.</summary>
    public PdfText Begin(int id)
    {
        if (_pending.Count == ObjectsInStream)
        {
            Flush();
        }

        if (_plain.Length > 0)
        {
            _plain.Add("\n"u8);
        }

        _pending.Add((id, _plain.Length));
        return _plain;
    }

    /// <summary>Writes a stream object; <paramref name="entries"/> are dictionary entries besides length and filter.</summary>
    public void Stream(int id, string entries, ReadOnlySpan<byte> data, bool compressed = true)
    {
        _places[id] = (1, _file.Length, 0);
        _file.Add(id).Add(" 0 obj\n<<"u8).Add(entries).Add(compressed ? "/Filter/FlateDecode/Length "u8 : "/Length "u8).Add(data.Length);
        _file.Add(">>stream\n"u8).Add(data).Add("\nendstream\nendobj\n"u8);
    }

    /// <summary>Ends the file and gives its bytes.</summary>
    public ReadOnlySpan<byte> Finish(int catalog, int information)
    {
        Flush();
        int id = Reserve(), start = _file.Length;
        _places[id] = (1, start, 0);
        var identity = Convert.ToHexString(SHA256.HashData(_file.Written).AsSpan(0, 16));
        const int width = 8;
        var table = new byte[_places.Count * width];
        for (var i = 0; i < _places.Count; i++)
        {
            var entry = table.AsSpan(i * width);
            entry[0] = _places[i].Kind;
            BinaryPrimitives.WriteInt32BigEndian(entry[1..], _places[i].First);
            entry[5] = (byte)(_places[i].Second >> 16);
            BinaryPrimitives.WriteUInt16BigEndian(entry[6..], (ushort)_places[i].Second);
        }

        Stream(id, $"/Type/XRef/W[1 4 3]/Size {_places.Count}/Root {catalog} 0 R/Info {information} 0 R/ID[<{identity}><{identity}>]", Deflate.Compress(table));
        _file.Add("startxref\n"u8).Add(start).Add("\n%%EOF\n"u8);
        return _file.Written;
    }

    private void Flush()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        var id = Reserve();
        var content = new PdfText(_plain.Length + 16 * _pending.Count);
        for (var i = 0; i < _pending.Count; i++)
        {
            _places[_pending[i].Id] = (2, id, i);
            content.Add(_pending[i].Id).Add(" "u8).Add(_pending[i].At).Add(" "u8);
        }

        var first = content.Length;
        content.Add(_plain.Written);
        Stream(id, $"/Type/ObjStm/N {_pending.Count}/First {first}", Deflate.Compress(content.Written));
        _pending.Clear();
        _plain.Clear();
    }
}
