using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Optimizers;

/// <summary>One line of an optimizer's working for one parameter.</summary>
/// <param name="State">The state that the line renews, e.g. <c>velocity</c>; null for the line that gives the new parameter.</param>
/// <param name="Formula">The right side, in the terms of the update and in the states renewed by earlier lines.</param>
public sealed record UpdateLine(string? State, Func<UpdateTerms, Expr> Formula);

/// <summary>What the lines of an update are made of.</summary>
/// <param name="Parameter">θ before the update.</param>
/// <param name="Gradient">g, taken at θ (at θ − μv for Nesterov).</param>
/// <param name="LearningRate">η.</param>
/// <param name="Old">A state before the update, by name.</param>
/// <param name="New">A state that an earlier line has renewed, by name.</param>
/// <param name="Time">t, the number of this update from 1.</param>
/// <param name="Sign">1 for descent, −1 for ascent: what the step is multiplied by.</param>
public sealed record UpdateTerms(Expr Parameter, Expr Gradient, Expr LearningRate, Func<string, Expr> Old, Func<string, Expr> New, int Time, int Sign);

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

    /// <summary>Where the gradient is taken, as an expression in θ and the old states; θ itself but for Nesterov (θ − μv).</summary>
    public virtual Expr GradientPoint(Expr parameter, Func<string, Expr> old) => parameter;

    /// <summary>The settings with their names and values as typed or by default, in the order of the rule, e.g. (momentum, 0.9).</summary>
    public abstract ImmutableArray<(string Name, Expr.Number Value)> Settings { get; }
}
