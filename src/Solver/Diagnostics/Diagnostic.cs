namespace WorkedSolutions.Solver.Diagnostics;

/// <summary>How much a <see cref="Diagnostic"/> matters.</summary>
public enum Severity
{
    /// <summary>The input cannot be used.</summary>
    Error,

    /// <summary>The input is used; something about it deserves a look.</summary>
    Warning,
}

/// <summary>A place in a text: file name as the user gave it, line and column counted from 1 (0 = the file as a whole).</summary>
public readonly record struct Place(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"{File}:{Line}:{Column}" : File;
}

/// <summary>
/// Something that a user should know about a file of theirs: a problem, answers, a template, a roster.
/// One type serves all of them.
/// </summary>
/// <param name="Severity">Error or warning.</param>
/// <param name="Code">A stable kebab-case name of the kind of mistake, e.g. <c>unknown-key</c>.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Message">What is wrong, in one line, without a full stop.</param>
/// <param name="Hint">What to do about it, in one line; null where there is nothing to add.</param>
public sealed record Diagnostic(Severity Severity, string Code, Place Place, string Message, string? Hint = null)
{
    /// <summary>The most that are reported for one file.</summary>
    public const int MostOfAFile = 100;

    /// <summary>An error.</summary>
    public static Diagnostic Error(string code, Place place, string message, string? hint = null) =>
        new(Severity.Error, code, place, message, hint);

    /// <summary>A warning.</summary>
    public static Diagnostic Warning(string code, Place place, string message, string? hint = null) =>
        new(Severity.Warning, code, place, message, hint);

    /// <summary>The line that editors can jump to, then the hint on a line of its own.</summary>
    public override string ToString() =>
        $"{OneLine($"{Place}: {(Severity == Severity.Error ? "error" : "warning")}: {Message}")}" + (Hint is null ? "" : $"\n  hint: {OneLine(Hint)}");

    /// <summary>The text with a space for each line end and control character: whatever a file is called, a message is one line.</summary>
    public static string OneLine(string text) => text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && text.AsSpan().IndexOfAnyInRange('\u007F', '\u009F') < 0
        ? text
        : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
