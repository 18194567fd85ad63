using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>
/// What makes a variant unfair beside the others, or unclean for pen and paper. Every rule is kept unless a teacher allows what it
/// forbids. One file for each; all of them in <see cref="VariantRules.All"/>.
/// </summary>
public abstract class VariantRule
{
    /// <summary>The name by which it is switched off, kebab-case; unique.</summary>
    public abstract string Name { get; }

    /// <summary>What it forbids, in a few words, e.g. "an answer that is 0 or prints as 0".</summary>
    public abstract string Forbids { get; }

    /// <summary>Where a variant breaks it, e.g. <c>dL/dw[1][1][1](1) = 0</c>; null where it keeps it.</summary>
    /// <param name="trace">The variant, solved.</param>
    /// <param name="norm">What is normal for the problem.</param>
    internal abstract string? BrokenAt(Trace trace, VariantNorm norm);
}

/// <summary>What is normal for the variants of a problem, whatever the seed and whoever the student.</summary>
/// <param name="LivePaths">The commonest pattern of dead units; null where no unit can be dead.</param>
/// <param name="NoMistakes">
/// Quantities with names of mistakes that give the right number whatever is drawn, e.g. target and prediction swapped in a square:
/// they are no mistakes there.
/// </param>
internal sealed record VariantNorm(string? LivePaths, FrozenSet<(string Quantity, string Mistake)> NoMistakes)
{
    /// <summary>A norm that knows nothing.</summary>
    public static VariantNorm None { get; } = new(null, []);
}

/// <summary>Every rule, the cheapest first. A new one is a file and a line here.</summary>
public static class VariantRules
{
    /// <summary>The rule that compares variants with each other: it is kept by whoever makes several.</summary>
    public const string SameNumbers = "same-numbers";

    /// <summary>The rules that look at one variant.</summary>
    public static ImmutableArray<VariantRule> All { get; } = [new ZeroAnswers(), new RoundingTies(), new Kinks(), new LivePaths(), new LuckyMistakes()];

    /// <summary>The names of all rules.</summary>
    public static ImmutableArray<string> Names { get; } = [SameNumbers, .. All.Select(rule => rule.Name)];
}
