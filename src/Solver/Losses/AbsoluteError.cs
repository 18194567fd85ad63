using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Losses;

/// <summary>E = |ŷ − y|, with dE/dŷ the sign of ŷ − y, 0 where they are equal.</summary>
public sealed class AbsoluteError : Loss
{
    private AbsoluteError() { }

    /// <summary>The loss.</summary>
    public static AbsoluteError Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "absolute-error";

    /// <inheritdoc/>
    public override Expr Share(Expr target, Expr output) => Expr.Apply(AbsoluteValue.Instance, output - target);

    /// <inheritdoc/>
    public override Expr ShareDerivative(Expr target, Expr output) => Expr.Apply(Signum.Instance, output - target);
}
