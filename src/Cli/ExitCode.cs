namespace WorkedSolutions.Cli;

/// <summary>What the process says when it ends.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary><c>check</c> found something that is not right, or <c>validate</c> an error.</summary>
    public const int Found = 1;

    /// <summary>Wrong usage, or a file that cannot be used.</summary>
    public const int Usage = 2;

    /// <summary>An output could not be written.</summary>
    public const int Output = 3;

    /// <summary>Our fault.</summary>
    public const int Internal = 70;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;
}
