using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>The bias is left out of a weighted sum.</summary>
public sealed class BiasLeftOut : Mistake
{
    /// <inheritdoc/>
    public override string Name => "bias-left-out";

    /// <inheritdoc/>
    public override string Title => "bias left out";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.Role is not (Role.PreActivation or Role.Node))
        {
            yield break;
        }

        int? bias = null;
        bool IsBias(Expr expr)
        {
            var found = expr is Expr.Ref reference && (scene.Role == Role.Node ? IsTermOfItsOwn(scene, reference) : scene.Quantities[reference.Index].Role == Role.Bias);
            bias = found ? ((Expr.Ref)expr).Index : bias;
            return found;
        }

        var without = Without(scene.Formula, IsBias);
        if (bias is { } index && without is not null)
        {
            yield return Line(without, $"the bias {scene.SymbolOf(index)} is left out");
        }
    }

    /// <summary>In a graph: a free name that is added to something that is worked out, b in w·x + b.</summary>
    private static bool IsTermOfItsOwn(Scene scene, Expr.Ref reference) =>
        scene.Quantities[reference.Index].Role is Role.Leaf or Role.Parameter
        && scene.Formula is Expr.Sum sum && sum.Terms.Items.Contains(reference)
        && sum.Terms.Items.Any(term => term is not Expr.Ref other || scene.Quantities[other.Index].Role == Role.Node);

    /// <summary>The sum without its terms that are, or are multiplied by, what is left out; null where nothing would stay.</summary>
    private static Expr? Without(Expr formula, Func<Expr, bool> isLeftOut)
    {
        switch (formula)
        {
            case Expr.Sum sum:
                var terms = sum.Terms.Items.Select(term => isLeftOut(term) ? null : Without(term, isLeftOut)).OfType<Expr>().ToList();
                return terms.Count == 0 ? null : Rewrite.Sum(terms);
            case Expr.Dot dot:
                var kept = Enumerable.Range(0, dot.Left.Count).Where(i => !isLeftOut(dot.Left[i])).ToList();
                return kept.Count == 0 ? null : new Expr.Dot(new ExprList([.. kept.Select(i => dot.Left[i])]), new ExprList([.. kept.Select(i => dot.Right[i])]));
            default:
                return formula;
        }
    }
}
