using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Platforms;

/// <summary>What a platform cannot hold is an error about the problem, never a silent loss.</summary>
internal static class PlatformLimit
{
    /// <summary>An error about the question.</summary>
    public static Diagnostic Error(PlatformQuestion question, string message, string? hint = null) =>
        Diagnostic.Error("platform-limit", new Place(question.Trace.Problem.Head.File, 0, 0), message, hint);

    /// <summary>An error about one answer, which is named.</summary>
    public static Diagnostic Error(PlatformQuestion question, PlatformAnswer answer, string message, string? hint = null) =>
        Error(question, $"{question.Trace.Quantities[answer.Quantity].Id}: {message}", hint);
}
