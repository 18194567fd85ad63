using System.Collections.Immutable;
using Fractions;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Optimizers;

/// <summary>s ← ρs + (1 − ρ)g²; θ ← θ − ηg/(√s + ε) (Tieleman, Hinton 2012).</summary>
public sealed class RmsProp : Optimizer
{
    private RmsProp(Expr.Number decay, Expr.Number epsilon) => Settings = [("decay", decay), ("epsilon", epsilon)];

    /// <summary>The rule with its settings by default.</summary>
    public static RmsProp Instance { get; } = new(new Expr.Number(new Fraction(9, 10), "0.9"), new Expr.Number(new Fraction(1, 100_000_000), "1e-8"));

    /// <inheritdoc/>
    public override string Name => "rmsprop";

    /// <inheritdoc/>
    public override ImmutableArray<string> States { get; } = ["s"];

    /// <inheritdoc/>
    public override ImmutableArray<UpdateLine> UpdateLines { get; } =
    [
        new("s", terms => terms.Setting("decay") * terms.Old("s") + (Expr.One - terms.Setting("decay")) * Expr.Square(terms.Gradient)),
        new(null, terms => terms.Step(terms.Parameter, terms.LearningRate * terms.Gradient / (Expr.Apply(SquareRoot.Instance, terms.New("s")) + terms.Setting("epsilon")))),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<(string Name, Expr.Number Value)> Settings { get; }

    /// <inheritdoc/>
    public override Optimizer With(string setting, Expr.Number value) => setting switch
    {
        "decay" => new RmsProp(value, Settings[1].Value),
        "epsilon" => new RmsProp(Settings[0].Value, value),
        _ => base.With(setting, value),
    };
}
