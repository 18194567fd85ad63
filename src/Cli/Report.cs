using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Cli;

/// <summary>Diagnostics on standard error, coloured where a terminal shows them and <c>NO_COLOR</c> is not set.</summary>
internal static class Report
{
    private static bool Coloured => !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Writes all of them, sorted by place; true where one is an error.</summary>
    public static bool Write(IEnumerable<Diagnostic> diagnostics)
    {
        var any = false;
        foreach (var diagnostic in diagnostics.OrderBy(d => d.Place.File, StringComparer.Ordinal).ThenBy(d => d.Place.Line > 0 ? d.Place.Line : int.MaxValue).ThenBy(d => d.Place.Column))
        {
            any |= diagnostic.Severity == Severity.Error;
            Console.Error.WriteLine(Coloured ? Paint(diagnostic) : diagnostic.ToString());
        }

        return any;
    }

    /// <summary>An error about the run as a whole.</summary>
    public static void Error(string message, string? hint = null)
    {
        Console.Error.WriteLine($"worked: {message}");
        if (hint is not null)
        {
            Console.Error.WriteLine($"  hint: {hint}");
        }
    }

    private static string Paint(Diagnostic diagnostic)
    {
        var (colour, word) = diagnostic.Severity == Severity.Error ? ("31", "error") : ("33", "warning");
        return $"\u001b[1m{Diagnostic.OneLine(diagnostic.Place.ToString())}:\u001b[0m \u001b[1;{colour}m{word}:\u001b[0m {Diagnostic.OneLine(diagnostic.Message)}"
            + (diagnostic.Hint is null ? "" : $"\n  \u001b[36mhint:\u001b[0m {Diagnostic.OneLine(diagnostic.Hint)}");
    }
}
