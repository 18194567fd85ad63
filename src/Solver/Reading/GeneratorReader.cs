using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Reads generators of random numbers.</summary>
internal static class GeneratorReader
{
    private static readonly ImmutableArray<string> Sources = ["uniform", "integers", "choice"];

    private static readonly DecimalNumber DefaultStep = DecimalNumber.Create(1, 2)!.Value;

    /// <summary>Whether a mapping is meant as a generator.</summary>
    public static bool IsGenerator(YamlNode node)
    {
        if (node is not YamlNode.Mapping mapping)
        {
            return false;
        }

        foreach (var (key, _) in mapping.Entries)
        {
            if (Keys.Generator.Find(key.Text) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The generator, or null where it is impossible.</summary>
    public static Generator? Read(ReaderContext context, YamlNode.Mapping node)
    {
        if (node.Generator is { } known)
        {
            return known;
        }

        if (Fields.Read(context, node, Keys.Generator, "a generator") is not { } fields)
        {
            return null;
        }

        var sources = Sources.Where(s => fields[s] is not null).ToList();
        if (sources.Count != 1)
        {
            if (sources.Count == 0 && fields.HasUnknown)
            {
                return null;
            }

            context.Error("bad-generator", node.Place, sources.Count == 0 ? "the generator does not say which numbers it draws" : $"the generator has both `{sources[0]}` and `{sources[1]}`",
                "a generator has one of `uniform`, `integers` and `choice`");
            return null;
        }

        var nonzero = fields["nonzero"] is { } flag ? Values.Flag(context, flag, "`nonzero`") : false;
        var shape = fields["shape"] is { } lengths ? Shape(context, lengths) : [];
        if (fields["step"] is { } step && sources[0] != "uniform")
        {
            context.Error("bad-generator", step.Place, "`step` goes with `uniform` only");
            return null;
        }

        Generator? generator = sources[0] switch
        {
            "uniform" => Uniform(context, fields, nonzero ?? false, shape ?? []),
            "integers" => Integers(context, fields, nonzero ?? false, shape ?? []),
            _ => Choice(context, fields, nonzero ?? false, shape ?? []),
        };
        return nonzero is null || shape is null ? null : node.Generator = generator;
    }

    private static Generator? Uniform(ReaderContext context, Fields fields, bool nonzero, ImmutableArray<int> shape)
    {
        var ends = Ends(context, fields["uniform"]!, "`uniform`");
        var step = fields["step"] is { } node ? Plain(context, node, "`step`") : null;
        if (ends is not { } range || (step is null && fields["step"] is not null))
        {
            return null;
        }

        if (step is { Value: <= 0 })
        {
            context.Error("bad-generator", step.Place, "`step` must be greater than 0");
            return null;
        }

        var distance = step is null ? DefaultStep : step.Exact;
        var typed = step is null ? 2 : DecimalsOf(step.Text);
        return Grid(context, fields, range, distance, typed, nonzero, shape);
    }

    private static Generator? Integers(ReaderContext context, Fields fields, bool nonzero, ImmutableArray<int> shape)
    {
        if (Ends(context, fields["integers"]!, "`integers`") is not { } range)
        {
            return null;
        }

        foreach (var end in (ReadOnlySpan<Literal>)[range.Low, range.High])
        {
            if (!NumberText.IsInteger(end.Text))
            {
                context.Error("bad-generator", end.Place, $"`integers` needs whole numbers, not `{end.Text}`", "`uniform` with `step` draws decimal numbers");
                return null;
            }
        }

        return Grid(context, fields, range, DecimalNumber.One, 0, nonzero, shape);
    }

    private static Generator? Grid(
        ReaderContext context, Fields fields, (Literal Low, Literal High) range, DecimalNumber? step, int decimals, bool nonzero, ImmutableArray<int> shape)
    {
        if (range.Low.Value > range.High.Value)
        {
            context.Error("bad-generator", range.Low.Place, $"the range from {range.Low.Text} to {range.High.Text} is empty", "the smaller number comes first");
            return null;
        }

        var grid = range.Low.Exact is { } low && range.High.Exact is { } high && step is { } distance
            ? Generator.TryGrid(shape, fields.Place, low, high, distance, decimals, nonzero)
            : null;
        if (grid is null)
        {
            var onlyZero = nonzero && range.Low.Value == 0 && range.High.Value == 0;
            context.Error("bad-generator", fields.Place, onlyZero ? "the only number of the generator is 0, which `nonzero` excludes" : "the generator has no numbers, or too many",
                onlyZero ? null : "numbers have up to 12 decimals; at most a thousand million of them, not only 0 where `nonzero` excludes it");
        }

        return grid;
    }

    private static Generator? Choice(ReaderContext context, Fields fields, bool nonzero, ImmutableArray<int> shape)
    {
        if (Values.List(context, fields["choice"]!, "`choice`", "a list of numbers") is not { } items)
        {
            return null;
        }

        var numbers = ImmutableArray.CreateBuilder<Literal>(items.Length);
        var all = true;
        foreach (var item in items)
        {
            var number = Plain(context, item, "a number in `choice`");
            all &= number is not null;
            if (number is not null && !(nonzero && number.Value == 0))
            {
                numbers.Add(number);
            }
        }

        if (all && numbers.Count == 0)
        {
            context.Error("bad-generator", fields.Place, "the only number of the generator is 0, which `nonzero` excludes");
        }

        return all && numbers.Count > 0 ? new Generator.Choice(shape, fields.Place, numbers.ToImmutable()) : null;
    }

    private static (Literal Low, Literal High)? Ends(ReaderContext context, YamlNode node, string what)
    {
        if (Values.List(context, node, what, "a list of two numbers") is not { } items)
        {
            return null;
        }

        if (items.Length != 2)
        {
            context.Error("bad-generator", node.Place, $"{what} has {Quoting.Count(items.Length, "number")}", "write the least and the greatest: [-1, 1]");
            return null;
        }

        var low = Plain(context, items[0], $"the least number of {what}");
        var high = Plain(context, items[1], $"the greatest number of {what}");
        return low is null || high is null ? null : (low, high);
    }

    private static ImmutableArray<int>? Shape(ReaderContext context, YamlNode node)
    {
        if (node is YamlNode.Scalar)
        {
            return Values.Integer(context, node, "`shape`", 1, ReadLimits.Numbers) is { } length ? [length] : null;
        }

        if (Values.List(context, node, "`shape`", "a length, or a list of rows and columns") is not { } items)
        {
            return null;
        }

        if (items.Length > 2)
        {
            context.Error("bad-generator", node.Place, $"`shape` has {items.Length} lengths", "a list has one length, a matrix two: [rows, columns]");
            return null;
        }

        var lengths = items.Select(item => Values.Integer(context, item, "a length in `shape`", 1, ReadLimits.Numbers)).ToList();
        return lengths.Contains(null) ? null : [.. lengths.Select(length => length!.Value)];
    }

    private static Literal? Plain(ReaderContext context, YamlNode node, string what)
    {
        if (node is YamlNode.Scalar scalar)
        {
            return NumberText.Read(context, scalar, what);
        }

        Values.WrongType(context, node, what, "a number");
        return null;
    }

    /// <summary>How many digits stand behind the point; those of a number with an exponent follow from its value alone.</summary>
    private static int DecimalsOf(string text)
    {
        var point = text.IndexOf('.');
        return point < 0 || text.Contains('e', StringComparison.OrdinalIgnoreCase) ? 0 : text.Length - point - 1;
    }
}
