using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// Where the templates of a style come from: the assembly (<c>templates/STYLE/COPY.sbn</c>), or a folder of the user that stands
/// before it: a file that is absent there is taken from the style that the folder's <c>style.txt</c> names (<c>lecture</c> where it
/// names none). Parts that several styles include are in <c>templates/parts</c>. Each file is parsed once per source.
/// </summary>
public sealed class StyleSource
{
    /// <summary>The style of problems that name none.</summary>
    public const string Default = "lecture";

    private const string Parts = "parts";
    private const string Ending = ".sbn";

    private static readonly ImmutableDictionary<string, string> Resources = Find();

    private readonly string style;
    private readonly string? folder;
    private readonly Func<string, string?>? read;
    private readonly ConcurrentDictionary<string, StyleTemplateResult> parsed = new(StringComparer.Ordinal);

    private StyleSource(string style, string? folder, Func<string, string?>? read)
    {
        this.style = style;
        this.folder = folder;
        this.read = read;
    }

    /// <summary>The styles that the assembly has, by name.</summary>
    public static ImmutableArray<string> List()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in Resources.Keys)
        {
            var name = path[..path.IndexOf('/')];
            if (name != Parts)
            {
                names.Add(name);
            }
        }

        return [.. names];
    }

    /// <summary>A style of the assembly, or null where there is none of that name.</summary>
    public static StyleSource? Embedded(string name) => List().Contains(name) ? new StyleSource(name, null, null) : null;

    /// <summary>A folder of the user.</summary>
    /// <param name="folder">The folder's name for diagnostics.</param>
    /// <param name="read">The text of a file directly in the folder by its name, e.g. <c>solution.sbn</c>; null where it is absent.</param>
    public static (StyleSource? Source, ImmutableArray<Diagnostic> Diagnostics) Folder(string folder, Func<string, string?> read)
    {
        var named = read("style.txt")?.Trim();
        var style = string.IsNullOrEmpty(named) ? Default : named;
        if (List().Contains(style))
        {
            return (new StyleSource(style, folder, read), []);
        }

        var place = new Place(Join(folder, "style.txt"), 1, 1);
        return (null, [Diagnostic.Error("style", place, $"there is no style '{(style.Length > 60 ? style[..60] : style)}' to take the other files from", "styles: " + string.Join(", ", List()))]);
    }

    /// <summary>The files of a style, to be copied and changed: names within the folder and texts, with a <c>style.txt</c>; empty for an unknown style.</summary>
    public static ImmutableArray<StyleFile> Export(string name)
    {
        var files = ImmutableArray.CreateBuilder<StyleFile>();
        if (!List().Contains(name))
        {
            return [];
        }

        foreach (var path in Resources.Keys.Order(StringComparer.Ordinal))
        {
            if (path.StartsWith(name + "/", StringComparison.Ordinal))
            {
                files.Add(new StyleFile(path[(name.Length + 1)..], Text(path)!));
            }
            else if (path.StartsWith(Parts + "/", StringComparison.Ordinal) && !Resources.ContainsKey(name + path[Parts.Length..]))
            {
                files.Add(new StyleFile(path[(Parts.Length + 1)..], Text(path)!));
            }
        }

        files.Add(new StyleFile("style.txt", name + "\n"));
        return files.ToImmutable();
    }

    /// <summary>The template of a copy: <c>solution</c>, <c>question</c>, <c>answers</c>, <c>marking</c>.</summary>
    public StyleTemplateResult Template(string copy) => parsed.GetOrAdd(copy, static (copy, self) =>
        IsName(copy) && self.File(copy) is { } file
            ? StyleTemplate.Parse(file.Text, file.Name, self.File)
            : new StyleTemplateResult(null, [Diagnostic.Error("style", new Place(self.folder ?? self.style, 0, 0), $"the style has no template for '{copy}'", "copies: solution, question, answers, marking")]), this);

    /// <summary>Whether a text can name a template file: letters, digits, - and _, at most 64.</summary>
    internal static bool IsName(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return name.Length is > 0 and <= 64;
    }

    private StyleFile? File(string name)
    {
        if (read?.Invoke(name + Ending) is { } own)
        {
            return new StyleFile(Join(folder!, name + Ending), own);
        }

        foreach (var path in (ReadOnlySpan<string>)[$"{style}/{name}{Ending}", $"{Parts}/{name}{Ending}"])
        {
            if (Text(path) is { } text)
            {
                return new StyleFile("templates/" + path, text);
            }
        }

        return null;
    }

    private static string Join(string folder, string name) => folder.EndsWith('/') ? folder + name : $"{folder}/{name}";

    private static string? Text(string path)
    {
        if (!Resources.TryGetValue(path, out var resource))
        {
            return null;
        }

        using var stream = typeof(StyleSource).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    // From STYLE/FILE to the resource's name, whichever slash the build wrote.
    private static ImmutableDictionary<string, string> Find()
    {
        const string Root = "templates/";
        var found = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var resource in typeof(StyleSource).Assembly.GetManifestResourceNames())
        {
            var path = resource.Replace('\\', '/');
            if (path.StartsWith(Root, StringComparison.Ordinal) && path.AsSpan(Root.Length).Contains('/'))
            {
                found.Add(path[Root.Length..], resource);
            }
        }

        return found.ToImmutable();
    }
}
