using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace WorkedSolutions.Cli.Tests.Solving;

/// <summary>What a run of the command gave.</summary>
internal sealed record Run(int Exit, string Output, string Error);

/// <summary>Runs the command as a process of its own.</summary>
internal static class Command
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Problems => Directory.EnumerateFiles(Path.Combine(Root, "problems"), "*.yaml")
        .Where(file => !file.EndsWith(".answers.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static Run Worked(params string[] arguments) => Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "worked.dll"), .. arguments]);

    public static Run WithInput(string input, params string[] arguments) => Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "worked.dll"), .. arguments], input);

    public static Run Start(string file, IEnumerable<string> arguments, string? input = null)
    {
        var start = new ProcessStartInfo(file) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Root };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input ?? "");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Run(process.ExitCode, output, error.Result);
    }

    public static bool Has(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, tool)));

    private static string FindRoot([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
