using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>ŷ − y, which holds the derivative of the activation already, is multiplied by it once more.</summary>
public sealed class ExtraDerivativeFactor : Mistake
{
    /// <inheritdoc/>
    public override string Name => "extra-derivative-factor";

    /// <inheritdoc/>
    public override string Title => "derivative of the activation multiplied on where it has cancelled";

    /// <inheritdoc/>
    internal override IEnumerable<MistakenLine> Lines(Scene scene)
    {
        if (scene.Role == Role.Delta && scene.Quantity.Rule.EndsWith("cross-entropy", StringComparison.Ordinal) && scene.Beside(Role.Activation) is { } index)
        {
            var a = new Expr.Ref(index);
            yield return Line(
                scene.Formula * a * (Expr.One - a),
                $"the factor {scene.SymbolOf(index)}(1 - {scene.SymbolOf(index)}) has cancelled against the cross-entropy and is multiplied on all the same");
        }
    }
}
