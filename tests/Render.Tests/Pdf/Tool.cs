using System.Diagnostics;

namespace WorkedSolutions.Render.Tests.Pdf;

/// <summary>The PDF tools of other people, where the machine has them; a build server must.</summary>
internal static class Tool
{
    /// <summary>Runs a tool on a file. Null if the machine lacks it (never on a build server: there its absence fails the test).</summary>
    public static (int ExitCode, string Output)? Run(string name, byte[] pdf, params string[] arguments)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{name} must be installed on a build server.");
            return null;
        }

        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            var start = new ProcessStartInfo(path) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in arguments)
            {
                start.ArgumentList.Add(argument == "FILE" ? file : argument);
            }

            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd() + error.Result;
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
