using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Activations;

/// <summary>a = zσ(z), with da/dz = a + σ(z)(1 − a) (Ramachandran, Zoph, Le 2017).</summary>
public sealed class SiluActivation : Activation
{
    private SiluActivation() { }

    /// <summary>The activation.</summary>
    public static SiluActivation Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "silu";

    /// <inheritdoc/>
    public override Function? Function => SigmoidLinear.Instance;

    /// <inheritdoc/>
    public override Expr Formula(ExprList z, int neuron) => Expr.Apply(SigmoidLinear.Instance, z[neuron]);

    /// <inheritdoc/>
    public override Expr LocalDerivative(Expr z, Expr a) => Expr.Apply(Sigmoid.Instance, z) + a * (Expr.One - Expr.Apply(Sigmoid.Instance, z));

    /// <inheritdoc/>
    public override Interval Range => new(-0.2784645427610738, double.PositiveInfinity);
}
