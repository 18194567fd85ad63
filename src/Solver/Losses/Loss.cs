using System.Collections.Immutable;
using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Losses;

/// <summary>How shares, or samples, are put together.</summary>
public enum Reduction
{
    /// <summary>Added.</summary>
    Sum,
    /// <summary>Averaged.</summary>
    Mean,
}

/// <summary>
/// The share E that one output has in the loss, as an expression in its target y and its activation ŷ, and dE/dŷ.
/// One file for each; all of them in <c>LossTable.All</c>.
/// </summary>
public abstract class Loss
{
    /// <summary>The name in problem files, e.g. <c>half-squared-error</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Other names of it, e.g. <c>log-loss</c>.</summary>
    public virtual IReadOnlyList<string> OtherNames => [];

    /// <summary>How shares become a sample's loss, unless the problem says otherwise.</summary>
    public virtual Reduction Outputs => Reduction.Sum;

    /// <summary>How samples' losses become J, unless the problem says otherwise.</summary>
    public virtual Reduction Samples => Reduction.Mean;

    /// <summary>E(y, ŷ).</summary>
    public abstract Expr Share(Expr target, Expr output);

    /// <summary>dE/dŷ, in y and ŷ.</summary>
    public abstract Expr ShareDerivative(Expr target, Expr output);

    /// <summary>Whether E can be negative; a negative value of one that cannot is impossible.</summary>
    public virtual bool NeverNegative => true;

    /// <summary>The activations for which E is defined; everything by default.</summary>
    public virtual Interval Domain => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Its settings with their values as typed or by default, e.g. (delta, 1), and the values that each may have.</summary>
    public virtual ImmutableArray<(string Name, Expr.Number Value, Interval Allowed)> Settings => [];

    /// <summary>The same loss with one of its <see cref="Settings"/> set.</summary>
    public virtual Loss With(string setting, Expr.Number value) => throw new ArgumentException($"{Name} has no setting {setting}", nameof(setting));

    /// <summary>
    /// Whether the derivative by the pre-activation is ŷ − y under this activation, a cancellation that working uses:
    /// sigmoid with binary, softmax with categorical cross-entropy.
    /// </summary>
    public virtual bool CancelsWith(Activation activation) => false;

    /// <summary>The targets for which it makes sense; every number by default.</summary>
    public virtual Interval Targets => new(double.NegativeInfinity, double.PositiveInfinity);
}
