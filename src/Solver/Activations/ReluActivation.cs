using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Activations;

/// <summary>a = max(0, z), with da/dz = 1 for z > 0, else 0.</summary>
public sealed class ReluActivation : Activation
{
    private ReluActivation() { }

    /// <summary>The activation.</summary>
    public static ReluActivation Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "relu";

    /// <inheritdoc/>
    public override Function? Function => RectifiedLinear.Instance;

    /// <inheritdoc/>
    public override Expr Formula(ExprList z, int neuron) => Expr.Apply(RectifiedLinear.Instance, z[neuron]);

    /// <inheritdoc/>
    public override Expr LocalDerivative(Expr z, Expr a) => Expr.Apply(RectifiedLinearPrime.Instance, z);

    /// <inheritdoc/>
    public override Interval Range => new(0, double.PositiveInfinity);
}
