using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Networks;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>What a line of a graph's working is called, apart from the update.</summary>
/// <param name="Stem">The id without #t.</param>
/// <param name="Role">What it is.</param>
/// <param name="Symbol">The symbol before any update.</param>
/// <param name="Vertex">The vertex that it is about.</param>
internal sealed record GraphName(string Stem, Role Role, Symbol Symbol, int Vertex)
{
    /// <summary>Other names of it.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    /// <summary>For a derivative: the sum of products of partial derivatives that it is, over names.</summary>
    public Expr? Chain { get; init; }

    /// <summary>For a derivative: its closed form over names.</summary>
    public Expr? Symbolic { get; init; }

    /// <summary>The value in closed form before any update.</summary>
    public Expr? ClosedForm { get; init; }

    /// <summary>Whether there is no trace without it; a derivative that nobody asks for is left out where it has no value.</summary>
    public bool IsNeeded { get; init; } = true;
}

/// <summary>A line over slots with its name.</summary>
internal sealed record GraphLine(GraphName Name, Line Line);

/// <summary>A number that stands at the beginning, with its slot.</summary>
internal sealed record GraphGiven(GraphName Name, int Slot, Literal Literal, string Rule);
