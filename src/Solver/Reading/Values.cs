using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Reads values other than numbers with fractions: texts, words, truth values, whole numbers, names, lists of these.</summary>
internal static class Values
{
    /// <summary>Whether a plain scalar is a truth value.</summary>
    internal static bool IsFlag(string text) => text is "true" or "false" or "True" or "False" or "TRUE" or "FALSE";

    /// <summary>A node in a few words, for messages: `abc`, a list, a mapping.</summary>
    public static string Describe(YamlNode node) => node switch
    {
        YamlNode.Scalar { IsNull: true } => "nothing",
        YamlNode.Scalar scalar => $"`{Quoting.Shorten(scalar.Text)}`",
        YamlNode.Sequence => "a list",
        _ => "a mapping",
    };

    /// <summary>Reports that a value is of the wrong type.</summary>
    public static void WrongType(ReaderContext context, YamlNode node, string what, string expected, string? hint = null)
    {
        if (context.IsFull)
        {
            return;
        }

        context.Error("wrong-type", node.Place, node is YamlNode.Scalar { IsNull: true } ? $"{what} has no value" : $"{what} must be {expected}, not {Describe(node)}",
            hint ?? (node is YamlNode.Scalar { IsNull: true } ? $"give {expected}{(what[0] == '`' ? ", or leave the key out" : "")}" : null));
    }

    /// <summary>A text on one line that is not empty. Numbers are read as text as they are typed.</summary>
    public static string? Line(ReaderContext context, YamlNode node, string what)
    {
        if (node is not YamlNode.Scalar { IsNull: false } scalar)
        {
            WrongType(context, node, what, "a text");
            return null;
        }

        if (scalar.IsPlain && IsFlag(scalar.Text))
        {
            WrongType(context, node, what, "a text", "put it in quotes if it is meant as a text");
            return null;
        }

        var text = scalar.Text.Trim();
        var problem = text.Length == 0 ? "is empty"
            : text.Length > ReadLimits.Text ? $"has more than {ReadLimits.Text} characters"
            : HasForbidden(text) ? "contains control characters or several lines"
            : null;
        if (problem is null)
        {
            return text;
        }

        context.Error("bad-text", node.Place, $"{what} {problem}", text.Contains('\n') ? "write it on one line" : null);
        return null;
    }

    /// <summary>A text that is not a number: a name, an id, a condition.</summary>
    public static string? Text(ReaderContext context, YamlNode node, string what)
    {
        if (node is YamlNode.Scalar { IsPlain: true, IsNull: false } scalar && NumberText.IsNumber(scalar.Text))
        {
            WrongType(context, node, what, "a text");
            return null;
        }

        return Line(context, node, what);
    }

    /// <summary>The value of one of some words.</summary>
    public static T? Word<T>(ReaderContext context, YamlNode node, string what, ImmutableArray<(string Word, T Value)> words)
        where T : struct
    {
        var names = Words.Of(words);
        var expected = Quoting.Or([.. names.Select(n => $"`{n}`")]);
        if (node is not YamlNode.Scalar { IsNull: false } scalar)
        {
            WrongType(context, node, what, expected);
            return null;
        }

        foreach (var (word, value) in words)
        {
            if (word == scalar.Text)
            {
                return value;
            }
        }

        context.Error("unknown-word", node.Place, $"{what} must be {expected}, not {Describe(node)}", Closest.Hint(scalar.Text, names));
        return null;
    }

    /// <summary>true or false.</summary>
    public static bool? Flag(ReaderContext context, YamlNode node, string what)
    {
        if (node is YamlNode.Scalar { IsPlain: true } scalar && IsFlag(scalar.Text))
        {
            return scalar.Text is "true" or "True" or "TRUE";
        }

        var hint = node is not YamlNode.Scalar text ? null
            : text.Text.ToLowerInvariant() is "yes" or "on" or "y" ? "write true"
            : text.Text.ToLowerInvariant() is "no" or "off" or "n" ? "write false"
            : text is { IsPlain: false, Text: "true" or "false" } ? "take the quotes away"
            : null;
        WrongType(context, node, what, "`true` or `false`", hint);
        return null;
    }

    /// <summary>A whole number in a range, ends included.</summary>
    public static int? Integer(ReaderContext context, YamlNode node, string what, int least, int greatest)
    {
        var range = greatest == int.MaxValue ? $"a whole number from {least} on" : $"a whole number from {least} to {greatest}";
        if (node is YamlNode.Scalar { IsPlain: true } scalar && NumberText.IsInteger(scalar.Text))
        {
            var fits = long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= greatest;
            if (!fits)
            {
                context.Error("out-of-range", node.Place, $"{what} must be {range}, not {Describe(node)}");
            }

            return fits ? (int)value : null;
        }

        WrongType(context, node, what, range, NumberText.Hint(node));
        return null;
    }

    /// <summary>A letter, then letters, digits and _.</summary>
    public static string? Name(ReaderContext context, YamlNode node, string what)
    {
        if (Text(context, node, what) is not { } text)
        {
            return null;
        }

        if (Patterns.IsName(text))
        {
            return text;
        }

        context.Error("bad-name", node.Place, $"{what} cannot be {Describe(node)}",
            $"a name is a letter, then letters, digits and _, at most {Patterns.LongestName} in all");
        return null;
    }

    /// <summary>The items of a list that is not empty.</summary>
    public static ImmutableArray<YamlNode>? List(ReaderContext context, YamlNode node, string what, string expected)
    {
        if (node is not YamlNode.Sequence sequence)
        {
            WrongType(context, node, what, expected, node is YamlNode.Scalar { IsNull: false } ? "write it in brackets: [ … ]" : null);
            return null;
        }

        if (sequence.Items.Length > 0)
        {
            return sequence.Items;
        }

        context.Error("empty-list", node.Place, $"{what} is empty");
        return null;
    }

    /// <summary>A list of names that are all different.</summary>
    public static ImmutableArray<(string Name, Place Place)>? Names(ReaderContext context, YamlNode node, string what)
    {
        if (List(context, node, what, "a list of names") is not { } items)
        {
            return null;
        }

        var names = ImmutableArray.CreateBuilder<(string, Place)>(items.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (Name(context, item, $"a name in {what}") is not { } name)
            {
                continue;
            }

            if (seen.Add(name))
            {
                names.Add((name, item.Place));
            }
            else
            {
                context.Error("duplicate-name", item.Place, $"`{name}` stands twice in {what}");
            }
        }

        return seen.Count == items.Length ? names.ToImmutable() : null;
    }

    /// <summary>The entries of a mapping that is not empty.</summary>
    public static ImmutableArray<(YamlNode.Scalar Key, YamlNode Value)>? Entries(ReaderContext context, YamlNode node, string what, string expected)
    {
        if (node is not YamlNode.Mapping mapping)
        {
            WrongType(context, node, what, expected);
            return null;
        }

        if (mapping.Entries.Length > 0)
        {
            return mapping.Entries;
        }

        context.Error("empty-mapping", node.Place, $"{what} is empty");
        return null;
    }

    private static bool HasForbidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\r' || SourceText.IsForbidden(text, i))
            {
                return true;
            }

            i += char.IsHighSurrogate(text[i]) ? 1 : 0;
        }

        return false;
    }
}
