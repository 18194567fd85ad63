using System.CommandLine;
using WorkedSolutions.Render;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Variants;

namespace WorkedSolutions.Cli.Commands;

/// <summary><c>worked validate FILE…</c></summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var files = CommandOptions.Files("problem files, or folders of them; - reads standard input");
        var command = new Command("validate", "Reads and checks problem files and prints every diagnostic.") { files };
        command.SetAction(parsed => Execute(parsed.GetValue(files)!));
        return command;
    }

    private static int Execute(string[] files)
    {
        var found = false;
        var unusable = false;
        foreach (var file in files.SelectMany(Files.Problems))
        {
            var diagnostics = new List<Diagnostic>();
            var text = Files.Read(file, ReadLimits.FileSize, diagnostics);
            unusable |= text is null && diagnostics.Any(d => d.Code == "file-unreadable");
            if (text is not null)
            {
                const ulong seed = 1;
                var source = ProblemSource.Parse(text, file == "-" ? "<stdin>" : file);
                diagnostics.AddRange(VariantSelection.One(source, seed).Diagnostics);
                if (Papers.UnknownStyle(source.Style) is { } unknown)
                {
                    diagnostics.Add(unknown);
                }
            }

            found |= Report.Write(diagnostics);
        }

        return unusable ? ExitCode.Usage : found ? ExitCode.Found : ExitCode.Done;
    }
}
