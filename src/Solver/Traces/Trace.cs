using System.Collections.Immutable;
using WorkedSolutions.Solver.Calculus;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Traces;

/// <summary>How one derivative was found.</summary>
/// <param name="Quantity">The index of the quantity d…/d…; −1 where there is no number.</param>
/// <param name="Of">The name of the function.</param>
/// <param name="By">The variable.</param>
/// <param name="Steps">The rules in the order in which a person applies them.</param>
/// <param name="Lines">The whole derivative line by line, each equal to the one before: first as the rules give it, last simplified.</param>
public sealed record Derivation(int Quantity, string Of, string By, ImmutableArray<RuleStep> Steps, ImmutableArray<Expr> Lines)
{
    /// <summary>Whether the question asks for it, where it has no number.</summary>
    public bool Asked { get; init; } = true;

    /// <summary>Its marks, where it has no number.</summary>
    public int Marks { get; init; } = 1;
}

/// <summary>A path of a graph from the output down to a name, with the factors along it.</summary>
/// <param name="Nodes">Ids of the nodes from the output to the name.</param>
/// <param name="Factors">The local derivative of each node by the next, over names.</param>
public sealed record GraphPath(ImmutableArray<string> Nodes, ImmutableArray<Expr> Factors);

/// <summary>A definition and the node that carries its value under a letter of its own.</summary>
public sealed record DefinedNode(string Definition, string Node);

/// <summary>Something worth saying that this trace, and not every trace, gives reason to.</summary>
/// <param name="Kind">Kebab-case: <c>dead-relu</c>, <c>saturated-sigmoid</c>, <c>vanishing-gradient</c>, <c>invisible-update</c>, <c>computed-before</c> …</param>
/// <param name="Quantities">Indices of the quantities that it is about, the most telling first.</param>
/// <param name="Numbers">Further numbers that its words need, already formatted, e.g. the factors that shrink a gradient.</param>
public sealed record Remark(string Kind, ImmutableArray<int> Quantities, ImmutableArray<string> Numbers);

/// <summary>What was checked, by which routes, and how well it agreed.</summary>
/// <param name="Routes">The routes in words, e.g. "layered backward pass".</param>
/// <param name="Checked">How many numbers were compared.</param>
/// <param name="WorstRelativeDifference">The worst relative difference between routes in double precision; 0 where all are equal.</param>
/// <param name="Disagreements">Ids of quantities on which routes disagree beyond their own error bounds: our bug; empty else.</param>
public sealed record Verification(ImmutableArray<string> Routes, int Checked, double WorstRelativeDifference, ImmutableArray<string> Disagreements);

/// <summary>Quantities that a large problem leaves out of its trace, with the reason, e.g. per-sample gradients of 12,544 weights.</summary>
public sealed record Omission(string What, long Count, string Why);

/// <summary>The worked solution as data: every line in the order in which a person works. Everything downstream reads only this.</summary>
public sealed class Trace
{
    private readonly Dictionary<string, int> _byId;

    /// <summary>A trace of the given quantities; index i of the array holds the quantity with Index i.</summary>
    public Trace(Problem problem, ImmutableArray<Quantity> quantities)
    {
        Problem = problem;
        Quantities = quantities;
        _byId = new Dictionary<string, int>(quantities.Length, StringComparer.Ordinal);
        foreach (var quantity in quantities)
        {
            _byId.Add(quantity.Id, quantity.Index);
        }
    }

    /// <summary>The problem that was solved.</summary>
    public Problem Problem { get; }

    /// <summary>All quantities in working order; whatever a line uses stands before it.</summary>
    public ImmutableArray<Quantity> Quantities { get; }

    /// <summary>The letters of what the problem does not name itself.</summary>
    public Letters Letters { get; init; } = Letters.Usual;

    /// <summary>J after each update, [0] before the first; empty where there is no training.</summary>
    public ImmutableArray<double> History { get; init; } = [];

    /// <summary>The updates that are worked in full, from 0.</summary>
    public ImmutableArray<int> ShownUpdates { get; init; } = [];

    /// <summary>Derivations by rules (kind derivative).</summary>
    public ImmutableArray<Derivation> Derivations { get; init; } = [];

    /// <summary>The paths behind each gradient of a graph, by the gradient's id.</summary>
    public ImmutableDictionary<string, ImmutableArray<GraphPath>> Paths { get; init; } = ImmutableDictionary<string, ImmutableArray<GraphPath>>.Empty;

    /// <summary>The definitions of a graph over names after constants were put in, one per node, in order of evaluation: (node, what it is derived from).</summary>
    public ImmutableArray<Definition> Nodes { get; init; } = [];

    /// <summary>Which node of a graph carries which definition, where nodes have letters of their own.</summary>
    public ImmutableArray<DefinedNode> Defined { get; init; } = [];

    /// <summary>What this trace gives reason to say.</summary>
    public ImmutableArray<Remark> Remarks { get; init; } = [];

    /// <summary>What was left out because it is large.</summary>
    public ImmutableArray<Omission> Omissions { get; init; } = [];

    /// <summary>What was checked.</summary>
    public required Verification Verification { get; init; }

    /// <summary>Indices of the quantities that the question asks for, in working order: those of <c>ask</c>, else every computed quantity that is not an alias.</summary>
    public ImmutableArray<int> Asked { get; init; } = [];

    /// <summary>Marks by quantity index for asked quantities.</summary>
    public ImmutableDictionary<int, int> Marks { get; init; } = ImmutableDictionary<int, int>.Empty;

    /// <summary>The quantity with that id, or null.</summary>
    public Quantity? Find(string id) => _byId.TryGetValue(id, out var index) ? Quantities[index] : null;
}
