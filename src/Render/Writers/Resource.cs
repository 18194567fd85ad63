using System.Text;

namespace WorkedSolutions.Render.Writers;

/// <summary>Texts that are part of the assembly.</summary>
internal static class Resource
{
    /// <summary>A text by its name; its absence is a fault of the build.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the resource {name} is missing");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
