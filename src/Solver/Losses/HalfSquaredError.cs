using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Losses;

/// <summary>E = ½(ŷ − y)², with dE/dŷ = ŷ − y.</summary>
public sealed class HalfSquaredError : Loss
{
    private HalfSquaredError() { }

    /// <summary>The loss.</summary>
    public static HalfSquaredError Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "half-squared-error";

    /// <inheritdoc/>
    public override Expr Share(Expr target, Expr output) => Expr.Half * Expr.Square(output - target);

    /// <inheritdoc/>
    public override Expr ShareDerivative(Expr target, Expr output) => output - target;
}
