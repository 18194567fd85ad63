using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Losses;

/// <summary>E = ½(ŷ − y)², averaged over outputs and samples: the cost 1/(2n) · Σ(ŷ − y)².</summary>
public sealed class HalfMeanSquaredError : Loss
{
    private HalfMeanSquaredError() { }

    /// <summary>The loss.</summary>
    public static HalfMeanSquaredError Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "half-mean-squared-error";

    /// <inheritdoc/>
    public override IReadOnlyList<string> OtherNames => ["cost"];

    /// <inheritdoc/>
    public override Reduction Outputs => Reduction.Mean;

    /// <inheritdoc/>
    public override Expr Share(Expr target, Expr output) => Expr.Half * Expr.Square(output - target);

    /// <inheritdoc/>
    public override Expr ShareDerivative(Expr target, Expr output) => output - target;
}
