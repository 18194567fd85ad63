using System.Security.Cryptography;

namespace WorkedSolutions.Cli.Batch;

/// <summary>
/// The folder of a batch. A file is written under another name and renamed when it is whole, so that whatever has its own name is
/// whole, even after the process was killed. What belongs to the run and not to its result lies in <c>.worked</c>.
/// </summary>
internal sealed class BatchFolder(string path)
{
    private int _next;

    /// <summary>The folder.</summary>
    public string Root { get; } = path;

    /// <summary>Where the run keeps its own files.</summary>
    public string Work => Path.Combine(Root, ".worked");

    /// <summary>The file in which finished variants are noted down.</summary>
    public string Journal => Path.Combine(Work, "journal.jsonl");

    /// <summary>The result's list.</summary>
    public string Manifest => Path.Combine(Root, "manifest.json");

    /// <summary>Where pieces of files that are put together at the end wait; a part of a batch keeps them for the merge.</summary>
    public string Pieces => Path.Combine(Root, "pieces");

    /// <summary>Makes the folders and removes what an earlier run left half-written.</summary>
    public void Prepare()
    {
        var unfinished = Path.Combine(Work, "unfinished");
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        Directory.CreateDirectory(unfinished);
    }

    /// <summary>The place of a file of the result, given with slashes.</summary>
    public string PathOf(string name) => Path.Combine([Root, .. name.Split('/')]);

    /// <summary>Writes a file of the result, whole or not at all.</summary>
    public WrittenFile Write(string name, ReadOnlySpan<byte> bytes)
    {
        var unfinished = Unfinished();
        File.WriteAllBytes(unfinished, bytes);
        Finish(unfinished, name);
        return new WrittenFile(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>Writes a file of the result piece by piece, whole or not at all.</summary>
    public WrittenFile Write(string name, Action<Stream> write)
    {
        var unfinished = Unfinished();
        long length;
        string hash;
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))
        {
            write(file);
            length = file.Length;
            file.Position = 0;
            hash = Convert.ToHexStringLower(SHA256.HashData(file));
        }

        Finish(unfinished, name);
        return new WrittenFile(name, length, hash);
    }

    /// <summary>A file of the result that is there.</summary>
    public WrittenFile There(string name)
    {
        using var file = File.OpenRead(PathOf(name));
        return new WrittenFile(name, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    /// <summary>Whether a file of the result is there, with the length that was noted down.</summary>
    public bool Has(WrittenFile file) => new FileInfo(PathOf(file.Path)) is { Exists: true } info && info.Length == file.Length;

    /// <summary>Removes what belongs to the run.</summary>
    public void Clean(bool pieces)
    {
        if (pieces && Directory.Exists(Pieces))
        {
            Directory.Delete(Pieces, recursive: true);
        }

        if (Directory.Exists(Work))
        {
            Directory.Delete(Work, recursive: true);
        }
    }

    private string Unfinished() => Path.Combine(Work, "unfinished", Interlocked.Increment(ref _next).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private void Finish(string unfinished, string name)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(unfinished, path, overwrite: true);
    }
}

/// <summary>A file of a result.</summary>
/// <param name="Path">Its place in the folder, with slashes.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Hash">SHA-256 in hexadecimal.</param>
internal sealed record WrittenFile(string Path, long Length, string Hash);
