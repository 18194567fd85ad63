using System.IO.Compression;
using System.Text;

namespace WorkedSolutions.Render.Platforms;

/// <summary>A zip archive whose bytes depend on nothing but its files: no time, no permissions of this machine.</summary>
internal sealed class Package(Stream stream) : IDisposable
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ZipArchive _archive = new(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);

    /// <summary>Opens a new file of the archive; close it before the next.</summary>
    public Stream Open(string name)
    {
        var entry = _archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        entry.ExternalAttributes = 0;
        return entry.Open();
    }

    /// <summary>Adds a file.</summary>
    public void Add(string name, ReadOnlySpan<byte> bytes)
    {
        using var file = Open(name);
        file.Write(bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();
}
