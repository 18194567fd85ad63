using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Reads the keys that every problem has.</summary>
internal static class HeadReader
{
    /// <summary>The head. Where something in it is wrong the context says so, and the head is of no use.</summary>
    public static ProblemHead Read(ReaderContext context, Fields fields) => new()
    {
        File = context.File,
        Id = fields["id"] is { } id ? Id(context, id) : DefaultId(context.File),
        Title = Line(context, fields, "title") ?? "",
        Course = Line(context, fields, "course"),
        Author = Line(context, fields, "author"),
        Date = Line(context, fields, "date"),
        Style = Style(context, fields["style"]),
        StylePlace = fields["style"]?.Place ?? default,
        Rounding = fields["rounding"] is { } rounding ? ReadRounding(context, rounding) : Rounding.Default,
        RoundingExceptions = Exceptions(fields),
        Notation = Word(context, fields, "notation", Words.Notations, Notation.Sequential),
        Ask = Texts(context, fields["ask"], "ask", "a quantity"),
        Marks = Marks(context, fields["marks"]),
        Where = Where(context, fields["where"]),
        Explain = Word(context, fields, "explain", Words.Explains, Explain.Brief),
        Ecf = Word(context, fields, "ecf", Words.CarriedCredits, CarriedCredit.Full),
    };

    /// <summary>The value of a word's key, or the default.</summary>
    public static T Word<T>(ReaderContext context, Fields fields, string key, ImmutableArray<(string Word, T Value)> words, T otherwise)
        where T : struct =>
        fields[key] is { } node ? Values.Word(context, node, $"`{key}`", words) ?? otherwise : otherwise;

    /// <summary>The file's name without folders and ending, with _ for each character that an id cannot hold; <c>stdin</c> for <c>&lt;stdin&gt;</c>.</summary>
    public static string DefaultId(string file)
    {
        var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        var ending = name.LastIndexOf('.');
        name = ending > 0 ? name[..ending] : name;
        var id = string.Concat(name.Where(c => c is not ('<' or '>')).Take(100).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        return id.Trim('-', '_').Length == 0 ? "problem" : id;
    }

    private static string? Line(ReaderContext context, Fields fields, string key) =>
        fields[key] is { } node ? Values.Line(context, node, $"`{key}`") : null;

    private static string Id(ReaderContext context, YamlNode node)
    {
        var id = Values.Line(context, node, "`id`");
        if (id is not null && !Patterns.IsId(id))
        {
            context.Error("bad-name", node.Place, $"`id` cannot be {Values.Describe(node)}", "an id has letters a to z, digits, - and _, at most 100");
        }

        return id ?? "";
    }

    private static string? Style(ReaderContext context, YamlNode? node)
    {
        var style = node is null ? null : Values.Text(context, node, "`style`");
        if (style is not null && !Patterns.IsId(style))
        {
            context.Error("bad-name", node!.Place, $"`style` cannot be {Values.Describe(node)}", "`worked styles` lists the styles; a folder is given by --style");
        }

        return style;
    }

    private static Rounding ReadRounding(ReaderContext context, YamlNode node)
    {
        if (Fields.Read(context, node, Keys.Rounding, "`rounding`") is not { } fields)
        {
            return Rounding.Default;
        }

        var decimals = Integer(context, fields, "decimals", 0, 12);
        var significant = Integer(context, fields, "significant", 1, 15);
        if (fields["decimals"] is not null && fields["significant"] is { } second)
        {
            context.Error("conflict", second.Place, "`rounding` has both `decimals` and `significant`", "keep one of them");
        }

        return new Rounding(
            significant is null ? decimals ?? 4 : null,
            significant,
            Word(context, fields, "carry", Words.Carries, false),
            Word(context, fields, "ties", Words.Ties, Ties.HalfUp),
            Integer(context, fields, "at-least", 1, 15) ?? 2)
        {
            Exceptions = ReadExceptions(context, fields["except"], significant is null ? (0, 12) : (1, 15)),
        };
    }

    private static ImmutableArray<(string Kind, int Digits)> ReadExceptions(ReaderContext context, YamlNode? node, (int Least, int Greatest) digits)
    {
        if (node is null || Values.Entries(context, node, "`except`", "a mapping from kinds of quantities, such as dL/da, to digits") is not { } entries)
        {
            return [];
        }

        var exceptions = ImmutableArray.CreateBuilder<(string, int)>(entries.Length);
        foreach (var (key, value) in entries)
        {
            if (Values.Integer(context, value, $"the digits of `{Quoting.Shorten(key.Text)}`", digits.Least, digits.Greatest) is { } count)
            {
                exceptions.Add((key.Text, count));
            }
        }

        return exceptions.ToImmutable();
    }

    /// <summary>Where the kinds stand that have digits of their own.</summary>
    private static ImmutableArray<Written> Exceptions(Fields fields) =>
        fields["rounding"] is YamlNode.Mapping rounding && rounding.Entries.FirstOrDefault(entry => entry.Key.Text == "except") is { Value: YamlNode.Mapping except }
            ? [.. except.Entries.Select(entry => new Written(entry.Key.Text, entry.Key.Place))]
            : [];

    private static int? Integer(ReaderContext context, Fields fields, string key, int least, int greatest) =>
        fields[key] is { } node ? Values.Integer(context, node, $"`{key}`", least, greatest) : null;

    private static ImmutableArray<Written> Texts(ReaderContext context, YamlNode? node, string key, string item, bool unique = true)
    {
        if (node is null || Values.List(context, node, $"`{key}`", "a list of texts") is not { } items)
        {
            return [];
        }

        var texts = ImmutableArray.CreateBuilder<Written>(items.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in items)
        {
            if (Values.Text(context, one, $"{item} in `{key}`") is not { } text)
            {
                continue;
            }

            if (seen.Add(text) || !unique)
            {
                texts.Add(new Written(text, ((YamlNode.Scalar)one).ContentPlace));
            }
            else
            {
                context.Error("duplicate-name", one.Place, $"`{Quoting.Shorten(text)}` stands twice in `{key}`");
            }
        }

        return texts.ToImmutable();
    }

    private static ImmutableArray<(Written Quantity, int Marks)> Marks(ReaderContext context, YamlNode? node)
    {
        if (node is null || Values.Entries(context, node, "`marks`", "a mapping from quantities to marks") is not { } entries)
        {
            return [];
        }

        var marks = ImmutableArray.CreateBuilder<(Written, int)>(entries.Length);
        foreach (var (key, value) in entries)
        {
            if (Values.Integer(context, value, $"the marks of `{Quoting.Shorten(key.Text)}`", 0, 1000) is { } count)
            {
                marks.Add((new Written(key.Text, key.Place), count));
            }
        }

        return marks.ToImmutable();
    }

    private static ImmutableArray<Written> Where(ReaderContext context, YamlNode? node)
    {
        var conditions = Texts(context, node, "where", "a condition", unique: false);
        foreach (var condition in conditions)
        {
            foreach (var diagnostic in Condition.Parse(condition).Diagnostics)
            {
                context.Add(diagnostic);
            }
        }

        return conditions;
    }
}
