using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Losses;

/// <summary>E = max(0, 1 − yŷ), with dE/dŷ = −y where yŷ is less than 1, else 0.</summary>
public sealed class HingeLoss : Loss
{
    private HingeLoss() { }

    /// <summary>The loss.</summary>
    public static HingeLoss Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "hinge";

    /// <inheritdoc/>
    public override Expr Share(Expr target, Expr output) => Expr.Apply(Maximum.Instance, Expr.Zero, Expr.One - target * output);

    /// <inheritdoc/>
    public override Expr ShareDerivative(Expr target, Expr output) => -(target * Expr.Apply(IsGreater.Instance, Expr.One, target * output));
}
