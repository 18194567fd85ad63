using System.CommandLine;
using System.Text;
using WorkedSolutions.Render.Styles;

namespace WorkedSolutions.Cli.Commands;

/// <summary><c>worked styles</c> and <c>worked styles export NAME DIR</c></summary>
internal static class StylesCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "a style that `worked styles` lists" };
        var folder = CommandOptions.File("DIR", "the folder to copy it to; it must be empty or not exist");
        var export = new Command("export", "Copies a style, to be changed and used with --style DIR.") { name, folder };
        export.SetAction(parsed => Export(parsed.GetValue(name)!, parsed.GetValue(folder)!));
        var command = new Command("styles", "Lists the template styles; `export` copies one.") { export };
        command.SetAction(_ => Files.WriteToOutput(Encoding.UTF8.GetBytes(string.Join('\n', StyleSource.List()) + "\n")) ? ExitCode.Done : ExitCode.Output);
        return command;
    }

    private static int Export(string name, string folder)
    {
        var files = StyleSource.Export(name);
        if (files.IsEmpty)
        {
            Report.Error($"there is no style '{name}'", "styles: " + string.Join(", ", StyleSource.List()));
            return ExitCode.Usage;
        }

        if (Directory.Exists(folder) && Files.IsFilled(folder))
        {
            Report.Error($"{folder} is not empty", "name a new folder, so that nothing is overwritten");
            return ExitCode.Output;
        }

        foreach (var file in files)
        {
            if (!Files.Write(Path.Combine(folder, file.Name), stream => stream.Write(Encoding.UTF8.GetBytes(file.Text))))
            {
                return ExitCode.Output;
            }
        }

        Console.Error.WriteLine($"wrote {files.Length} files to {folder}");
        return ExitCode.Done;
    }
}
