using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Generators;

/// <summary>What reading a condition gave.</summary>
/// <param name="Condition">The condition; null where a diagnostic says why there is none.</param>
/// <param name="Diagnostics">What is wrong.</param>
public sealed record ConditionResult(Condition? Condition, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Whether a condition holds for some numbers.</summary>
/// <param name="Holds">Whether it does; false where a quantity is unknown or a side is not a number.</param>
/// <param name="Miss">By how much the sides of its comparisons miss, added up over those that fail; 0 where it holds. The smallest miss is the nearest.</param>
/// <param name="Unknown">Quantities that nobody knows, in the order of the text.</param>
public sealed record ConditionVerdict(bool Holds, double Miss, ImmutableArray<string> Unknown);

/// <summary>
/// A condition that a random variant must meet: comparisons (<c>&lt; &lt;= &gt; &gt;= == !=</c>, also in a chain) of quantities, joined by
/// <c>and</c>, <c>or</c>, <c>not</c>; + − * / ^, <c>abs</c>, <c>min</c>, <c>max</c>; <c>distinct(…)</c> for numbers that all differ. A quantity is an id such
/// as <c>dJ/dw[1][1][1]</c> or a symbol such as <c>z_h1</c>, written without spaces.
/// </summary>
public sealed class Condition
{
    private readonly ConditionNode _root;

    internal Condition(Written source, ConditionNode root, ImmutableArray<Written> quantities)
    {
        Source = source;
        _root = root;
        Quantities = quantities;
    }

    /// <summary>The text and its place.</summary>
    public Written Source { get; }

    /// <summary>The quantities that it names, each with the place of its first use.</summary>
    public ImmutableArray<Written> Quantities { get; }

    /// <summary>Reads a condition.</summary>
    public static ConditionResult Parse(Written source)
    {
        var parser = new ConditionParser(source);
        var root = parser.Whole();
        return root is null
            ? new ConditionResult(null, [.. parser.Diagnostics])
            : new ConditionResult(new Condition(source, root, [.. parser.Quantities]), []);
    }

    /// <summary>Whether it holds.</summary>
    /// <param name="value">The number of a quantity by id or symbol; null where there is none of that name.</param>
    public ConditionVerdict Evaluate(Func<string, double?> value)
    {
        var unknown = Quantities.Where(quantity => value(quantity.Text) is null).Select(quantity => quantity.Text).ToImmutableArray();
        if (unknown.Length > 0)
        {
            return new ConditionVerdict(false, double.PositiveInfinity, unknown);
        }

        var (holds, miss) = _root.Truth(value, wanted: true);
        return new ConditionVerdict(holds, holds ? 0 : double.IsNaN(miss) ? double.PositiveInfinity : miss, []);
    }
}
