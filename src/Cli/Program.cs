using System.CommandLine;
using System.Text;
using WorkedSolutions.Cli.Commands;

namespace WorkedSolutions.Cli;

/// <summary>The <c>worked</c> command.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        Console.SetError(StandardError.Open());
        try
        {
            return Run(arguments);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Console.Error.WriteLine($"worked: internal error: {exception.GetType().Name}: {FirstLine(exception.Message)}");
            Console.Error.WriteLine("  hint: this is a fault of worked, not of your file; please report it with the file that causes it");
            return ExitCode.Internal;
        }
    }

    private static int Run(string[] arguments)
    {
        var root = new RootCommand("Writes the worked solution of forward- and backward-propagation problems.");
        root.Subcommands.Add(SolveCommand.Create());
        root.Subcommands.Add(CheckCommand.Create());
        root.Subcommands.Add(ValidateCommand.Create());
        root.Subcommands.Add(BatchCommand.Create());
        root.Subcommands.Add(NewCommand.Create());
        root.Subcommands.Add(SchemaCommand.Create());
        root.Subcommands.Add(StylesCommand.Create());
        foreach (var option in root.Options.OfType<VersionOption>())
        {
            option.Recursive = true;
            option.Validators.Clear();
        }

        var parsed = root.Parse(BatchCommand.Spread(arguments), new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Console.Error.WriteLine($"worked: {OneLine(error.Message)}");
            }

            Console.Error.WriteLine("  hint: `worked --help` and `worked COMMAND --help` list what there is");
            return ExitCode.Usage;
        }

        using var help = new StringWriter();
        var status = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = help });
        return help.GetStringBuilder().Length == 0 || Files.WriteToOutput(Encoding.UTF8.GetBytes(help.ToString())) ? status : ExitCode.Output;
    }

    /// <summary>A message and the list that it ends in, as one line.</summary>
    private static string OneLine(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length < 2 ? message.Trim() : $"{lines[0]} {string.Join(", ", lines[1..])}";
    }

    private static string FirstLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? text : text[..end];
    }
}
