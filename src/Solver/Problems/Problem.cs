using System.Collections.Immutable;
using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Optimizers;

namespace WorkedSolutions.Solver.Problems;

/// <summary>How quantities are named on paper.</summary>
public enum Notation
{
    /// <summary>w1, w2 … through the network; z_h1, a_h1 by layer and neuron.</summary>
    Sequential,
    /// <summary>w_{lji}, b_{lj}; h_{lj} before and o_{lj} after the activation.</summary>
    Layered,
    /// <summary>W^{[l]}, z^{[l](s)}_j, a^{[l](s)}_j.</summary>
    Matrix,
}

/// <summary>How much theory goes with the working.</summary>
public enum Explain
{
    /// <summary>The working alone.</summary>
    None,
    /// <summary>A sentence where one is needed.</summary>
    Brief,
    /// <summary>The six steps, the chain rule, gradient descent, put for this problem.</summary>
    Full,
}

/// <summary>A text with its place in the file: a quantity's name, a condition.</summary>
public sealed record Written(string Text, Place Place);

/// <summary>A number that a generator drew: the field it fills, e.g. <c>layers[1].weights[2][1]</c>, and the number.</summary>
public sealed record Drawn(string Field, Literal Value);

/// <summary>What every problem has, whatever its kind.</summary>
public sealed record ProblemHead
{
    /// <summary>The file as the user named it.</summary>
    public required string File { get; init; }
    /// <summary>Letters, digits, <c>-</c> and <c>_</c>; names the output files.</summary>
    public required string Id { get; init; }
    /// <summary>The title.</summary>
    public required string Title { get; init; }
    /// <summary>The course, for the header of a paper.</summary>
    public string? Course { get; init; }
    /// <summary>The author, for the header of a paper.</summary>
    public string? Author { get; init; }
    /// <summary>The date as typed, for the header of a paper.</summary>
    public string? Date { get; init; }
    /// <summary>The template style; null: by kind and notation.</summary>
    public string? Style { get; init; }

    /// <summary>Where <see cref="Style"/> stands in the file.</summary>
    public Place StylePlace { get; init; }
    /// <summary>How results are shown and carried.</summary>
    public Rounding Rounding { get; init; } = Rounding.Default;
    /// <summary>The kinds of quantities that <see cref="Rounding"/> excepts, where they stand in the file.</summary>
    public ImmutableArray<Written> RoundingExceptions { get; init; } = [];
    /// <summary>How quantities are named.</summary>
    public Notation Notation { get; init; }
    /// <summary>The quantities asked for; empty: all.</summary>
    public ImmutableArray<Written> Ask { get; init; } = [];
    /// <summary>Marks by quantity; 1 where none are given.</summary>
    public ImmutableArray<(Written Quantity, int Marks)> Marks { get; init; } = [];
    /// <summary>Conditions that a random variant must meet.</summary>
    public ImmutableArray<Written> Where { get; init; } = [];
    /// <summary>How much theory goes with the working.</summary>
    public Explain Explain { get; init; } = Explain.Brief;
    /// <summary>Carried-forward credit in marking: full, half or none of a mark.</summary>
    public CarriedCredit Ecf { get; init; } = CarriedCredit.Full;
    /// <summary>The numbers that generators drew, in the order of the file; empty where there are none.</summary>
    public ImmutableArray<Drawn> Drawn { get; init; } = [];
}

/// <summary>What a value earns that follows from an earlier error.</summary>
public enum CarriedCredit
{
    /// <summary>All of its marks.</summary>
    Full,
    /// <summary>Half of them.</summary>
    Half,
    /// <summary>Nothing.</summary>
    None,
}

/// <summary>A validated problem: it cannot exist with shapes that do not fit. Made by <c>ProblemReader</c>.</summary>
public abstract record Problem(ProblemHead Head)
{
    /// <summary>A layered network. All indices of arrays from 0.</summary>
    /// <param name="Head">Title, rounding and the like.</param>
    /// <param name="Inputs">x, [sample][input].</param>
    /// <param name="InputNames">Names of the inputs, or empty.</param>
    /// <param name="ImageRows">For an image flattened row by row: its (rows, columns); null else.</param>
    /// <param name="Targets">y, [sample][output].</param>
    /// <param name="Layers">From the first after the inputs to the output layer; at least one.</param>
    /// <param name="Loss">The loss with its reductions.</param>
    /// <param name="Regularisation">R, or null.</param>
    /// <param name="Training">How parameters are updated; null: gradients only.</param>
    /// <param name="BiasAsWeight">Whether a bias is written as a weight w₀ on x₀ = 1.</param>
    public sealed record Network(
        ProblemHead Head,
        ImmutableArray<ImmutableArray<Literal>> Inputs,
        ImmutableArray<string> InputNames,
        (int Rows, int Columns)? ImageRows,
        ImmutableArray<ImmutableArray<Literal>> Targets,
        ImmutableArray<Layer> Layers,
        LossChoice Loss,
        Regularisation? Regularisation,
        Training? Training,
        bool BiasAsWeight) : Problem(Head);

