using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Calculus;

/// <summary>The lines of a derivation as they are put one under another.</summary>
internal static class WorkedLines
{
    /// <summary>Adds a line; where the last one looks the same, the new one takes its place. The first line always stays.</summary>
    public static void Add(List<Expr> lines, Expr? line)
    {
        if (line is null)
        {
            return;
        }

        if (lines.Count > 1 && Differentiate.Same(lines[^1], line))
        {
            lines.RemoveAt(lines.Count - 1);
        }

        lines.Add(line);
    }
}
