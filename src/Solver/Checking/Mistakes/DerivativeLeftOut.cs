using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>The derivative of the activation, or another factor of the chain, is left out.</summary>
public sealed class DerivativeLeftOut : Mistake
{
    /// <inheritdoc/>
    public override string Name => "derivative-left-out";

    /// <inheritdoc/>
    public override string Title => "derivative of the activation left out";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.Role == Role.Delta && scene.Layer?.Activation is { Function: not null } activation && scene.Beside(Role.ActivationGradient) is { } upstream)
        {
            yield return Line(new Expr.Ref(upstream), $"the derivative of the {activation.Name} activation is left out");
        }

        if (scene.Role == Role.NodeGradient)
        {
            foreach (var line in WithoutAFactor(scene))
            {
                yield return line;
            }
        }
    }

    private IEnumerable<MistakenLine> WithoutAFactor(Scene scene)
    {
        var terms = Rewrite.Terms(scene.Formula);
        for (var t = 0; t < terms.Count && terms.Count <= 4; t++)
        {
            if (terms[t] is not Expr.Product product || product.Factors.Count > 5)
            {
                continue;
            }

            for (var i = 0; i < product.Factors.Count; i++)
            {
                var rest = product.Factors.Items.RemoveAt(i);
                var shorter = rest.Length == 1 ? rest[0] : new Expr.Product(new ExprList(rest));
                yield return Line(
                    Rewrite.Sum([.. terms.Select((term, k) => k == t ? shorter : term)]),
                    $"the factor {PlainLine.Write(product.Factors[i], scene.SymbolOf)} of the chain rule is left out");
            }
        }
    }
}
