using System.Collections.Immutable;
using Fractions;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Optimizers;

/// <summary>v ← μv + ηg; θ ← θ − v (Polyak 1964).</summary>
public sealed class Momentum : Optimizer
{
    private Momentum(Expr.Number momentum) => Settings = [("momentum", momentum)];

    /// <summary>The rule with its settings by default.</summary>
    public static Momentum Instance { get; } = new(new Expr.Number(new Fraction(9, 10), "0.9"));

    /// <inheritdoc/>
    public override string Name => "momentum";

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
    public override Optimizer With(string setting, Expr.Number value) => setting switch
    {
        "momentum" => new Momentum(value),
        _ => base.With(setting, value),
    };
}