    /// <summary>A computational graph.</summary>
    /// <param name="Head">Title, rounding and the like.</param>
    /// <param name="Definitions">In order; a definition uses names before it and free names.</param>
    /// <param name="Values">Free names with their numbers; empty: symbolic only.</param>
    /// <param name="Constants">Names that are put in and simplified away before the graph is drawn.</param>
    /// <param name="Output">The definition that is differentiated.</param>
    /// <param name="Gradients">The names by which it is differentiated.</param>
    /// <param name="Letters">True: a node per elementary operation, A, B, C …; false: a node per definition.</param>
    /// <param name="Labels">Letters that the author wants: label and the expression of the node.</param>
    /// <param name="Training">How parameters are updated; null: gradients only.</param>
    /// <param name="Parameters">The names that training updates.</param>
    public sealed record Graph(
        ProblemHead Head,
        ImmutableArray<Definition> Definitions,
        ImmutableArray<(string Name, Literal Value)> Values,
        ImmutableArray<(string Name, Literal Value)> Constants,
        string Output,
        ImmutableArray<string> Gradients,
        bool Letters,
        ImmutableArray<(string Label, Expr Node, Place Place)> Labels,
        Training? Training,
        ImmutableArray<string> Parameters) : Problem(Head);

    /// <summary>A derivative, or several partial ones, with the rules by name.</summary>
    /// <param name="Head">Title, rounding and the like.</param>
    /// <param name="Definitions">One for a plain function; several for a composition, in an order in which each uses earlier ones only.</param>
    /// <param name="Of">The definition that is differentiated.</param>
    /// <param name="Variables">By which, in order.</param>
    /// <param name="At">A point, or empty.</param>
    public sealed record Derivative(
        ProblemHead Head,
        ImmutableArray<Definition> Definitions,
        string Of,
        ImmutableArray<string> Variables,
        ImmutableArray<(string Name, Literal Value)> At) : Problem(Head);
}

/// <summary>A name and the expression that it stands for.</summary>
public sealed record Definition(string Name, Expr Expression, Place Place);

/// <summary>How a layer's biases are arranged.</summary>
public enum BiasKind
{
    /// <summary>None.</summary>
    None,
    /// <summary>One parameter that all neurons of the layer share.</summary>
    Shared,
    /// <summary>One for each neuron.</summary>
    PerNeuron,
}

/// <summary>A layer of neurons.</summary>
/// <param name="Name">Its name, e.g. <c>h</c>; null: by position.</param>
/// <param name="Activation">g, with its settings.</param>
/// <param name="Weights">[neuron j][unit i of the layer before].</param>
/// <param name="BiasKind">How biases are arranged.</param>
/// <param name="Biases">None, one, or one per neuron.</param>
/// <param name="WeightNames">Same shape as the weights, or empty.</param>
/// <param name="BiasNames">Same shape as the biases, or empty.</param>
/// <param name="NeuronNames">One per neuron, or empty.</param>
/// <param name="Place">Where the layer starts in the file.</param>
public sealed record Layer(
    string? Name,
    Activation Activation,
    ImmutableArray<ImmutableArray<Literal>> Weights,
    BiasKind BiasKind,
    ImmutableArray<Literal> Biases,
    ImmutableArray<ImmutableArray<string>> WeightNames,
    ImmutableArray<string> BiasNames,
    ImmutableArray<string> NeuronNames,
    Place Place)
{
    /// <summary>The number of neurons.</summary>
    public int Size => Weights.Length;
}

/// <summary>A loss with the reductions that the problem uses.</summary>
public sealed record LossChoice(Loss Loss, Reduction Outputs, Reduction Samples, Place Place);

/// <summary>R = λ/(2m) · Σw² over the m samples; with biases where asked.</summary>
public sealed record Regularisation(Literal Lambda, bool Biases);

/// <summary>How parameters are updated.</summary>
/// <param name="LearningRate">η.</param>
/// <param name="Optimizer">The rule, with its settings.</param>
/// <param name="Updates">How many; 0: gradients only.</param>
/// <param name="BatchSize">Samples per update; 0: all (full batch); 1: online.</param>
/// <param name="UpdateBiases">Whether biases are updated as well.</param>
/// <param name="Ascent">Whether the objective is made larger instead of smaller.</param>
/// <param name="Show">Updates whose working is shown, counted from 0; default (null): all of up to 5, else the first and the last.</param>
/// <param name="InitialState">Optimizer state to start with: (state, parameter's id or name, number).</param>
public sealed record Training(
    Literal LearningRate,
    Optimizer Optimizer,
    int Updates,
    int BatchSize,
    bool UpdateBiases,
    bool Ascent,
    ImmutableArray<int>? Show,
    ImmutableArray<(string State, Written Parameter, Literal Value)> InitialState)
{
    /// <summary>Whether update <paramref name="t"/> (from 0) is worked in full.</summary>
    public bool Shows(int t) => Show is { } chosen ? chosen.Contains(t) : Updates <= 5 || t == 0 || t == Updates - 1;
}
