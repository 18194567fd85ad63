using System.IO.Compression;

namespace WorkedSolutions.Render.Pdf;

/// <summary>Compression for PDF streams (filter FlateDecode: zlib).</summary>
internal static class Deflate
{
    /// <summary>For what is made anew for each paper: two thirds of the time of zlib's usual level, a tenth larger.</summary>
    private static readonly ZLibCompressionOptions Quick = new() { CompressionLevel = 4 };

    private static readonly ZLibCompressionOptions Thorough = new() { CompressionLevel = 9 };

    /// <summary>The data, compressed; thoroughly where it is kept for other papers.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> data, bool thorough = false)
    {
        var target = new MemoryStream(64 + data.Length / 3);
        using (var zlib = new ZLibStream(target, thorough ? Thorough : Quick, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return target.ToArray();
    }
}
