using System.Text;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Cli;

/// <summary>Reading what users name, and writing files that appear whole or not at all.</summary>
internal static class Files
{
    /// <summary>Reads a text of at most <paramref name="limit"/> bytes; <c>-</c> is standard input. Null with a diagnostic where that fails.</summary>
    public static string? Read(string path, int limit, List<Diagnostic> diagnostics)
    {
        var name = path == "-" ? "<stdin>" : path;
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

    /// <summary>Writes a file by way of a temporary one beside it. False with a message where that fails.</summary>
    public static bool Write(string path, Action<Stream> write)
    {
        var temporary = $"{path}.{Environment.ProcessId}.part";
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
            }

            File.Move(temporary, path, overwrite: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            Report.Error($"{path}: cannot be written: {Reason(exception)}");
            Discard(temporary);
            return false;
        }
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
        catch (IOException exception)
        {
            Report.Error($"standard output: cannot be written: {Reason(exception)}");
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
            diagnostics.Add(Diagnostic.Error("not-utf8", new Place(name, line, before.Length - before.LastIndexOf('\n')), "the text is not valid UTF-8", "save the file as UTF-8"));
            return null;
        }
    }

    public static string Reason(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "access is denied",
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
}
