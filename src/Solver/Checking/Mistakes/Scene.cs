using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>The line in which a mistake may be made, and what lies around it.</summary>
/// <param name="Marker">The prepared solution.</param>
/// <param name="Quantity">The quantity.</param>
/// <param name="Formula">Its right line.</param>
internal sealed record Scene(Marker Marker, Quantity Quantity, Expr Formula)
{
    /// <summary>All quantities.</summary>
    public ImmutableArray<Quantity> Quantities => Marker.Trace.Quantities;

    /// <summary>The quantity's role.</summary>
    public Role Role => Quantity.Role;

    /// <summary>The network; null for other kinds of problems.</summary>
    public Problem.Network? Network => Marker.Trace.Problem as Problem.Network;

    /// <summary>The quantity's layer; null where it has none.</summary>
    public Layer? Layer => Network is { } network && Quantity.Layer >= 1 && Quantity.Layer <= network.Layers.Length ? network.Layers[Quantity.Layer - 1] : null;

    /// <summary>Whether the quantity belongs to the output layer.</summary>
    public bool IsOutput => Network is { } network && Quantity.Layer == network.Layers.Length;

    /// <summary>Whether it is a derivative of the loss or the output.</summary>
    public bool IsGradient => Role is Role.ActivationGradient or Role.Delta or Role.SampleWeightGradient or Role.SampleBiasGradient
        or Role.WeightGradient or Role.BiasGradient or Role.InputGradient or Role.NodeGradient;

    /// <summary>Whether it is a parameter after an update, or what an optimizer keeps.</summary>
    public bool IsUpdate => Role is Role.Weight or Role.Bias or Role.Parameter or Role.OptimizerState;

    /// <summary>Whether the loss is a squared error of some kind.</summary>
    public bool HasSquaredLoss => Network is { } network && network.Loss.Loss.Name.Contains("squared", StringComparison.Ordinal);

    /// <summary>The quantity's name in plain text.</summary>
    public string Symbol => Quantity.Symbol.Plain;

    /// <summary>The name of another in plain text.</summary>
    public string SymbolOf(int index) => Quantities[index].Symbol.Plain;

    /// <summary>For the derivative by a node or a name of a graph: the nodes that read it directly.</summary>
    public IEnumerable<Quantity> NodesThatReadIt()
    {
        var by = Quantity.Id.LastIndexOf("/d", StringComparison.Ordinal);
        return by >= 0 && Marker.Trace.Find(Quantity.Id[(by + 2)..]) is { } read
            ? Quantities.Where(node => node.Role == Role.Node && !node.IsAlias && node.Update == Quantity.Update && Marker.Reads[node.Index].Contains(read.Index))
            : [];
    }

    /// <summary>The quantity of another role at the same place.</summary>
    public int? Beside(Role role) => Beside(Quantity, role);

    /// <summary>The quantity of another role at another's place.</summary>
    public int? Beside(Quantity quantity, Role role) =>
        Marker.Neighbours.Find(role, quantity.Layer, quantity.Neuron, quantity.Unit, quantity.Sample, quantity.Update);

    /// <summary>The line with each reference put as the function says; null (the reference stays) is allowed.</summary>
    public Expr Replace(Func<Quantity, Expr?> instead) =>
        Rewrite.Replace(Formula, expr => expr is Expr.Ref reference ? instead(Quantities[reference.Index]) : null);
}
