using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Activations;

/// <summary>a = tanh z, with da/dz = 1 − a².</summary>
public sealed class TanhActivation : Activation
{
    private TanhActivation() { }

    /// <summary>The activation.</summary>
    public static TanhActivation Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "tanh";

    /// <inheritdoc/>
    public override Function? Function => HyperbolicTangent.Instance;

    /// <inheritdoc/>
    public override Expr Formula(ExprList z, int neuron) => Expr.Apply(HyperbolicTangent.Instance, z[neuron]);

    /// <inheritdoc/>
    public override Expr LocalDerivative(Expr z, Expr a) => Expr.One - Expr.Square(a);

    /// <inheritdoc/>
    public override Interval Range => new(-1, 1);
}
