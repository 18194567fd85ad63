using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Losses;

/// <summary>E = H(ŷ − y): ½(ŷ − y)² up to |ŷ − y| = δ, then δ(|ŷ − y| − ½δ); dE/dŷ is ŷ − y kept between −δ and δ.</summary>
public sealed class HuberLoss : Loss
{
    private readonly Huber _function;

    private HuberLoss(Huber function) => _function = function;

    /// <summary>The loss with δ = 1.</summary>
    public static HuberLoss Instance { get; } = new(Huber.Instance);

    /// <inheritdoc/>
    public override string Name => "huber";

    /// <inheritdoc/>
    public override Expr Share(Expr target, Expr output) => Expr.Apply(_function, output - target);

    /// <inheritdoc/>
    public override Expr ShareDerivative(Expr target, Expr output) => _function.Derivative([output - target], 0);

    /// <inheritdoc/>
    public override ImmutableArray<(string Name, Expr.Number Value, Interval Allowed)> Settings => [("delta", _function.Delta, new(double.Epsilon, 1e9))];

    /// <inheritdoc/>
    public override Loss With(string setting, Expr.Number value) =>
        setting == "delta" ? new HuberLoss(Huber.With(value)) : base.With(setting, value);
}
