using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Styles;

/// <summary>What a name may have meant.</summary>
internal static class StyleTemplateHint
{
    /// <summary>The nearest known name, or the list of all where there are few, or nothing.</summary>
    public static string? For(string name, IEnumerable<string> known)
    {
        var names = new List<string>(known);
        names.Sort(StringComparer.Ordinal);
        return Spelling.Closest(name, names) is { } nearest ? $"did you mean '{nearest}'?"
            : names.Count is > 0 and <= 12 ? "known here: " + string.Join(", ", names)
            : null;
    }
}
