using System.Security.Cryptography;

namespace WorkedSolutions.Cli.Tests.Batch;

/// <summary>A folder that is there for one test.</summary>
internal sealed class Scratch : IDisposable
{
    public Scratch()
    {
        Root = Directory.CreateTempSubdirectory("worked-batch-").FullName;
    }

    public string Root { get; }

    public string this[string name] => Path.Combine(Root, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>All files of a folder with the hashes of their bytes; what belongs to a run that is under way is left out.</summary>
    public static SortedDictionary<string, string> Files(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (!name.StartsWith(".worked/", StringComparison.Ordinal))
            {
                files.Add(name, Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));
            }
        }

        return files;
    }

    /// <summary>A shipped problem.</summary>
    public static string Problem(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "WorkedSolutions.sln")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!;
        }

        return Path.Combine(folder, "problems", "sets", name + ".yaml");
    }
}
