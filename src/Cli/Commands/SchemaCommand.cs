using System.CommandLine;
using System.Text;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Cli.Commands;

/// <summary><c>worked schema</c></summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var command = new Command("schema", "Prints the JSON Schema of the problem file, for editors.");
        command.SetAction(_ => Files.WriteToOutput(Encoding.UTF8.GetBytes(ProblemSchema.Json)) ? ExitCode.Done : ExitCode.Output);
        return command;
    }
}
