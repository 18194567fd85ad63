using System.CommandLine;
using System.Text;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Cli.Commands;

/// <summary><c>worked new KIND</c></summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = "network, graph or derivative" };
        kind.AcceptOnlyFromAmong("network", "graph", "derivative");
        var command = new Command("new", "Prints a commented starter problem file.") { kind };
        command.SetAction(parsed => Files.WriteToOutput(Encoding.UTF8.GetBytes(Starters.For(parsed.GetValue(kind)!)!)) ? ExitCode.Done : ExitCode.Output);
        return command;
    }
}
