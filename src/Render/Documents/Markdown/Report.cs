using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Documents.Markdown;

/// <summary>Collects diagnostics about a Markdown text, at most a hundred, each at its place.</summary>
internal sealed class Report(string file, Func<int, Place>? mapping)
{
    private const int Most = 100;
    private readonly List<Diagnostic> found = [];

    public int Count => found.Count;

    public bool HasErrors { get; private set; }

    public ImmutableArray<Diagnostic> Found => [.. found];

    /// <summary>Reports at a line and a column, both counted from 0 as Markdig does.</summary>
    public void Error(int line, int column, string code, string message, string? hint = null)
    {
        HasErrors = true;
        Add(Diagnostic.Error(code, PlaceOf(line, column), message, hint));
    }

    /// <summary>Likewise, a warning.</summary>
    public void Warning(int line, int column, string code, string message, string? hint = null) =>
        Add(Diagnostic.Warning(code, PlaceOf(line, column), message, hint));

    private void Add(Diagnostic diagnostic)
    {
        if (found.Count < Most)
        {
            found.Add(diagnostic);
        }
    }

    private Place PlaceOf(int line, int column) => mapping?.Invoke(line + 1) ?? new Place(file, line + 1, column + 1);
}
