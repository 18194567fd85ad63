using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Optimizers;

/// <summary>θ ← θ − ηg.</summary>
public sealed class GradientDescent : Optimizer
{
    private GradientDescent() { }

    /// <summary>The rule.</summary>
    public static GradientDescent Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "gradient-descent";

    /// <inheritdoc/>
    public override ImmutableArray<string> States { get; } = [];

    /// <inheritdoc/>
    public override ImmutableArray<UpdateLine> UpdateLines { get; } =
    [
        new(null, terms => terms.Step(terms.Parameter, terms.LearningRate * terms.Gradient)),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<(string Name, Expr.Number Value)> Settings => [];
}
