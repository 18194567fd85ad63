using System.Collections;
using System.Globalization;
using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// The functions that every template has, under Scriban's names: for lists, texts, whole numbers and objects; nothing with chance,
/// clock, files or evaluation. They are bound by hand, because Scriban's own table is made by reflection, which costs a short
/// program most of its time.
/// </summary>
internal static class StyleTemplateLanguage
{
    /// <summary>The functions by name; nothing in it can be changed by a template.</summary>
    public static ScriptObject Functions { get; } = Sealed(new ScriptObject
    {
        ["array"] = Arrays(),
        ["string"] = Strings(),
        ["math"] = Maths(),
        ["object"] = Objects(),
        ["include"] = new StyleTemplateInclude(),
        ["empty"] = EmptyScriptObject.Default,
    });

    private static ScriptObject Arrays() => Sealed(new ScriptObject
    {
        ["size"] = F(1, (_, _, a) => List(a, 0) is ICollection list ? list.Count : ArrayFunctions.Size(List(a, 0))),
        ["first"] = F(1, (_, _, a) => ArrayFunctions.First(List(a, 0))),
        ["last"] = F(1, (c, s, a) => ArrayFunctions.Last(c, s, List(a, 0))),
        ["join"] = F(2, (c, s, a) => PaperText.Join(Text(c, a, 1), List(a, 0), item => c.ObjectToString(item) ?? "")),
        ["map"] = F(2, (c, s, a) => ArrayFunctions.Map(c, s, List(a, 0), Text(c, a, 1))),
        ["reverse"] = F(1, (c, s, a) => ArrayFunctions.Reverse(c, s, List(a, 0))),
        ["sort"] = F(1, 2, (c, s, a) => ArrayFunctions.Sort(c, s, List(a, 0), a.Count > 1 ? Text(c, a, 1) : null)),
        ["uniq"] = F(1, (c, s, a) => ArrayFunctions.Uniq(c, s, List(a, 0))),
        ["compact"] = F(1, (c, s, a) => ArrayFunctions.Compact(c, s, List(a, 0))),
        ["concat"] = F(2, (c, s, a) => ArrayFunctions.Concat(c, s, List(a, 0), List(a, 1))),
        ["add"] = F(2, (c, s, a) => ArrayFunctions.Add(c, s, List(a, 0), a[1])),
        ["limit"] = F(2, (c, s, a) => ArrayFunctions.Limit(c, s, List(a, 0), c.ToInt(s, a[1]))),
        ["offset"] = F(2, (c, s, a) => ArrayFunctions.Offset(c, s, List(a, 0), c.ToInt(s, a[1]))),
        ["contains"] = F(2, (c, s, a) => ArrayFunctions.Contains(c, s, List(a, 0), a[1])),
    });

    private static ScriptObject Strings() => Sealed(new ScriptObject
    {
        ["append"] = F(2, (c, _, a) => StringFunctions.Append(c, Text(c, a, 0), Text(c, a, 1))),
        ["prepend"] = F(2, (c, _, a) => StringFunctions.Prepend(c, Text(c, a, 0), Text(c, a, 1))),
        ["capitalize"] = F(1, (c, _, a) => StringFunctions.Capitalize(Text(c, a, 0))),
        ["upcase"] = F(1, (c, _, a) => Text(c, a, 0).ToUpperInvariant()),
        ["downcase"] = F(1, (c, _, a) => Text(c, a, 0).ToLowerInvariant()),
        ["contains"] = F(2, (c, _, a) => Text(c, a, 0).Contains(Text(c, a, 1), StringComparison.Ordinal)),
        ["starts_with"] = F(2, (c, _, a) => Text(c, a, 0).StartsWith(Text(c, a, 1), StringComparison.Ordinal)),
        ["ends_with"] = F(2, (c, _, a) => Text(c, a, 0).EndsWith(Text(c, a, 1), StringComparison.Ordinal)),
        ["replace"] = F(3, (c, s, a) => Replaced(c, s, Text(c, a, 0), Text(c, a, 1), Text(c, a, 2))),
        ["remove"] = F(2, (c, s, a) => Replaced(c, s, Text(c, a, 0), Text(c, a, 1), "")),
        ["strip"] = F(1, (c, _, a) => Text(c, a, 0).Trim()),
        ["lstrip"] = F(1, (c, _, a) => Text(c, a, 0).TrimStart()),
        ["rstrip"] = F(1, (c, _, a) => Text(c, a, 0).TrimEnd()),
        ["size"] = F(1, (c, _, a) => Text(c, a, 0).Length),
        ["slice"] = F(2, 3, (c, s, a) => StringFunctions.Slice(Text(c, a, 0), c.ToInt(s, a[1]), a.Count > 2 ? c.ToInt(s, a[2]) : null)),
        ["split"] = F(2, (c, _, a) => StringFunctions.Split(Text(c, a, 0), Text(c, a, 1))),
        ["pad_left"] = F(2, (c, s, a) => StringFunctions.PadLeft(c, Text(c, a, 0), c.ToInt(s, a[1]))),
        ["pad_right"] = F(2, (c, s, a) => StringFunctions.PadRight(c, Text(c, a, 0), c.ToInt(s, a[1]))),
        ["pluralize"] = F(3, (c, s, a) => StringFunctions.Pluralize(c.ToInt(s, a[0]), Text(c, a, 1), Text(c, a, 2))),
    });

