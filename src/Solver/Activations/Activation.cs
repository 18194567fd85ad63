using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Activations;

/// <summary>
/// An activation function of a layer: a = g(z). Elementwise ones have a local derivative da/dz; softmax, which couples the
/// neurons of its layer, has a Jacobian instead. One file for each; all of them in <c>ActivationTable.All</c>.
/// </summary>
public abstract class Activation
{
    /// <summary>The name in problem files, e.g. <c>leaky-relu</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The function behind it; null for the identity.</summary>
    public abstract Function? Function { get; }

    /// <summary>Whether neuron j's activation depends on z_j only. False for softmax.</summary>
    public virtual bool IsElementwise => true;

    /// <summary>a_j as an expression in the layer's pre-activations.</summary>
    /// <param name="z">All pre-activations of the layer.</param>
    /// <param name="neuron">j, from 0.</param>
    public abstract Expr Formula(ExprList z, int neuron);

    /// <summary>da/dz of an elementwise activation, in z or, where that is shorter, in a (σ′ = a(1 − a)).</summary>
    public abstract Expr LocalDerivative(Expr z, Expr a);

    /// <summary>∂a_i/∂z_j as an expression in the layer's activations. For softmax a_i(δ_ij − a_j).</summary>
    public virtual Expr Jacobian(ExprList z, ExprList a, int i, int j) =>
        i == j ? LocalDerivative(z[i], a[i]) : Expr.Zero;

    /// <summary>The values that an activation can take; a value outside is impossible.</summary>
    public abstract Interval Range { get; }

    /// <summary>Its settings with their values as typed or by default, e.g. (slope, 0.01), and the values that each may have.</summary>
    public virtual ImmutableArray<(string Name, Expr.Number Value, Interval Allowed)> Settings => [];

    /// <summary>The same activation with one of its <see cref="Settings"/> set.</summary>
    public virtual Activation With(string setting, Expr.Number value) => throw new ArgumentException($"{Name} has no setting {setting}", nameof(setting));
}
