using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>Names of the rules that give nodes.</summary>
internal static class GraphRules
{
    /// <summary>What a formula does: the operation where it is one, else <c>definition</c>.</summary>
    public static string Of(Expr formula)
    {
        var simple = formula switch
        {
            Expr.Ref or Expr.Number => true,
            Expr.Negate negate => IsAtom(negate.Operand),
            Expr.Sum sum => sum.Terms.All(term => IsAtom(term) || (term is Expr.Negate negate && IsAtom(negate.Operand))),
            Expr.Product product => product.Factors.All(IsAtom),
            Expr.Quotient quotient => IsAtom(quotient.Numerator) && IsAtom(quotient.Denominator),
            Expr.Power power => IsAtom(power.Base) && IsAtom(power.Exponent),
            Expr.Call call => call.Arguments.All(IsAtom),
            _ => false,
        };
        return !simple ? "definition" : formula switch
        {
            Expr.Negate => "negative",
            Expr.Sum => "sum",
            Expr.Product => "product",
            Expr.Quotient => "quotient",
            Expr.Power => "power",
            Expr.Call call => call.Function.Name,
            _ => "same",
        };
    }

    private static bool IsAtom(Expr expr) => expr is Expr.Ref or Expr.Number;
}
