using System.IO.Compression;

namespace WorkedSolutions.Render.Pdf;

/// <summary>Compression for PDF streams (filter FlateDecode: zlib).</summary>
internal static class Deflate
{
    /// <summary>The data, compressed.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> data)
    {
        var target = new MemoryStream(64 + data.Length / 3);
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return target.ToArray();
    }
}
