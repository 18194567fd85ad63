using System.Text;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Solver.Reading;

/// <summary>A file's text, or why it cannot be read as text.</summary>
/// <param name="Text">The text without a byte order mark; null where there is an error.</param>
/// <param name="Error">What is wrong with it.</param>
public sealed record SourceText(string? Text, Diagnostic? Error)
{
    /// <summary>
    /// Reads UTF-8, with or without a byte order mark. A file beyond <paramref name="limit"/> bytes is refused after so many bytes,
    /// without reading the rest.
    /// </summary>
    /// <param name="stream">The file, from its beginning.</param>
    /// <param name="file">Its name for diagnostics.</param>
    /// <param name="limit">The greatest size in bytes.</param>
    public static SourceText Read(Stream stream, string file, int limit = ReadLimits.FileSize)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > limit)
            {
                return new SourceText(null, TooLarge(file, limit));
            }
        }

        return Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), file);
    }

    /// <summary>Reads bytes as UTF-8, with or without a byte order mark.</summary>
    public static SourceText Decode(ReadOnlySpan<byte> bytes, string file)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        try
        {
            return new SourceText(StrictUtf8.GetString(bytes), null);
        }
        catch (DecoderFallbackException e)
        {
            return new SourceText(null, Undecodable(bytes, e.Index, file));
        }
    }

    /// <summary>The first character that no YAML text can hold (NUL and other control characters, half a surrogate pair), as a diagnostic; or that the text is too long.</summary>
    internal static Diagnostic? FindForbidden(string text, string file, int limit = ReadLimits.FileSize)
    {
        if (text.Length > limit)
        {
            return TooLarge(file, limit);
        }

        int line = 1, start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                line++;
                start = i + 1;
            }
            else if (IsForbidden(text, i))
            {
                var name = c == '\0' ? "a NUL character" : $"the character U+{(int)c:X4}";
                return Diagnostic.Error("forbidden-character", new Place(file, line, i - start + 1), $"{name} cannot stand in a problem file",
                    "save the file as plain text in UTF-8");
            }

            i += char.IsHighSurrogate(c) ? 1 : 0;
        }

        return null;
    }

    /// <summary>Whether the character at the index is a control character other than tab and line ends, or half a surrogate pair.</summary>
    internal static bool IsForbidden(string text, int index)
    {
        var c = text[index];
        return c < ' ' ? c is not ('\t' or '\n' or '\r')
            : c is '\u007F' or '\uFFFE' or '\uFFFF' or '\uFEFF' || (c >= '\u0080' && c < '\u00A0' && c != '\u0085')
            || char.IsLowSurrogate(c)
            || (char.IsHighSurrogate(c) && (index + 1 >= text.Length || !char.IsLowSurrogate(text[index + 1])));
    }

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static Diagnostic TooLarge(string file, int limit) =>
        Diagnostic.Error("file-too-large", new Place(file, 0, 0), $"the file is larger than {limit / (1024 * 1024)} MiB",
            "a problem file is text that a person can read");

    private static Diagnostic Undecodable(ReadOnlySpan<byte> bytes, int index, string file)
    {
        var before = bytes[..Math.Clamp(index, 0, bytes.Length)];
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return Diagnostic.Error("invalid-utf8", new Place(file, line, column), "the file is not valid UTF-8", "save the file as plain text in UTF-8");
    }
}
