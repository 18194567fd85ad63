using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Tests.Maths;

public class SubsetDocumentationTests
{
    [Fact]
    public void Every_command_and_environment_is_documented()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "WorkedSolutions.sln")))
        {
            folder = folder.Parent;
        }

        var text = File.ReadAllText(Path.Combine(folder.FullName, "docs", "maths.md"));
        var missing = TexCommands.Names.Where(name => name is not ("left" or "right" or "begin" or "end" or "|") && !text.Contains("\\" + name, StringComparison.Ordinal));
        Assert.Empty(missing);
        Assert.All(TexCommands.Environments, e => Assert.Contains($"`{e.Name}`", text, StringComparison.Ordinal));
    }
}
