using System.Runtime.InteropServices;

namespace WorkedSolutions.Cli.Tests.Solving;

/// <summary>
/// The command as a NativeAOT binary, where a C compiler is there (as in CI): it publishes without trim or AOT warnings and writes
/// every lecture problem in every format and copy. Elsewhere the same is asked of <c>dotnet worked.dll</c>.
/// </summary>
public sealed class NativeBinaryTests
{
    private static readonly string[] Formats = ["md", "html", "tex", "pdf", "json"];

    [Fact]
    public void Every_lecture_problem_in_every_format_and_copy()
    {
        var output = Directory.CreateTempSubdirectory("worked-native");
        try
        {
            Func<string[], Run> worked = OperatingSystem.IsLinux() && (Command.Has("clang") || Environment.GetEnvironmentVariable("CI") == "true")
                ? Published(Path.Combine(output.FullName, "bin"))
                : Command.Worked;
            foreach (var copy in new[] { "solution", "question", "answers", "marking" })
            {
                var papers = Path.Combine(output.FullName, copy) + "/";
                var run = worked(["solve", .. Command.Problems, "--copy", copy, "--quiet", .. Formats.SelectMany(format => new[] { "--to", format }), "-o", papers]);
                Assert.Equal("", run.Error);
                Assert.Equal(0, run.Exit);
                Assert.Equal(Command.Problems.Count() * Formats.Length, Directory.GetFiles(papers).Count(file => !file.EndsWith(".svg", StringComparison.Ordinal) && new FileInfo(file).Length > 0));
            }
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    private static Func<string[], Run> Published(string folder)
    {
        var publish = Command.Start("dotnet", ["publish", "src/Cli", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier.StartsWith("linux", StringComparison.Ordinal) ? RuntimeInformation.RuntimeIdentifier : "linux-x64", "-p:PublishAot=true", "-o", folder, "-nologo", "-v", "q"]);
        Assert.True(publish.Exit == 0, publish.Output + publish.Error);
        Assert.DoesNotContain(": warning IL", publish.Output, StringComparison.Ordinal);
        return arguments => Command.Start(Path.Combine(folder, "worked"), arguments);
    }
}
