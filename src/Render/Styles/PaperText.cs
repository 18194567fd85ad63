using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using WorkedSolutions.Render.Documents;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// Text with formulas in it, as a template's value. Written out it is text with the marks of its formulas; whatever else a template
/// does with it (comparing, replacing, measuring) sees the Markdown with the formulas as TeX, which is made only then.
/// </summary>
internal sealed class PaperText : IScriptCustomBinaryOperation, IScriptCustomTypeInfo, IEquatable<PaperText>, IComparable
{
    private readonly FormulaSheet? _sheet;
    private string? _written;

    /// <summary>A text.</summary>
    /// <param name="marked">The text with the marks of its formulas.</param>
    /// <param name="sheet">Where the marks lead; null where there are none.</param>
    public PaperText(string marked, FormulaSheet? sheet)
    {
        Marked = marked;
        _sheet = sheet;
    }

    /// <summary>No text.</summary>
    public static PaperText Empty { get; } = new("", null);

    /// <summary>The text with the marks of its formulas.</summary>
    public string Marked { get; }

    /// <inheritdoc/>
    public string TypeName => "string";

    /// <summary>The items, as strings or texts, with a separator between.</summary>
    public static PaperText Join(string separator, IEnumerable items, Func<object?, string> text)
    {
        FormulaSheet? sheet = null;
        var marked = new StringBuilder();
        var first = true;
        foreach (var item in items)
        {
            marked.Append(first ? "" : FormulaSheet.Clean(separator));
            first = false;
            if (item is PaperText own)
            {
                sheet ??= own._sheet;
                marked.Append(own.Marked);
            }
            else
            {
                marked.Append(FormulaSheet.Clean(text(item)));
            }
        }

        return new PaperText(marked.ToString(), sheet);
    }

    /// <summary>One text behind the other.</summary>
    public static PaperText operator +(PaperText left, PaperText right) => new(left.Marked + right.Marked, left._sheet ?? right._sheet);

    /// <summary>One text behind the other.</summary>
    public static PaperText operator +(string left, PaperText right) => new(FormulaSheet.Clean(left) + right.Marked, right._sheet);

    /// <summary>One text behind the other.</summary>
    public static PaperText operator +(PaperText left, string right) => new(left.Marked + FormulaSheet.Clean(right), left._sheet);

    /// <summary>The Markdown, with formulas as TeX.</summary>
    public override string ToString() => _written ??= _sheet?.Written(Marked) ?? Marked;

    /// <inheritdoc/>
    public bool Equals(PaperText? other) => other is not null && (ReferenceEquals(this, other) || ToString() == other.ToString());

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as PaperText);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => string.CompareOrdinal(ToString(), obj?.ToString());

    /// <inheritdoc/>
    public bool TryEvaluate(
        TemplateContext context, SourceSpan span, ScriptBinaryOperator op, SourceSpan leftSpan, object? leftValue, SourceSpan rightSpan, object? rightValue, out object? result)
    {
        result = ScriptBinaryExpression.Evaluate(context, span, op, AsString(leftValue), AsString(rightValue));
        return true;
    }

    private static object? AsString(object? value) => value is PaperText text ? text.ToString() : value;
}
