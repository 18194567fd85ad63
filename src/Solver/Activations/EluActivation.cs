using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Activations;

/// <summary>a = z for z > 0, else e^z − 1; da/dz = 1 for z > 0, else e^z (Clevert, Unterthiner, Hochreiter 2016, with α = 1).</summary>
public sealed class EluActivation : Activation
{
    private EluActivation() { }

    /// <summary>The activation.</summary>
    public static EluActivation Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "elu";

    /// <inheritdoc/>
    public override Function? Function => ExponentialLinear.Instance;

    /// <inheritdoc/>
    public override Expr Formula(ExprList z, int neuron) => Expr.Apply(ExponentialLinear.Instance, z[neuron]);

    /// <inheritdoc/>
    public override Expr LocalDerivative(Expr z, Expr a) => Expr.Apply(ExponentialLinearPrime.Instance, z);

    /// <inheritdoc/>
    public override Interval Range => new(-1, double.PositiveInfinity);
}
