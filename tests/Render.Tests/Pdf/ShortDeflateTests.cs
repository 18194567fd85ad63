using System.IO.Compression;
using System.Text;
using CsCheck;
using WorkedSolutions.Render.Pdf;

namespace WorkedSolutions.Render.Tests.Pdf;

/// <summary>Short streams: zlib reads what was written, whatever it was.</summary>
public class ShortDeflateTests
{
    private static readonly Gen<byte[]> Repetitive =
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[1, 90], Gen.Byte.Array[0, 40]).Select((part, times, end) => Enumerable.Repeat(part, times).SelectMany(bytes => bytes).Take(30_000).Concat(end).ToArray());

    [Fact]
    public void Zlib_reads_any_data()
    {
        var deflate = new ShortDeflate();
        Gen.OneOf(Gen.Byte.Array[0, 2000], Gen.Byte[97, 99].Array[0, 3000], Repetitive, Gen.Const(new byte[ShortDeflate.Longest])).Sample(
            data => Assert.Equal(data, Read(deflate.Compress(data).ToArray())),
            iter: 300,
            threads: 1);
    }

    [Fact]
    public void Markup_comes_as_small_as_with_zlib()
    {
        var markup = Encoding.UTF8.GetBytes("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow><msub><mi>x</mi><mn>1</mn></msub><mo>=</mo><mn>0.05</mn><mo>×</mo><msub><mi>w</mi><mn>2</mn></msub></mrow></math>");
        Assert.True(new ShortDeflate().Compress(markup).Length <= 1.05 * Deflate.Compress(markup).Length);
    }

    private static byte[] Read(byte[] file)
    {
        var target = new MemoryStream();
        using var zlib = new ZLibStream(new MemoryStream(file), CompressionMode.Decompress);
        zlib.CopyTo(target);
        return target.ToArray();
    }
}
