using System.Text;

namespace WorkedSolutions.Cli;

/// <summary>Standard error that may be closed or full: what cannot be said there is not said, and the exit status stands.</summary>
internal sealed class StandardError : TextWriter
{
    private readonly TextWriter _inner;

    private StandardError(TextWriter inner)
    {
        _inner = inner;
    }

    /// <inheritdoc/>
    public override Encoding Encoding => _inner.Encoding;

    /// <summary>Standard error, or nothing where it is closed. To be called before any file is opened, which would take its number.</summary>
    public static TextWriter Open()
    {
        try
        {
            return new StandardError(Console.Error);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Null;
        }
    }

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => _inner.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => _inner.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => _inner.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Try(_inner.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody can be told.
        }
    }
}
