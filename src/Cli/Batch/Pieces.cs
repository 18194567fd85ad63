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

    /// <summary>The pieces of a file, without the bytes of those that are not wanted.</summary>
    /// <param name="file">The file, from its beginning; it can seek.</param>
    /// <param name="wanted">Whether the piece of that number, from 0, is wanted; null: all are.</param>
    public static List<(string Name, ReadOnlyMemory<byte> Bytes)> Unpack(Stream file, Func<int, bool>? wanted = null)
    {
        var pieces = new List<(string, ReadOnlyMemory<byte>)>();
        Span<byte> lengths = stackalloc byte[8];
        for (var number = 0; file.Position < file.Length; number++)
        {
            file.ReadExactly(lengths);
            var name = new byte[BinaryPrimitives.ReadInt32LittleEndian(lengths)];
            file.ReadExactly(name);
            var size = BinaryPrimitives.ReadInt32LittleEndian(lengths[4..]);
            if (wanted is null || wanted(number))
            {
                var bytes = new byte[size];
                file.ReadExactly(bytes);
                pieces.Add((Encoding.UTF8.GetString(name), bytes));
            }
            else
            {
                file.Seek(size, SeekOrigin.Current);
            }
        }

        return pieces;
    }
}

/// <summary>Reads the pieces of a batch's variants for one platform.</summary>
internal sealed class PieceReader(BatchFolder folder, string platform, CancellationToken stop)
{
    /// <summary>The pieces of a variant, or those of them that are wanted.</summary>
    public List<(string Name, ReadOnlyMemory<byte> Bytes)> Read(int variant, Func<int, bool>? wanted = null)
    {
        stop.ThrowIfCancellationRequested();
        using var file = File.OpenRead(folder.PathOf(VariantFiles.PiecesName(variant, platform)));
        return Pieces.Unpack(file, wanted);
    }
}
