using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Activations;

/// <summary>a = ln(1 + e^z), with da/dz = σ(z).</summary>
public sealed class SoftplusActivation : Activation
{
    private SoftplusActivation() { }

    /// <summary>The activation.</summary>
    public static SoftplusActivation Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "softplus";

    /// <inheritdoc/>
    public override Function? Function => SoftPlus.Instance;

    /// <inheritdoc/>
    public override Expr Formula(ExprList z, int neuron) => Expr.Apply(SoftPlus.Instance, z[neuron]);

    /// <inheritdoc/>
    public override Expr LocalDerivative(Expr z, Expr a) => Expr.Apply(Sigmoid.Instance, z);

    /// <inheritdoc/>
    public override Interval Range => new(0, double.PositiveInfinity);
}
