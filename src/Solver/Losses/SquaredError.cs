using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Losses;

/// <summary>E = (ŷ − y)², with dE/dŷ = 2(ŷ − y).</summary>
public sealed class SquaredError : Loss
{
    private SquaredError() { }

    /// <summary>The loss.</summary>
    public static SquaredError Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "squared-error";

    /// <inheritdoc/>
    public override Expr Share(Expr target, Expr output) => Expr.Square(output - target);

    /// <inheritdoc/>
    public override Expr ShareDerivative(Expr target, Expr output) => Expr.Two * (output - target);
}
