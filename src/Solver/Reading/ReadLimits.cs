namespace WorkedSolutions.Solver.Reading;

/// <summary>How large a problem file may be. What is beyond is a diagnostic; these bounds keep reading within a second and 200 MB.</summary>
public static class ReadLimits
{
    /// <summary>Bytes (and characters) of a file: 4 MiB.</summary>
    public const int FileSize = 4 * 1024 * 1024;

    /// <summary>Lists and mappings inside one another.</summary>
    public const int Depth = 64;

    /// <summary>Nodes of the YAML tree, aliases counted as often as they are used.</summary>
    public const int Nodes = 300_000;

    /// <summary>Anchors (<c>&amp;name</c>).</summary>
    public const int Anchors = 1_000;

    /// <summary>Numbers of a problem, those of generators included.</summary>
    public const int Numbers = 300_000;

    /// <summary>Definitions of a graph or derivative.</summary>
    public const int Definitions = 5_000;

    /// <summary>Characters of a text such as a title.</summary>
    public const int Text = 10_000;

    /// <summary>Characters of a number.</summary>
    public const int NumberText = 100;

    /// <summary>Parameter updates.</summary>
    public const int Updates = 1_000_000;

    /// <summary>Updates whose working is shown.</summary>
    public const int ShownUpdates = 1_000;
}
