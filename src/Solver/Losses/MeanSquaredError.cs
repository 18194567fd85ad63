using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Losses;

/// <summary>E = (ŷ − y)², averaged over outputs and samples.</summary>
public sealed class MeanSquaredError : Loss
{
    private MeanSquaredError() { }

    /// <summary>The loss.</summary>
    public static MeanSquaredError Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "mean-squared-error";

    /// <inheritdoc/>
    public override Reduction Outputs => Reduction.Mean;

    /// <inheritdoc/>
    public override Expr Share(Expr target, Expr output) => Expr.Square(output - target);

    /// <inheritdoc/>
    public override Expr ShareDerivative(Expr target, Expr output) => Expr.Two * (output - target);
}
