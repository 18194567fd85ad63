using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Losses;

/// <summary>E = −y ln ŷ, with dE/dŷ = −y/ŷ.</summary>
public sealed class CategoricalCrossEntropy : Loss
{
    private CategoricalCrossEntropy() { }

    /// <summary>The loss.</summary>
    public static CategoricalCrossEntropy Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "categorical-cross-entropy";

    /// <inheritdoc/>
    public override IReadOnlyList<string> OtherNames => ["cross-entropy"];

    /// <inheritdoc/>
    public override Expr Share(Expr target, Expr output) => -(target * Expr.Apply(Logarithm.Instance, output));

    /// <inheritdoc/>
    public override Expr ShareDerivative(Expr target, Expr output) => -(target / output);

    /// <inheritdoc/>
    public override Interval Domain => new(0, 1);

    /// <inheritdoc/>
    public override Interval Targets => new(0, 1);

    /// <inheritdoc/>
    public override bool CancelsWith(Activation activation) => activation is SoftmaxActivation;
}
