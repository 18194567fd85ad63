using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace WorkedSolutions.Cli.Tests.House;

/// <summary>The house keeps its street: who may use whom (docs/decisions.md).</summary>
public partial class StructureTests
{
    [Fact]
    public void The_solver_uses_neither_rendering_nor_templates()
    {
        var used = Referenced("WorkedSolutions.Solver.dll").ToList();
        Assert.DoesNotContain(used, name => name.StartsWith("WorkedSolutions", StringComparison.Ordinal) || name is "Scriban.Signed" or "Markdig" or "System.CommandLine");
    }

    [Fact]
    public void Rendering_does_not_use_the_command() =>
        Assert.DoesNotContain(Referenced("WorkedSolutions.Render.dll"), name => name is "worked" or "System.CommandLine");

    [Theory]
    [InlineData("WorkedSolutions.Solver.dll")]
    [InlineData("WorkedSolutions.Render.dll")]
    public void Only_the_command_uses_the_console_the_environment_the_network_and_unseeded_randomness(string assembly)
    {
        string[] barred = ["System.Console", "System.Random", "System.Guid", "System.Net.Http.HttpClient", "System.Net.Sockets.Socket", "System.Diagnostics.Process"];
        Assert.DoesNotContain(Types(assembly), barred.Contains);

        // The compiler itself asks for the thread's number in iterators.
        Assert.DoesNotContain(Members(assembly), member => member.StartsWith("System.Environment.", StringComparison.Ordinal) && !member.EndsWith(".get_CurrentManagedThreadId", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("WorkedSolutions.Solver.dll")]
    [InlineData("WorkedSolutions.Render.dll")]
    public void No_library_reads_the_clock(string assembly) =>
        Assert.DoesNotContain(Members(assembly), member => member is "System.DateTime.get_Now" or "System.DateTime.get_UtcNow" or "System.DateTimeOffset.get_UtcNow" or "System.DateTimeOffset.get_Now");

    [Fact]
    public void The_writers_read_documents_and_never_a_trace_or_a_template()
    {
        foreach (var folder in new[] { "Writers", "Pages", "Pdf", "Svg", "Frames", "Maths" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Solving.Command.Root, "src", "Render", folder), "*.cs", SearchOption.AllDirectories))
            {
                var text = File.ReadAllText(file);
                Assert.False(text.Contains("using WorkedSolutions.Solver.Traces", StringComparison.Ordinal), file);
                Assert.False(text.Contains("using WorkedSolutions.Render.Styles", StringComparison.Ordinal) || text.Contains("using Scriban", StringComparison.Ordinal), file);
            }
        }
    }

    /// <summary>A folder's floors (Expressions/Functions) belong to it; between folders every street leads one way.</summary>
    [Theory]
    [InlineData("Solver")]
    [InlineData("Render")]
    [InlineData("Cli")]
    public void There_are_no_circles_between_folders(string assembly)
    {
        var streets = Streets(assembly);
        Assert.NotEmpty(streets);
        for (var ends = Ends(); ends.Count > 0; ends = Ends())
        {
            ends.ForEach(end => streets.Remove(end));
        }

        Assert.True(streets.Count == 0, "in a circle, or on the way to one: " + string.Join("; ", streets.Select(street => $"{street.Key} uses {string.Join(", ", street.Value.Where(streets.ContainsKey))}")));

        List<string> Ends() => [.. streets.Keys.Where(folder => !streets[folder].Any(streets.ContainsKey))];
    }

    /// <summary>The folders that each folder of an assembly uses, by its files' usings and by names with a folder before them.</summary>
    private static Dictionary<string, HashSet<string>> Streets(string assembly)
    {
        var root = Path.Combine(Solving.Command.Root, "src", assembly);
        var folders = Directory.EnumerateDirectories(root).Select(folder => Path.GetFileName(folder)!).Where(folder => folder is not ("bin" or "obj")).ToList();
        var lines = folders.ToDictionary(folder => folder, folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories).SelectMany(File.ReadLines).ToList(), StringComparer.Ordinal);
        var types = lines.ToDictionary(pair => pair.Key, pair => pair.Value.Select(line => Declared().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToHashSet(), StringComparer.Ordinal);
        return folders.ToDictionary(folder => folder, folder => lines[folder].SelectMany(line => Named().Matches(line))
            .Select(match => match.Groups[1].Success ? (Folder: match.Groups[1].Value, Type: "", IsUsing: true) : (Folder: match.Groups[3].Value, Type: match.Groups[4].Value, IsUsing: false))
            .Where(name => name.Folder != folder && types.TryGetValue(name.Folder, out var known) && (name.IsUsing || known.Contains(name.Type)))
            .Select(name => name.Folder).ToHashSet(), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^(?:public|internal) (?:\w+ )*(?:class|record struct|record|struct|enum|interface) (\w+)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"^using (?:static )?WorkedSolutions\.\w+\.(\w+)(?:\.(\w+))?|(?<![\w.""])([A-Z]\w+)\.([A-Z]\w+)")]
    private static partial Regex Named();

    private static IEnumerable<string> Referenced(string assembly) => Read(assembly, reader => reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)));

    private static List<string> Types(string assembly) => Read(assembly, reader => reader.TypeReferences.Select(handle => Name(reader, reader.GetTypeReference(handle))));

    private static List<string> Members(string assembly) => Read(assembly, reader => reader.MemberReferences
        .Select(handle => reader.GetMemberReference(handle))
        .Where(member => member.Parent.Kind == HandleKind.TypeReference)
        .Select(member => $"{Name(reader, reader.GetTypeReference((TypeReferenceHandle)member.Parent))}.{reader.GetString(member.Name)}"));

    private static string Name(MetadataReader reader, TypeReference type) => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";

    private static List<string> Read(string assembly, Func<MetadataReader, IEnumerable<string>> what)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly)));
        return what(file.GetMetadataReader()).ToList();
    }
}
