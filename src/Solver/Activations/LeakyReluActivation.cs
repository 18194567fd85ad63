using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Activations;

/// <summary>a = z for z > 0, else slope · z; da/dz = 1 for z > 0, else the slope.</summary>
public sealed class LeakyReluActivation : Activation
{
    private readonly LeakyRectifiedLinear _function;

    private LeakyReluActivation(LeakyRectifiedLinear function) => _function = function;

    /// <summary>The activation with slope 0.01.</summary>
    public static LeakyReluActivation Instance { get; } = new(LeakyRectifiedLinear.Instance);

    /// <inheritdoc/>
    public override string Name => "leaky-relu";

    /// <inheritdoc/>
    public override Function? Function => _function;

    /// <inheritdoc/>
    public override Expr Formula(ExprList z, int neuron) => Expr.Apply(_function, z[neuron]);

    /// <inheritdoc/>
    public override Expr LocalDerivative(Expr z, Expr a) => _function.Derivative([z], 0);

    /// <inheritdoc/>
    public override Interval Range => new(_function.Slope.Double < 0 ? 0 : double.NegativeInfinity, double.PositiveInfinity);

    /// <inheritdoc/>
    public override ImmutableArray<(string Name, Expr.Number Value, Interval Allowed)> Settings => [("slope", _function.Slope, new(-1000, 1000))];

    /// <inheritdoc/>
    public override Activation With(string setting, Expr.Number value) =>
        setting == "slope" ? new LeakyReluActivation(LeakyRectifiedLinear.With(value)) : base.With(setting, value);
}
