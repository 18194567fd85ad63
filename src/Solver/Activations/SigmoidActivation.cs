using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Activations;

/// <summary>a = σ(z), with da/dz = a(1 − a).</summary>
public sealed class SigmoidActivation : Activation
{
    private SigmoidActivation() { }

    /// <summary>The activation.</summary>
    public static SigmoidActivation Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "sigmoid";

    /// <inheritdoc/>
    public override Function? Function => Sigmoid.Instance;

    /// <inheritdoc/>
    public override Expr Formula(ExprList z, int neuron) => Expr.Apply(Sigmoid.Instance, z[neuron]);

    /// <inheritdoc/>
    public override Expr LocalDerivative(Expr z, Expr a) => a * (Expr.One - a);

    /// <inheritdoc/>
    public override Interval Range => new(0, 1);
}
