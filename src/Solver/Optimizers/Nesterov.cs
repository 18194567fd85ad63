using System.Collections.Immutable;
using Fractions;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Optimizers;

/// <summary>v ← μv + η∇(θ − μv); θ ← θ − v (Nesterov 1983, in the form of Sutskever et al. 2013).</summary>
public sealed class Nesterov : Optimizer
{
    private Nesterov(Expr.Number momentum) => Settings = [("momentum", momentum)];

    /// <summary>The rule with its settings by default.</summary>
    public static Nesterov Instance { get; } = new(new Expr.Number(new Fraction(9, 10), "0.9"));

    /// <inheritdoc/>
    public override string Name => "nesterov";

    /// <inheritdoc/>
    public override ImmutableArray<string> States { get; } = ["velocity"];

    /// <inheritdoc/>
    public override ImmutableArray<UpdateLine> UpdateLines { get; } =
    [
        new("velocity", terms => terms.Setting("momentum") * terms.Old("velocity") + terms.LearningRate * terms.Gradient),
        new(null, terms => terms.Step(terms.Parameter, terms.New("velocity"))),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<(string Name, Expr.Number Value)> Settings { get; }

    /// <inheritdoc/>
    public override bool LooksAhead => true;

    /// <inheritdoc/>
    public override Expr? GradientPoint(UpdateTerms terms) => terms.Step(terms.Parameter, terms.Setting("momentum") * terms.Old("velocity"));

    /// <inheritdoc/>
    public override Optimizer With(string setting, Expr.Number value) => setting switch
    {
        "momentum" => new Nesterov(value),
        _ => base.With(setting, value),
    };
}
