using System.Collections.Immutable;
using Fractions;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Optimizers;

/// <summary>m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ); θ ← θ − ηm̂/(√v̂ + ε) (Kingma, Ba 2015).</summary>
public sealed class Adam : Optimizer
{
    private Adam(Expr.Number beta1, Expr.Number beta2, Expr.Number epsilon) => Settings = [("beta1", beta1), ("beta2", beta2), ("epsilon", epsilon)];

    /// <summary>The rule with its settings by default.</summary>
    public static Adam Instance { get; } = new(new Expr.Number(new Fraction(9, 10), "0.9"), new Expr.Number(new Fraction(999, 1000), "0.999"), new Expr.Number(new Fraction(1, 100_000_000), "1e-8"));

    /// <inheritdoc/>
    public override string Name => "adam";

    /// <inheritdoc/>
    public override ImmutableArray<string> States { get; } = ["m", "v"];

    /// <inheritdoc/>
    public override ImmutableArray<UpdateLine> UpdateLines { get; } =
    [
        new("m", terms => terms.Setting("beta1") * terms.Old("m") + (Expr.One - terms.Setting("beta1")) * terms.Gradient),
        new("v", terms => terms.Setting("beta2") * terms.Old("v") + (Expr.One - terms.Setting("beta2")) * Expr.Square(terms.Gradient)),
        new("m_hat", terms => terms.New("m") / (Expr.One - new Expr.Power(terms.Setting("beta1"), terms.Time()))),
        new("v_hat", terms => terms.New("v") / (Expr.One - new Expr.Power(terms.Setting("beta2"), terms.Time()))),
        new(null, terms => terms.Step(terms.Parameter, terms.LearningRate * terms.New("m_hat") / (Expr.Apply(SquareRoot.Instance, terms.New("v_hat")) + terms.Setting("epsilon")))),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<(string Name, Expr.Number Value)> Settings { get; }

    /// <inheritdoc/>
    public override Optimizer With(string setting, Expr.Number value) => setting switch
    {
        "beta1" => new Adam(value, Settings[1].Value, Settings[2].Value),
        "beta2" => new Adam(Settings[0].Value, value, Settings[2].Value),
        "epsilon" => new Adam(Settings[0].Value, Settings[1].Value, value),
        _ => base.With(setting, value),
    };
}
