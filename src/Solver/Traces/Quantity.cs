using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Traces;

/// <summary>What a quantity is.</summary>
public enum Role
{
    /// <summary>x[i](s)</summary>
    Input,
    /// <summary>y[k](s)</summary>
    Target,
    /// <summary>w[l][j][i] and w[l][j][i]#t</summary>
    Weight,
    /// <summary>b[l][j], b[l] and the same #t</summary>
    Bias,
    /// <summary>z[l][j](s)</summary>
    PreActivation,
    /// <summary>a[l][j](s)</summary>
    Activation,
    /// <summary>E[k](s)</summary>
    LossShare,
    /// <summary>L(s)</summary>
    SampleLoss,
    /// <summary>R</summary>
    RegularisationTerm,
    /// <summary>J</summary>
    Objective,
    /// <summary>dL/da[l][j](s)</summary>
    ActivationGradient,
    /// <summary>da/dz[l][j](s)</summary>
    LocalDerivative,
    /// <summary>dL/dz[l][j](s), the delta</summary>
    Delta,
    /// <summary>dL/dw[l][j][i](s)</summary>
    SampleWeightGradient,
    /// <summary>dL/db[l][j](s)</summary>
    SampleBiasGradient,
    /// <summary>dJ/dw[l][j][i]</summary>
    WeightGradient,
    /// <summary>dJ/db[l][j], dJ/db[l]</summary>
    BiasGradient,
    /// <summary>dL/dx[i](s)</summary>
    InputGradient,
    /// <summary>velocity:P#t and the like</summary>
    OptimizerState,
    /// <summary>θ − μv, where Nesterov's rule takes its gradient</summary>
    LookAhead,
    /// <summary>A free name of a graph or derivative problem.</summary>
    Leaf,
    /// <summary>A definition's or an elementary node's value.</summary>
    Node,
    /// <summary>dOUT/dNAME</summary>
    NodeGradient,
    /// <summary>A factor of a chain: the derivative of one node by another that it reads directly, where it has a line of its own.</summary>
    EdgeDerivative,
    /// <summary>NAME#t in a graph</summary>
    Parameter,
    /// <summary>η and other settings that a line reads.</summary>
    Setting,
}

/// <summary>
/// One line that a teacher would write: symbol = formula = formula with numbers ≈ value. All indices from 1; 0 where one does
/// not apply. Where <see cref="Formula"/> is null the quantity is given.
/// </summary>
public sealed record Quantity
{
    /// <summary>The place in <see cref="Trace.Quantities"/>.</summary>
    public required int Index { get; init; }
    /// <summary>The id, as the specification of the trace says, e.g. <c>dL/dw[2][1][1](1)</c>.</summary>
    public required string Id { get; init; }
    /// <summary>What it is.</summary>
    public required Role Role { get; init; }
    /// <summary>Layer l.</summary>
    public int Layer { get; init; }
    /// <summary>Neuron j (output k for targets and shares).</summary>
    public int Neuron { get; init; }
    /// <summary>Unit i of the layer before.</summary>
    public int Unit { get; init; }
    /// <summary>Sample s.</summary>
    public int Sample { get; init; }
    /// <summary>How many updates came before, t.</summary>
    public int Update { get; init; }
    /// <summary>The name on paper, in the problem's notation.</summary>
    public required Symbol Symbol { get; init; }
    /// <summary>Other names that a person may use for it, in plain text, e.g. <c>a_out</c> for ŷ.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];
    /// <summary>The right side over <see cref="Expr.Ref"/>s to earlier quantities; null for a given number.</summary>
    public Expr? Formula { get; init; }
    /// <summary>The number as its author typed it; null for a computed one.</summary>
    public Literal? Given { get; init; }
    /// <summary>The number that later lines use (rounded where <c>carry: rounded</c>).</summary>
    public required double Value { get; init; }
    /// <summary>The same with nothing rounded anywhere.</summary>
    public required double Exact { get; init; }
    /// <summary><see cref="Value"/> before it was rounded, exactly, where that is a decimal number: it decides between = and ≈.</summary>
    public DecimalNumber? Decimal { get; init; }
    /// <summary>As the solution prints it.</summary>
    public required string Shown { get; init; }
    /// <summary>Whether <see cref="Shown"/> is exact: joined by =, else by ≈.</summary>
    public required bool ShownExactly { get; init; }
    /// <summary>How it is rounded when it is shown: as the problem says for its kind; a line that repeats another is shown like that one.</summary>
    public Rounding Rounding { get; init; } = Rounding.Default;
    /// <summary>The rule that gives the line, in kebab-case, e.g. <c>sigmoid</c>, <c>weighted-sum</c>, <c>chain-rule</c>, <c>gradient-descent</c>.</summary>
    public required string Rule { get; init; }
    /// <summary>For a derivative: the product (or sum of products) of <see cref="Expr.Partial"/>s that it is.</summary>
    public Expr? Chain { get; init; }
    /// <summary>For a derivative: its simplified closed form. Networks: over Refs to activations, targets, weights and inputs; graphs: over names.</summary>
    public Expr? Symbolic { get; init; }
    /// <summary>For a graph with values: the value in closed form, e.g. −e^{−11}/(1 + e^{−11}); null where it is no better than the decimals.</summary>
    public Expr? ClosedForm { get; init; }

    /// <summary>Whether the line merely repeats another quantity (J = L for one sample): its formula is a bare reference.</summary>
    public bool IsAlias => Formula is Expr.Ref;

    /// <summary>Whether a person works it out (it has a formula).</summary>
    public bool IsComputed => Formula is not null;
}
