using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

using Row = ImmutableArray<Literal>;

/// <summary>A row of numbers with its place.</summary>
internal readonly record struct PlacedRow(ImmutableArray<Literal> Numbers, Place Place);

/// <summary>Reads given numbers, lists and matrices of them; generators may stand wherever a number, list or matrix is.</summary>
internal static class NumberReader
{
    /// <summary>A number, or the one that a generator draws for the field.</summary>
    public static Literal? Number(ReaderContext context, YamlNode node, string what, string field)
    {
        if (node is YamlNode.Scalar scalar)
        {
            return context.CountNumbers(1, node.Place) ? NumberText.Read(context, scalar, what) : null;
        }

        if (!GeneratorReader.IsGenerator(node))
        {
            Values.WrongType(context, node, what, "a number", node is YamlNode.Mapping ? "a generator is e.g. {uniform: [-1, 1], step: 0.05}" : null);
            return null;
        }

        if (GeneratorReader.Read(context, (YamlNode.Mapping)node) is not { } generator || !context.CountNumbers(1, node.Place))
        {
            return null;
        }

        if (generator.Shape.Length == 0)
        {
            return context.Draw(generator, field);
        }

        context.Error("shape", node.Place, $"{what} is one number, so the generator can have no `shape`");
        return null;
    }

    /// <summary>A number that is at least 0, or greater than 0.</summary>
    public static Literal? NotNegative(ReaderContext context, YamlNode node, string what, string field, bool positive)
    {
        var number = Number(context, node, what, field);
        if (number is null || number.Value > 0 || (!positive && number.Value == 0))
        {
            return number;
        }

        context.Error("out-of-range", node.Place, $"{what} must {(positive ? "be greater than 0" : "not be negative")}, not {number.Text}");
        return null;
    }

    /// <summary>A list of numbers.</summary>
    /// <param name="context">The context.</param>
    /// <param name="node">The list, or a generator with one length.</param>
    /// <param name="what">What it is, in messages.</param>
    /// <param name="number">What a number of it is, in messages.</param>
    /// <param name="field">The path of the field.</param>
    public static Row? List(ReaderContext context, YamlNode node, string what, string number, string field)
    {
        if (GeneratorReader.IsGenerator(node))
        {
            return GeneratorReader.Read(context, (YamlNode.Mapping)node) is { } generator && HasLengths(context, generator, 1, what)
                && context.CountNumbers(generator.Shape[0], node.Place)
                ? Drawn(context, generator, field)
                : null;
        }

        return Values.List(context, node, what, "a list of numbers") is { } items ? Numbers(context, items, number, field) : null;
    }

    /// <summary>The numbers of the items of a list.</summary>
    public static Row? Numbers(ReaderContext context, ImmutableArray<YamlNode> items, string number, string field)
    {
        var numbers = ImmutableArray.CreateBuilder<Literal>(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i];
            var read = item is YamlNode.Scalar scalar
                ? context.CountNumbers(1, item.Place) ? NumberText.Read(context, scalar, number) : null
                : Number(context, item, number, $"{field}[{i + 1}]");
            if (read is not null)
            {
                numbers.Add(read);
            }
        }

        return numbers.Count == items.Length ? numbers.MoveToImmutable() : null;
    }

    /// <summary>A list of rows, which may differ in length; null where a number of them is wrong.</summary>
    public static ImmutableArray<PlacedRow>? Rows(ReaderContext context, YamlNode node, string what, string number, string field)
    {
        if (GeneratorReader.IsGenerator(node))
        {
            return GeneratorReader.Read(context, (YamlNode.Mapping)node) is { } generator && HasLengths(context, generator, 2, what)
                && context.CountNumbers((long)generator.Shape[0] * generator.Shape[1], node.Place)
                ? DrawnRows(context, generator, field)
                : null;
        }

        if (Values.List(context, node, what, "a list of rows") is not { } items)
        {
            return null;
        }

        var rows = ImmutableArray.CreateBuilder<PlacedRow>(items.Length);
        var flat = false;
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is YamlNode.Scalar { IsNull: false })
            {
                if (!flat)
                {
                    Values.WrongType(context, items[i], $"row {i + 1} of {what}", "a list of numbers", "a matrix is a list of rows: [[1, 2], [3, 4]]");
                }

                flat = true;
                continue;
            }

            if (List(context, items[i], $"row {i + 1} of {what}", number, $"{field}[{i + 1}]") is { } row)
            {
                rows.Add(new PlacedRow(row, items[i].Place));
            }
        }

        return rows.Count == items.Length ? rows.MoveToImmutable() : null;
    }

    /// <summary>Numbers by name.</summary>
    public static ImmutableArray<(string Name, Literal Value, Place Place)>? Named(ReaderContext context, YamlNode node, string what, string field)
    {
        if (Values.Entries(context, node, what, "a mapping from names to numbers") is not { } entries)
        {
            return null;
        }

        var named = ImmutableArray.CreateBuilder<(string, Literal, Place)>(entries.Length);
        foreach (var (key, value) in entries)
        {
            var name = Values.Name(context, key, $"a name in {what}");
            var number = Number(context, value, $"`{Quoting.Shorten(key.Text)}`", $"{field}.{key.Text}");
            if (name is not null && number is not null)
            {
                named.Add((name, number, key.Place));
            }
        }

        return named.Count == entries.Length ? named.MoveToImmutable() : null;
    }

    private static Row Drawn(ReaderContext context, Generator generator, string field)
    {
        var row = ImmutableArray.CreateBuilder<Literal>(generator.Shape[^1]);
        for (var i = 1; i <= generator.Shape[^1]; i++)
        {
            row.Add(context.Draw(generator, $"{field}[{i}]"));
        }

        return row.MoveToImmutable();
    }

    private static ImmutableArray<PlacedRow> DrawnRows(ReaderContext context, Generator generator, string field)
    {
        var rows = ImmutableArray.CreateBuilder<PlacedRow>(generator.Shape[0]);
        for (var j = 1; j <= generator.Shape[0]; j++)
        {
            rows.Add(new PlacedRow(Drawn(context, generator, $"{field}[{j}]"), generator.Place));
        }

        return rows.MoveToImmutable();
    }

    private static bool HasLengths(ReaderContext context, Generator generator, int lengths, string what)
    {
        if (generator.Shape.Length == lengths)
        {
            return true;
        }

        var example = lengths == 1 ? "`shape: [3]`" : "`shape: [2, 3]`";
        context.Error("shape", generator.Place, generator.Shape.Length == 0
            ? $"{what} needs more than one number"
            : $"the generator's `shape` for {what} must have {Quoting.Count(lengths, "length")}, not {generator.Shape.Length}", $"give the generator {example}");
        return false;
    }
}
