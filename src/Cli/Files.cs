using System.Text;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Cli;

/// <summary>Reading what users name, and writing files that appear whole or not at all.</summary>
internal static class Files
{
    /// <summary>ENOSPC.</summary>
    private const int NoSpace = 28;

    /// <summary>ERROR_DISK_FULL as an HRESULT.</summary>
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    /// <summary>Reads a text of at most <paramref name="limit"/> bytes; <c>-</c> is standard input. Null with a diagnostic where that fails.</summary>
    public static string? Read(string path, int limit, List<Diagnostic> diagnostics)
    {
        var name = path == "-" ? "<stdin>" : path;
        if (path.Length == 0)
        {
            diagnostics.Add(Diagnostic.Error("file-unreadable", new Place("", 0, 0), "the name of a file is empty"));
            return null;
        }

        if (path != "-" && Directory.Exists(path))
        {
            diagnostics.Add(Diagnostic.Error("file-unreadable", new Place(name, 0, 0), "this is a folder where a file is needed", "problem files end in .yaml"));
            return null;
        }

        try
        {
            using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            return Read(stream, name, limit, diagnostics);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            diagnostics.Add(Diagnostic.Error("file-unreadable", new Place(name, 0, 0), Reason(exception)));
            return null;
        }
    }

    /// <summary>The problem files that a path stands for: a folder's *.yaml without *.answers.yaml; the path itself where there are none, or it is no folder.</summary>
    public static IEnumerable<string> Problems(string path)
    {
        if (path == "-" || !Directory.Exists(path))
        {
            return [path];
        }

        try
        {
            string[] found = [.. Directory.EnumerateFiles(path, "*.yaml").Where(name => !name.EndsWith(".answers.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
            return found.Length == 0 ? [path] : found;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [path];
        }
    }

    /// <summary>Whether a folder is seen to hold anything.</summary>
    public static bool IsFilled(string folder)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(folder).Any();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Writes a file by way of a temporary one beside it, behind a link where the path is one; a device or a pipe is written to as it
    /// is. False with a message where that fails.
    /// </summary>
    public static bool Write(string path, Action<Stream> write)
    {
        var temporary = "";
        try
        {
            using (var special = OpenSpecial(path))
            {
                if (special is not null)
                {
                    write(special);
                    return true;
                }
            }

            var target = Target(path);
            temporary = $"{target}.{Environment.ProcessId}.part";
            if (Path.GetDirectoryName(target) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
            }

            File.Move(temporary, target, overwrite: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            Report.Error($"{path}: cannot be written: {Reason(exception)}");
            Discard(temporary);
            return false;
        }
    }

    /// <summary>Where a link leads in the end; the path itself where it is none.</summary>
    private static string Target(string path) =>
        new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(Path.GetFullPath(path), returnFinalTarget: true)?.FullName ?? path;

    /// <summary>Whether the path names something of the system, such as <c>/dev/null</c> or the <c>/dev/fd/63</c> of a shell: nothing is put beside it.</summary>
    public static bool IsDevice(string path)
    {
        var full = path.Length == 0 ? "" : Path.GetFullPath(path);
        return File.Exists(full) && (full.StartsWith("/proc/", StringComparison.Ordinal)
            || (full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal)));
    }

    /// <summary>A device or a pipe that a file must not replace; null for anything else.</summary>
    private static FileStream? OpenSpecial(string path)
    {
        var isDevice = IsDevice(path);
        if (!isDevice && (!File.Exists(path) || new FileInfo(path).Length > 0))
        {
            return null;
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        if (isDevice || !stream.CanSeek)
        {
            return stream;
        }

        stream.Dispose();
        return null;
    }

    /// <summary>Writes to standard output. False where nobody reads it any more.</summary>
    public static bool WriteToOutput(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var stream = Console.OpenStandardOutput();
            stream.Write(bytes);
            stream.Flush();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report.Error($"standard output: cannot be written: {(exception is IOException ? Reason(exception) : "it is closed")}");
            return false;
        }
    }

    private static string? Read(Stream stream, string name, int limit, List<Diagnostic> diagnostics)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[1 << 16];
        int count;
        while ((count = stream.Read(chunk)) > 0)
        {
            buffer.Write(chunk, 0, count);
            if (buffer.Length > limit)
            {
                diagnostics.Add(Diagnostic.Error("file-too-large", new Place(name, 0, 0), $"the file is larger than {limit >> 20} MB", "a problem file holds one problem"));
                return null;
            }
        }

        try
        {
            return new UTF8Encoding(false, true).GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        }
        catch (DecoderFallbackException exception)
        {
            var before = Encoding.Latin1.GetString(buffer.GetBuffer(), 0, Math.Max(exception.Index, 0));
            var line = before.Count(c => c == '\n') + 1;
            diagnostics.Add(Diagnostic.Error("not-utf8", new Place(name, line, before.Length - before.LastIndexOf('\n')), "the text is not valid UTF-8", IsTable(name) ? "save the table as CSV in UTF-8 (spreadsheets call it CSV UTF-8)" : "save the file as UTF-8"));
            return null;
        }
    }

    /// <summary>Why a file cannot be read or written, in a few words.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        IOException { HResult: NoSpace or NoSpaceOnWindows } => "no space is left on the disk",
        EndOfStreamException => "a file ends too early",
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "access is denied",
        PathTooLongException => "the name is too long",
        ArgumentException or NotSupportedException => "this cannot be the name of a file",
        _ when exception.Message.StartsWith("IO_FileExists", StringComparison.Ordinal) => "a file stands where a folder is needed",
        _ when exception.Message.StartsWith("IO_", StringComparison.Ordinal) => "another program uses it",
        _ => exception.Message.AsSpan().IndexOfAny('\r', '\n') is var end && end >= 0 ? exception.Message[..end] : exception.Message,
    };

    private static void Discard(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                File.Delete(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report.Error($"{path}: cannot be removed");
        }
    }

    private static bool IsTable(string name) => Path.GetExtension(name).ToLowerInvariant() is ".csv" or ".tsv" or ".xls" or ".xlsx" or ".ods";
}
