using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Losses;

/// <summary>E = −(y ln ŷ + (1 − y) ln(1 − ŷ)), with dE/dŷ = −y/ŷ + (1 − y)/(1 − ŷ).</summary>
public sealed class BinaryCrossEntropy : Loss
{
    private BinaryCrossEntropy() { }

    /// <summary>The loss.</summary>
    public static BinaryCrossEntropy Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "binary-cross-entropy";

    /// <inheritdoc/>
    public override IReadOnlyList<string> OtherNames => ["log-loss"];

    /// <inheritdoc/>
    public override Expr Share(Expr target, Expr output) => 
        -(target * Expr.Apply(Logarithm.Instance, output) + (Expr.One - target) * Expr.Apply(Logarithm.Instance, Expr.One - output));

    /// <inheritdoc/>
    public override Expr ShareDerivative(Expr target, Expr output) => -(target / output) + (Expr.One - target) / (Expr.One - output);

    /// <inheritdoc/>
    public override Interval Domain => new(0, 1);

    /// <inheritdoc/>
    public override Interval Targets => new(0, 1);

    /// <inheritdoc/>
    public override bool CancelsWith(Activation activation) => activation is SigmoidActivation;
}
