using System.Globalization;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Tests.Expressions;

/// <summary>Expressions as text, fully bracketed, so that tests can say what they expect.</summary>
internal static class Plain
{
    public static Expr Read(string text)
    {
        var parsed = ExpressionParser.Parse(text, new Place("test", 1, 1));
        Assert.True(parsed.Expression is not null, string.Join("\n", parsed.Diagnostics));
        return parsed.Expression!;
    }

    /// <summary>Every operation in brackets: a+b*c is [a + [b·c]].</summary>
    public static string Write(Expr expr) => expr switch
    {
        Expr.Number { Text: { } text } => text,
        Expr.Number n => n.Value.Denominator.IsOne ? n.Value.Numerator.ToString(CultureInfo.InvariantCulture) : $"{n.Value.Numerator}/{n.Value.Denominator}",
        Expr.Name name => name.Text,
        Expr.Ref r => $"#{r.Index}",
        Expr.Negate n => $"[-{Write(n.Operand)}]",
        Expr.Sum s => $"[{string.Join(" + ", s.Terms.Select(Write))}]",
        Expr.Product p => $"[{string.Join("·", p.Factors.Select(Write))}]",
        Expr.Quotient q => $"[{Write(q.Numerator)}/{Write(q.Denominator)}]",
        Expr.Power p => $"[{Write(p.Base)}^{Write(p.Exponent)}]",
        Expr.Call c => $"{c.Function.Name}({string.Join(", ", c.Arguments.Select(Write))})",
        Expr.Partial p => $"d{Write(p.Of)}/d{Write(p.By)}",
        Expr.Dot d => $"[{string.Join(" ", d.Left.Select(Write))} . {string.Join(" ", d.Right.Select(Write))}]",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The same with brackets only where they are needed, as a person types it.</summary>
    public static string Typed(Expr expr) => Typed(expr, 0);

    private static string Typed(Expr expr, int outer)
    {
        var (text, inner) = expr switch
        {
            Expr.Number n => (Write(n), n.Value.Numerator.Sign < 0 ? 1 : n.Text is null && !n.Value.Denominator.IsOne ? 2 : 9),
            Expr.Negate n => ("-" + Typed(n.Operand, 2), 1),
            Expr.Sum s => (string.Concat(s.Terms.Select((t, i) => t is Expr.Negate n ? (i == 0 ? "-" : " - ") + Typed(n.Operand, 2) : (i == 0 ? "" : " + ") + Typed(t, 1))), 1),
            Expr.Product p => (string.Join("*", p.Factors.Select(f => Typed(f, 3))), 2),
            Expr.Quotient q => (Typed(q.Numerator, 2) + "/" + Typed(q.Denominator, 3), 2),
            Expr.Power p => (Typed(p.Base, 5) + "^" + Typed(p.Exponent, 4), 4),
            Expr.Call c => ($"{c.Function.Name}({string.Join(", ", c.Arguments.Select(a => Typed(a, 0)))})", 9),
            _ => (Write(expr), 9),
        };
        return inner < outer ? $"({text})" : text;
    }
}
