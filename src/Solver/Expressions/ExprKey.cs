using System.Text;

namespace WorkedSolutions.Solver.Expressions;

/// <summary>
/// Texts that are equal for expressions that differ in the order of terms and factors only. Numbers count by value. Keys of
/// parts are kept, so that each part is looked at once.
/// </summary>
internal sealed class ExprKey
{
    private readonly Dictionary<Expr, string> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The key of an expression.</summary>
    public string Of(Expr expr)
    {
        if (_known.TryGetValue(expr, out var key))
        {
            return key;
        }

        key = expr switch
        {
            Expr.Number number => $"{number.Value.Numerator}/{number.Value.Denominator}",
            Expr.Name name => name.Text,
            Expr.Ref reference => $"#{reference.Index}",
            Expr.Negate negate => $"-{Of(negate.Operand)}",
            Expr.Sum sum => Unordered('+', sum.Terms),
            Expr.Product product => Unordered('*', product.Factors),
            Expr.Dot dot => $".{Listed(dot.Left)}{Listed(dot.Right)}",
            Expr.Quotient quotient => $"({Of(quotient.Numerator)}:{Of(quotient.Denominator)})",
            Expr.Power power => $"({Of(power.Base)}^{Of(power.Exponent)})",
            Expr.Call call => $"{call.Function.Name}{Listed(call.Arguments)}",
            Expr.Partial partial => $"{(partial.IsDirect ? "!" : "")}∂{Of(partial.Of)}∂{Of(partial.By)}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        _known.Add(expr, key);
        return key;
    }

    private string Unordered(char sign, ExprList list)
    {
        var keys = new string[list.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = Of(list[i]);
        }

        Array.Sort(keys, StringComparer.Ordinal);
        return $"({sign}{string.Join(sign, keys)})";
    }

    private string Listed(ExprList list)
    {
        var text = new StringBuilder("[");
        foreach (var item in list)
        {
            text.Append(Of(item)).Append(';');
        }

        return text.Append(']').ToString();
    }
}
