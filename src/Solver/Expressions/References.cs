namespace WorkedSolutions.Solver.Expressions;

/// <summary>The quantities that an expression reads.</summary>
public static class References
{
    /// <summary>Calls <paramref name="action"/> with the index of each <see cref="Expr.Ref"/>, from left to right, repetitions included.</summary>
    public static void Visit(Expr expr, Action<int> action)
    {
        switch (expr)
        {
            case Expr.Ref reference:
                action(reference.Index);
                break;
            case Expr.Negate negate:
                Visit(negate.Operand, action);
                break;
            case Expr.Sum sum:
                Visit(sum.Terms, action);
                break;
            case Expr.Product product:
                Visit(product.Factors, action);
                break;
            case Expr.Dot dot:
                for (var i = 0; i < dot.Left.Count; i++)
                {
                    Visit(dot.Left[i], action);
                    Visit(dot.Right[i], action);
                }

                break;
            case Expr.Quotient quotient:
                Visit(quotient.Numerator, action);
                Visit(quotient.Denominator, action);
                break;
            case Expr.Power power:
                Visit(power.Base, action);
                Visit(power.Exponent, action);
                break;
            case Expr.Call call:
                Visit(call.Arguments, action);
                break;
            case Expr.Partial partial:
                Visit(partial.Of, action);
                Visit(partial.By, action);
                break;
            case Expr.Number or Expr.Name:
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The indices in the order in which they first stand in the expression, each once.</summary>
    public static IReadOnlyList<int> Of(Expr expr)
    {
        var seen = new HashSet<int>();
        var list = new List<int>();
        Visit(expr, index =>
        {
            if (seen.Add(index))
            {
                list.Add(index);
            }
        });
        return list;
    }

    private static void Visit(ExprList list, Action<int> action)
    {
        foreach (var item in list)
        {
            Visit(item, action);
        }
    }
}
