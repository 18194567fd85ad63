using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Reads the choice of an activation or optimizer: a name, or a name with settings, <c>{leaky-relu: {slope: 0.01}}</c>.</summary>
internal static class SettingReader
{
    /// <summary>The thing of the chosen name with its settings set; null where something is wrong.</summary>
    /// <param name="context">The context.</param>
    /// <param name="node">The choice.</param>
    /// <param name="what">What is chosen, in messages, e.g. `activation`.</param>
    /// <param name="field">The path of the field.</param>
    /// <param name="names">All names that can be chosen.</param>
    /// <param name="find">The thing of a name.</param>
    /// <param name="settings">The names of its settings.</param>
    /// <param name="allowed">The numbers that a setting can be.</param>
    /// <param name="with">The thing with a setting set.</param>
    public static T? Read<T>(
        ReaderContext context, YamlNode node, string what, string field, IReadOnlyList<string> names,
        Func<string, T?> find, Func<T, IReadOnlyList<string>> settings, Func<T, string, Interval> allowed, Func<T, string, Expr.Number, T> with)
        where T : class
    {
        if (node is YamlNode.Mapping { Entries.Length: 1 } mapping)
        {
            var (key, value) = mapping.Entries[0];
            if (Find(context, key, what, names, find) is not { } chosen)
            {
                return null;
            }

            return value is YamlNode.Mapping entries
                ? Set(context, entries, $"{field}.{key.Text}", key.Text, chosen, settings(chosen), allowed, with)
                : Wrong<T>(context, value, $"`{key.Text}`", settings(chosen) is { Count: > 0 } some ? $"a mapping with {Quoting.Or([.. some.Select(s => $"`{s}`")])}" : "a name alone", $"write `{key.Text}` alone{(settings(chosen) is [var first, ..] ? $", or {{{key.Text}: {{{first}: …}}}}" : "")}");
        }

        return node is YamlNode.Scalar { IsNull: false } scalar
            ? Find(context, scalar, what, names, find)
            : Wrong<T>(context, node, what, "a name, or a name with its settings", node is YamlNode.Mapping ? $"choose one: {{{names.First(HasSettings)}: {{…: …}}}}" : null);

        bool HasSettings(string name) => settings(find(name)!).Count > 0;
    }

    /// <summary>Sets settings from the entries of a mapping.</summary>
    public static T? Set<T>(
        ReaderContext context, YamlNode.Mapping mapping, string field, string name, T chosen,
        IReadOnlyList<string> settings, Func<T, string, Interval> allowed, Func<T, string, Expr.Number, T> with)
        where T : class
    {
        var good = true;
        foreach (var (key, value) in mapping.Entries)
        {
            if (!settings.Contains(key.Text))
            {
                context.Error("unknown-key", key.Place, $"`{name}` has no setting `{Quoting.Shorten(key.Text)}`",
                    Closest.Hint(key.Text, settings) ?? (settings.Count == 0 ? $"write `{name}` alone" : $"its settings are {Quoting.Or([.. settings.Select(s => $"`{s}`")])}"));
                good = false;
                continue;
            }

            var number = SettingNumber(context, value, key.Text, field, allowed(chosen, key.Text));
            good &= number is not null;
            chosen = number is null ? chosen : with(chosen, key.Text, number);
        }

        return good ? chosen : null;
    }

    private static Expr.Number? SettingNumber(ReaderContext context, YamlNode value, string key, string field, Interval allowed)
    {
        if (NumberReader.Number(context, value, $"`{key}`", $"{field}.{key}") is not { } number)
        {
            return null;
        }

        if (allowed.Contains(number.Value))
        {
            return number.AsNumber();
        }

        var range = allowed.Low == double.Epsilon ? $"greater than 0 and at most {NumberFormat.RoundTrip(allowed.High)}"
            : $"from {NumberFormat.RoundTrip(allowed.Low)} to {NumberFormat.RoundTrip(allowed.High)}";
        context.Error("out-of-range", value.Place, $"`{key}` must be {range}, not {number.Text}");
        return null;
    }

    private static T? Find<T>(ReaderContext context, YamlNode.Scalar scalar, string what, IReadOnlyList<string> names, Func<string, T?> find)
        where T : class
    {
        if (find(scalar.Text) is { } found)
        {
            return found;
        }

        context.Error("unknown-word", scalar.Place, $"{what} cannot be {Values.Describe(scalar)}", Closest.Hint(scalar.Text, names) ?? $"it is one of {Quoting.Or(names)}");
        return null;
    }

    private static T? Wrong<T>(ReaderContext context, YamlNode node, string what, string expected, string? hint = null)
        where T : class
    {
        Values.WrongType(context, node, what, expected, hint);
        return null;
    }
}
