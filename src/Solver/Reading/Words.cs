using System.Collections.Immutable;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

/// <summary>The words that stand for the values of an enumeration, each written once for reader and schema.</summary>
internal static class Words
{
    public static ImmutableArray<(string Word, Notation Value)> Notations { get; } =
        [("sequential", Notation.Sequential), ("layered", Notation.Layered), ("matrix", Notation.Matrix)];

    public static ImmutableArray<(string Word, Explain Value)> Explains { get; } =
        [("none", Explain.None), ("brief", Explain.Brief), ("full", Explain.Full)];

    public static ImmutableArray<(string Word, CarriedCredit Value)> CarriedCredits { get; } =
        [("full", CarriedCredit.Full), ("half", CarriedCredit.Half), ("none", CarriedCredit.None)];

    public static ImmutableArray<(string Word, Ties Value)> Ties { get; } =
        [("half-up", Numbers.Ties.HalfUp), ("half-even", Numbers.Ties.HalfEven)];

    public static ImmutableArray<(string Word, bool Value)> Carries { get; } = [("exact", false), ("rounded", true)];

    public static ImmutableArray<(string Word, Reduction Value)> Reductions { get; } = [("sum", Reduction.Sum), ("mean", Reduction.Mean)];

    public static ImmutableArray<(string Word, bool Value)> Directions { get; } = [("descent", false), ("ascent", true)];

    public static ImmutableArray<(string Word, bool Value)> Nodes { get; } = [("letters", true), ("definitions", false)];

    public static ImmutableArray<(string Word, int Value)> Batches { get; } = [("full", 0), ("online", 1)];

    public static ImmutableArray<(string Word, string Value)> Kinds { get; } =
        [("network", "network"), ("graph", "graph"), ("derivative", "derivative")];

    public static ImmutableArray<(string Word, bool Value)> Flags { get; } =
        [("true", true), ("false", false), ("True", true), ("False", false), ("TRUE", true), ("FALSE", false)];

    /// <summary>The words alone.</summary>
    public static ImmutableArray<string> Of<T>(ImmutableArray<(string Word, T Value)> words) => [.. words.Select(w => w.Word)];
}
