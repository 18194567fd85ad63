using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Activations;

/// <summary>a = z, with da/dz = 1.</summary>
public sealed class IdentityActivation : Activation
{
    private IdentityActivation() { }

    /// <summary>The activation.</summary>
    public static IdentityActivation Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "identity";

    /// <inheritdoc/>
    public override Function? Function => null;

    /// <inheritdoc/>
    public override Expr Formula(ExprList z, int neuron) => z[neuron];

    /// <inheritdoc/>
    public override Expr LocalDerivative(Expr z, Expr a) => Expr.One;

    /// <inheritdoc/>
    public override Interval Range => new(double.NegativeInfinity, double.PositiveInfinity);
}
