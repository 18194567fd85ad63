using System.Buffers.Binary;
using System.Text;

namespace WorkedSolutions.Cli.Batch;

/// <summary>Named byte strings in one file: the pieces that a variant gives to a file for a learning platform.</summary>
internal static class Pieces
{
    /// <summary>The file.</summary>
    public static byte[] Pack(IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> pieces)
    {
        using var stream = new MemoryStream();
        Span<byte> lengths = stackalloc byte[8];
        foreach (var (name, bytes) in pieces)
        {
            var encoded = Encoding.UTF8.GetBytes(name);
            BinaryPrimitives.WriteInt32LittleEndian(lengths, encoded.Length);
            BinaryPrimitives.WriteInt32LittleEndian(lengths[4..], bytes.Length);
            stream.Write(lengths);
            stream.Write(encoded);
            stream.Write(bytes.Span);
        }

        return stream.ToArray();
    }

    /// <summary>The pieces of a file.</summary>
    public static List<(string Name, ReadOnlyMemory<byte> Bytes)> Unpack(ReadOnlyMemory<byte> file)
    {
        var pieces = new List<(string, ReadOnlyMemory<byte>)>();
        while (file.Length > 0)
        {
            var name = BinaryPrimitives.ReadInt32LittleEndian(file.Span);
            var bytes = BinaryPrimitives.ReadInt32LittleEndian(file.Span[4..]);
            pieces.Add((Encoding.UTF8.GetString(file.Span.Slice(8, name)), file.Slice(8 + name, bytes)));
            file = file[(8 + name + bytes)..];
        }

        return pieces;
    }
}
