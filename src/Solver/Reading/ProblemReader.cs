using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

/// <summary>A problem, or why there is none.</summary>
/// <param name="Problem">The problem; null where a diagnostic is an error.</param>
/// <param name="Diagnostics">All that is to be said about the file, in the order of its lines.</param>
public sealed record ReadResult(Problem? Problem, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>
    /// Where all mistakes are in the keys of every problem: the problem without what these say, so that names of quantities can be
    /// checked, too; null where there is no such problem.
    /// </summary>
    internal Problem? Draft { get; init; }
}

/// <summary>Reads problem files.</summary>
public static class ProblemReader
{
    /// <summary>The problem of a text in YAML or JSON. Generators draw their numbers from the seed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it, for diagnostics and the default id.</param>
    /// <param name="seed">The seed.</param>
    public static ReadResult Read(string text, string file, ulong seed = 1) => ProblemSource.Parse(text, file).Build(new VariantKey(seed));
}

/// <summary>A problem file whose YAML has been read, from which variants are built. May be used from several threads.</summary>
public sealed class ProblemSource
{
    private readonly YamlDocument _document;
    private readonly string _file;

    private ProblemSource(YamlDocument document, string file)
    {
        _document = document;
        _file = file;
    }

    /// <summary>Reads the YAML.</summary>
    public static ProblemSource Parse(string text, string file) => new(YamlReader.Read(text, file), file);

    /// <summary>The style that the file names, and where, whatever else is wrong with it; null where it names none that could be one.</summary>
    public (string Name, Place Place)? Style =>
        _document.Root is YamlNode.Mapping mapping && mapping.Find("style") is YamlNode.Scalar { IsNull: false } scalar && Patterns.IsId(scalar.Text) ? (scalar.Text, scalar.Place) : null;

    /// <summary>The problem with the numbers of one variant. The same key gives the same problem.</summary>
    public ReadResult Build(VariantKey key)
    {
        var context = new ReaderContext(_file, key);
        foreach (var diagnostic in _document.Diagnostics)
        {
            context.Add(diagnostic);
        }

        var problem = _document.Root is { } root ? Read(context, root) : null;
        var diagnostics = Ordered(context.Diagnostics, _file);
        return context.HasErrors
            ? new ReadResult(null, diagnostics) { Draft = problem is null ? null : problem with { Head = problem.Head with { Rounding = Rounding.Default } } }
            : new ReadResult(problem, diagnostics);
    }

    private static Problem? Read(ReaderContext context, YamlNode root)
    {
        if (root is not YamlNode.Mapping mapping)
        {
            context.Error("wrong-type", root.Place, $"a problem must be a mapping with `title`, `kind` and more, not {Values.Describe(root)}", "`worked new network` prints a problem file to start from");
            return null;
        }

        if (Kind(context, mapping) is not { } kind)
        {
            return null;
        }

        var keys = Keys.Kinds.First(k => k.Kind == kind).Keys;
        var fields = Fields.Read(context, mapping, keys, "the problem")!;
        var head = HeadReader.Read(context, fields);
        var hasNotation = fields["notation"] is not { } notation || (notation is YamlNode.Scalar word && Words.Of(Words.Notations).Contains(word.Text));
        context.BeginBody();
        var problem = kind switch
        {
            "network" => NetworkReader.Read(context, fields, head),
            "graph" => GraphReader.Read(context, fields, head),
            _ => DerivativeReader.Read(context, fields, head),
        };
        return hasNotation ? problem : null;
    }

    private static string? Kind(ReaderContext context, YamlNode.Mapping mapping)
    {
        if (mapping.Find("kind") is { } node)
        {
            foreach (var (word, _) in Words.Kinds)
            {
                if (node is YamlNode.Scalar scalar && scalar.Text == word)
                {
                    return word;
                }
            }

            var names = Words.Of(Words.Kinds);
            context.Error("unknown-word", node.Place, $"`kind` must be {Quoting.Or([.. names.Select(n => $"`{n}`")])}, not {Values.Describe(node)}",
                node is YamlNode.Scalar text ? Closest.Hint(text.Text, names) : null);
            return Guess(mapping) is { } meant ? (node is YamlNode.Scalar misspelt ? Closest.Find(misspelt.Text, names) : null) ?? meant : null;
        }

        var guess = Guess(mapping);
        if (guess is null)
        {
            context.Error("missing-key", mapping.Place, "the problem has no `kind`", "`kind` is `network`, `graph` or `derivative`");
        }

        return guess;
    }

    /// <summary>The kind that the keys speak of, so that the rest of the file can be checked; null where they do not say.</summary>
    private static string? Guess(YamlNode.Mapping mapping) =>
        mapping.Find("layers") is not null ? "network" : mapping.Find("variables") is not null ? "derivative" : mapping.Find("define") is not null ? "graph" : null;

    private static ImmutableArray<Diagnostic> Ordered(IReadOnlyList<Diagnostic> diagnostics, string file)
    {
        var ordered = diagnostics.Distinct().OrderBy(d => d.Place.Line).ThenBy(d => d.Place.Column).ToList();
        if (ordered.Count <= Diagnostic.MostOfAFile)
        {
            return [.. ordered];
        }

        var rest = ordered.Count - Diagnostic.MostOfAFile;
        return [.. ordered.Take(Diagnostic.MostOfAFile), Diagnostic.Error("too-many-mistakes", new Place(file, 0, 0), $"there are {rest}{(rest >= 8 * Diagnostic.MostOfAFile ? " or more" : "")} further mistakes")];
    }
}
