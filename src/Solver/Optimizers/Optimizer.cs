using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Optimizers;

/// <summary>One line of an optimizer's working for one parameter.</summary>
/// <param name="State">
/// The state that the line renews, e.g. <c>velocity</c>, or a value that only later lines of the same update read, e.g. <c>m_hat</c>
/// (then it is not among the optimizer's states); null for the line that gives the new parameter.
/// </param>
/// <param name="Formula">The right side, in the terms of the update and in the states renewed by earlier lines.</param>
public sealed record UpdateLine(string? State, Func<UpdateTerms, Expr> Formula);

/// <summary>What the lines of an update are made of.</summary>
/// <param name="Parameter">θ before the update.</param>
/// <param name="Gradient">g, taken at θ (at θ − μv for Nesterov).</param>
/// <param name="LearningRate">η.</param>
/// <param name="Old">A state before the update, by name.</param>
/// <param name="New">A state that an earlier line has renewed, by name.</param>
/// <param name="Setting">A setting of the optimizer, by name.</param>
/// <param name="Time">t, the number of this update from 1, for those that ask.</param>
/// <param name="Sign">1 for descent, −1 for ascent: what the step is multiplied by.</param>
public sealed record UpdateTerms(Expr Parameter, Expr Gradient, Expr LearningRate, Func<string, Expr> Old, Func<string, Expr> New, Func<string, Expr> Setting, Func<Expr> Time, int Sign)
{
    /// <summary>value − step for descent, value + step for ascent.</summary>
    public Expr Step(Expr value, Expr step) => Sign < 0 ? value + step : value - step;
}

/// <summary>
/// A rule that makes new parameters from gradients. One file for each; all of them in <c>OptimizerTable.All</c>.
/// An instance holds its settings (momentum, decay …).
/// </summary>
public abstract class Optimizer
{
    /// <summary>The name in problem files, e.g. <c>rmsprop</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The states it keeps for each parameter, all 0 at first unless the problem says otherwise; named as in ids.</summary>
    public abstract ImmutableArray<string> States { get; }

    /// <summary>The lines of one update of one parameter, in working order; the last gives the parameter.</summary>
    public abstract ImmutableArray<UpdateLine> UpdateLines { get; }

    /// <summary>Where the gradient is taken if not at θ itself: θ − μv for Nesterov (the gradient of the terms is not read); null for all others.</summary>
    public virtual Expr? GradientPoint(UpdateTerms terms) => null;

    /// <summary>Whether the gradient is taken at such a point.</summary>
    public virtual bool LooksAhead => false;

    /// <summary>The settings with their names and values as typed or by default, in the order of the rule, e.g. (momentum, 0.9).</summary>
    public abstract ImmutableArray<(string Name, Expr.Number Value)> Settings { get; }

    /// <summary>The values that a setting may have.</summary>
    public virtual Interval Allowed(string setting) => new(0, 1);

    /// <summary>The same rule with one of its <see cref="Settings"/> set.</summary>
    public virtual Optimizer With(string setting, Expr.Number value) => throw new ArgumentException($"{Name} has no setting {setting}", nameof(setting));
}
