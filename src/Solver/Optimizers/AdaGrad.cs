using System.Collections.Immutable;
using Fractions;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Optimizers;

/// <summary>G ← G + g²; θ ← θ − ηg/(√G + ε) (Duchi, Hazan, Singer 2011).</summary>
public sealed class AdaGrad : Optimizer
{
    private AdaGrad(Expr.Number epsilon) => Settings = [("epsilon", epsilon)];

    /// <summary>The rule with its settings by default.</summary>
    public static AdaGrad Instance { get; } = new(new Expr.Number(new Fraction(1, 100_000_000), "1e-8"));

    /// <inheritdoc/>
    public override string Name => "adagrad";

    /// <inheritdoc/>
    public override ImmutableArray<string> States { get; } = ["G"];

    /// <inheritdoc/>
    public override ImmutableArray<UpdateLine> UpdateLines { get; } =
    [
        new("G", terms => terms.Old("G") + Expr.Square(terms.Gradient)),
        new(null, terms => terms.Step(terms.Parameter, terms.LearningRate * terms.Gradient / (Expr.Apply(SquareRoot.Instance, terms.New("G")) + terms.Setting("epsilon")))),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<(string Name, Expr.Number Value)> Settings { get; }

    /// <inheritdoc/>
    public override Optimizer With(string setting, Expr.Number value) => setting switch
    {
        "epsilon" => new AdaGrad(value),
        _ => base.With(setting, value),
    };
}
