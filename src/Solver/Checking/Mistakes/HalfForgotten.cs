using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>The ½ of a squared error, or what it does to the derivative, is forgotten: twice the right value.</summary>
public sealed class HalfForgotten : Mistake
{
    /// <inheritdoc/>
    public override string Name => "half-forgotten";

    /// <inheritdoc/>
    public override string Title => "the ½ forgotten: twice the right value";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (Concerns(scene))
        {
            yield return Line(Expr.Two * scene.Formula, scene.IsGradient
                ? "the 2 of the square is not cancelled by the ½: twice the right value"
                : "the ½ is forgotten: twice the right value");
        }

        if (scene.Role == Role.Node && WithoutHalves(scene.Formula) is { } whole && !whole.Equals(scene.Formula))
        {
            yield return Line(whole, "the ½ is forgotten");
        }
    }

    /// <summary>The line without the halves in it: x for x/2, ½x and 0.5x.</summary>
    private static Expr WithoutHalves(Expr formula) => Rewrite.Replace(formula, part => part switch
    {
        Expr.Quotient { Denominator: Expr.Number { Double: 2 } } quotient => quotient.Numerator,
        Expr.Product product when product.Factors.Items.FirstOrDefault(factor => factor is Expr.Number { Double: 0.5 } or Expr.Quotient { Numerator: Expr.Number { Double: 1 }, Denominator: Expr.Number { Double: 2 } }) is { } half =>
            product.Factors.Count == 2 ? product.Factors.Items.First(factor => !ReferenceEquals(factor, half)) : new Expr.Product(new ExprList(product.Factors.Items.Remove(half))),
        _ => null,
    });

    /// <summary>Whether a ½ or a 2 stands in the line.</summary>
    internal static bool Concerns(Scene scene) => scene.Role switch
    {
        Role.LossShare or Role.SampleLoss or Role.Objective => scene.HasSquaredLoss,
        Role.ActivationGradient or Role.Delta => scene.HasSquaredLoss && scene.IsOutput,
        Role.RegularisationTerm => true,
        Role.Node => HasTwo(scene.Formula),
        Role.NodeGradient or Role.EdgeDerivative => HasTwo(scene.Formula) || scene.NodesThatReadIt().Any(node => HasTwo(node.Formula!)),
        _ => false,
    };

    private static bool HasTwo(Expr formula)
    {
        var found = false;
        Rewrite.Replace(formula, part =>
        {
            found |= part is Expr.Number { Double: 2 or 0.5 };
            return null;
        });
        return found;
    }
}