    private static ScriptObject Maths() => Sealed(new ScriptObject
    {
        ["abs"] = F(1, (c, s, a) => MathFunctions.Abs(c, s, a[0])),
        ["plus"] = F(2, (c, s, a) => MathFunctions.Plus(c, s, a[0], a[1])),
        ["minus"] = F(2, (c, s, a) => MathFunctions.Minus(c, s, a[0], a[1])),
        ["times"] = F(2, (c, s, a) => MathFunctions.Times(c, s, a[0], a[1])),
        ["modulo"] = F(2, (c, s, a) => MathFunctions.Modulo(c, s, a[0], a[1])),
        ["is_number"] = F(1, (_, _, a) => MathFunctions.IsNumber(a[0])),
    });

    private static ScriptObject Objects() => Sealed(new ScriptObject
    {
        ["default"] = F(2, (_, _, a) => a[0] is null or "" ? a[1] : a[0]),
        ["typeof"] = F(1, (_, _, a) => a[0] is PaperText ? "string" : ObjectFunctions.Typeof(a[0])),
        ["size"] = F(1, (c, s, a) => ObjectFunctions.Size(c, s, a[0])),
        ["keys"] = F(1, (_, s, a) => new ScriptArray(Object(s, a[0]).GetMembers())),
        ["values"] = F(1, (c, s, a) => Values(c, s, Object(s, a[0]))),
        ["has_key"] = F(2, (c, s, a) => Object(s, a[0]).Contains(Text(c, a, 1))),
    });

    private static ScriptObject Sealed(ScriptObject functions)
    {
        functions.IsReadOnly = true;
        return functions;
    }

    private static StyleTemplateFunction F(int arguments, Func<TemplateContext, SourceSpan, ScriptArray, object?> body) => new(arguments, arguments, body);

    private static StyleTemplateFunction F(int required, int most, Func<TemplateContext, SourceSpan, ScriptArray, object?> body) => new(required, most, body);

    private static string Text(TemplateContext context, ScriptArray arguments, int at) => arguments[at] as string ?? context.ObjectToString(arguments[at]) ?? "";

    private static IEnumerable List(ScriptArray arguments, int at) => arguments[at] as IEnumerable ?? Array.Empty<object>();

    private static ScriptArray Values(TemplateContext context, SourceSpan span, IScriptObject from)
    {
        var values = new ScriptArray();
        foreach (var member in from.GetMembers())
        {
            values.Add(from.TryGetValue(context, span, member, out var value) ? value : null);
        }

        return values;
    }

    private static IScriptObject Object(SourceSpan span, object? value) =>
        value as IScriptObject ?? throw new StyleTemplateFault(span, string.Create(CultureInfo.InvariantCulture, $"'{value}' is not an object with members"));

    // Scriban's own does not bound the result before it is made.
    private static string Replaced(TemplateContext context, SourceSpan span, string text, string old, string replacement)
    {
        if (old.Length == 0)
        {
            return text;
        }

        var most = (long)text.Length + (long)(text.Length / old.Length) * Math.Max(0, replacement.Length - old.Length);
        return most <= context.LimitToString || text.AsSpan().Count(old) * (long)replacement.Length + text.Length <= context.LimitToString
            ? text.Replace(old, replacement, StringComparison.Ordinal)
            : throw new StyleTemplateFault(span, "the text becomes too long");
    }
}
