using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using WorkedSolutions.Render.Styles;
using WorkedSolutions.Render.Writers;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Cli.Commands;

/// <summary>Options that several commands share, and their words.</summary>
internal static class CommandOptions
{
    /// <summary>The FILE… argument; a word that begins with - is a mistyped option, not a file.</summary>
    public static Argument<string[]> Files(string description)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = description };
        files.Validators.Add(RefuseOptions);
        return files;
    }

    /// <summary>An argument that is one file.</summary>
    public static Argument<string> File(string name, string description)
    {
        var file = new Argument<string>(name) { Description = description };
        file.Validators.Add(RefuseOptions);
        return file;
    }

    /// <summary>The repeatable --to option.</summary>
    public static Option<string[]> Formats(string description)
    {
        var formats = new Option<string[]>("--to") { HelpName = "FORMAT", Description = description, Arity = ArgumentArity.OneOrMore };
        formats.AcceptOnlyFromAmong([.. PaperWords.Endings.Keys]);
        return formats;
    }

    /// <summary>The --seed option.</summary>
    public static Option<ulong> Seed(string helpName, string description) => new("--seed")
    {
        HelpName = helpName,
        Description = description,
        DefaultValueFactory = _ => 1,
        CustomParser = result => Number<ulong>(result, "--seed", "a whole number from 0 to 18446744073709551615"),
    };

    /// <summary>An option that is a whole number and may be left out.</summary>
    public static Option<int?> Count(string name, string helpName, string description) => new(name)
    {
        HelpName = helpName,
        Description = description,
        CustomParser = result => Number<int>(result, name, "a whole number"),
    };

    /// <summary>The dialect of a name that was accepted.</summary>
    public static MarkdownFlavour Flavour(string name) => name switch
    {
        "pandoc" => MarkdownFlavour.Pandoc,
        "moodle" => MarkdownFlavour.Moodle,
        _ => MarkdownFlavour.GitHub,
    };

    /// <summary>The folder that --style names, where it names one and not a style that ships; false with a message where it cannot be used.</summary>
    public static bool TryStyle(string? style, out StyleSource? folder)
    {
        folder = null;
        if (style is null || (!Directory.Exists(style) && !style.Contains('/') && !style.Contains(Path.DirectorySeparatorChar)))
        {
            return true;
        }

        if (!Directory.Exists(style))
        {
            Report.Error($"{style}: there is no such folder", "`worked styles export lecture DIR` makes one");
            return false;
        }

        if (Templates(style) is not { } templates)
        {
            return false;
        }

        if (templates.Count == 0)
        {
            Report.Error($"{style}: there is no template in this folder", "`worked styles export lecture DIR` makes a folder of templates to change");
            return false;
        }

        var (source, diagnostics) = StyleSource.Folder(style, templates.GetValueOrDefault);
        folder = source;
        return !Report.Write(diagnostics) && source is not null;
    }

    /// <summary>The texts of a folder's templates by name, <c>style.txt</c> with them; null, with a message, where one cannot be read.</summary>
    private static Dictionary<string, string>? Templates(string folder)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var found = new List<Diagnostic>();
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder).Where(path => path.EndsWith(".sbn", StringComparison.Ordinal) || Path.GetFileName(path) == "style.txt"))
            {
                texts[Path.GetFileName(path)] = Cli.Files.Read(path, 1 << 20, found) ?? "";
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            found.Add(Diagnostic.Error("file-unreadable", new Place(folder, 0, 0), Cli.Files.Reason(exception)));
        }

        return Report.Write(found) ? null : texts;
    }

    private static T Number<T>(ArgumentResult result, string option, string what)
        where T : struct, IBinaryInteger<T>
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        if (!T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            result.AddError($"{option} takes {what}, not '{text}'");
        }

        return number;
    }

    private static void RefuseOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens)
        {
            if (token.Value.Length > 1 && token.Value[0] == '-')
            {
                result.AddError($"there is no option {token.Value}");
            }
        }
    }
}
