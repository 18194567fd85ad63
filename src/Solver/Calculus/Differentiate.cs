using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Calculus;

/// <summary>How a derivative was found: the rules in the order in which a person applies them, and the whole derivative line by line.</summary>
/// <param name="Steps">The rules; empty where there are more than anybody reads.</param>
/// <param name="Lines">Each equal to the one before; the last is simplified.</param>
public sealed record WorkedDerivative(ImmutableArray<RuleStep> Steps, ImmutableArray<Expr> Lines)
{
    /// <summary>The derivative, simplified.</summary>
    public Expr Result => Lines[^1];
}

/// <summary>Differentiates expressions by the rules of calculus. Other names count as constants.</summary>
public static class Differentiate
{
    private const int MostSteps = 200;

    /// <summary>The derivative by a name, simplified; null where it is too large to write down (over a hundred thousand parts).</summary>
    public static Expr? By(Expr expr, string name) => new RuleBook(name).Worked(expr) is { } raw ? Simplify.Of(raw) : null;

    /// <summary>The derivative by a name with the rules that give it; null where it is too large to write down.</summary>
    public static WorkedDerivative? WithRules(Expr expr, string name)
    {
        var book = new RuleBook(name);
        if (book.Worked(expr) is not { } raw)
        {
            return null;
        }

        var steps = ImmutableArray.CreateBuilder<RuleStep>();
        Walk(book, expr, 0, steps);
        var lines = ImmutableArray.CreateBuilder<Expr>();
        foreach (var line in new[] { book.Apply(expr).Result, raw, Simplify.Of(raw) })
        {
            if (lines.Count > 0 && Same(lines[^1], line))
            {
                lines.RemoveAt(lines.Count - 1);
            }

            lines.Add(line);
        }

        return new(steps.Count > MostSteps ? [] : steps.ToImmutable(), lines.ToImmutable());
    }

    /// <summary>Whether two lines look the same.</summary>
    internal static bool Same(Expr a, Expr b) =>
        ExprSize.Weight(a) == ExprSize.Weight(b) && (a.Equals(b) || (ExprSize.Leaves(a) < 500 && new ExprKey().Of(a) == new ExprKey().Of(b)));

    private static void Walk(RuleBook book, Expr expr, int depth, ImmutableArray<RuleStep>.Builder steps)
    {
        if (steps.Count > MostSteps)
        {
            return;
        }

        var (rule, result) = book.Apply(expr);
        steps.Add(new RuleStep(rule, expr, book.Name, result, depth));
        Substitute.Leaves(result, leaf =>
        {
            if (leaf is Expr.Partial partial)
            {
                Walk(book, partial.Of, depth + 1, steps);
            }

            return null;
        });
    }
}
