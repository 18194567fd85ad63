using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Maths;

/// <summary>"Did you mean" for control words.</summary>
internal static class TexSuggestions
{
    /// <summary>A hint for an unknown command, or null.</summary>
    internal static string? For(ReadOnlySpan<char> name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) ? Nearest(name.ToString(), TexCommands.Names, "\\") : null;

    /// <summary>"did you mean …" with the nearest of the known names, or null where none is near.</summary>
    internal static string? Nearest(string name, IEnumerable<string> known, string prefix = "") =>
        Spelling.Closest(name, known) is { } nearest ? $"did you mean {prefix}{nearest}?" : null;
}
