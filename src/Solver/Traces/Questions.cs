using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Traces;

/// <summary>Which quantities a problem asks for, and for how many marks.</summary>
public static class Questions
{
    /// <summary>
    /// The asked quantities in working order (those of <c>ask</c>, else every computed one that neither repeats another nor is a
    /// bare number), the marks by index, and a diagnostic for every name that means nothing.
    /// </summary>
    public static (ImmutableArray<int> Asked, ImmutableDictionary<int, int> Marks, ImmutableArray<Diagnostic> Diagnostics) Of(ProblemHead head, ImmutableArray<Quantity> quantities)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        if (head.Ask.IsEmpty && head.Marks.IsEmpty)
        {
            return (All(quantities), ImmutableDictionary<int, int>.Empty, []);
        }

        var names = new QuantityNames(quantities);
        var asked = head.Ask.IsEmpty ? All(quantities) : Chosen(head, names, diagnostics);
        var marks = ImmutableDictionary.CreateBuilder<int, int>();
        foreach (var (written, count) in head.Marks)
        {
            if (Find(written, names, diagnostics) is { } quantity)
            {
                marks[AskedFor(quantity, asked, quantities)] = count;
            }
        }

        return (asked, marks.ToImmutable(), diagnostics.ToImmutable());
    }

    private static ImmutableArray<int> All(ImmutableArray<Quantity> quantities)
    {
        var asked = ImmutableArray.CreateBuilder<int>();
        foreach (var quantity in quantities)
        {
            if (quantity.Formula is not (null or Expr.Ref or Expr.Number))
            {
                asked.Add(quantity.Index);
            }
        }

        return asked.ToImmutable();
    }

    private static ImmutableArray<int> Chosen(ProblemHead head, QuantityNames names, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var asked = new SortedSet<int>();
        foreach (var written in head.Ask)
        {
            if (Find(written, names, diagnostics) is { } quantity)
            {
                asked.Add(quantity.Index);
            }
        }

        return [.. asked];
    }

    /// <summary>The quantity itself, or the one that it merely repeats where only that is asked for: marks for J are those for L of one sample.</summary>
    private static int AskedFor(Quantity quantity, ImmutableArray<int> asked, ImmutableArray<Quantity> quantities)
    {
        var line = quantity;
        while (!asked.Contains(line.Index) && line.Formula is Expr.Ref repeated)
        {
            line = quantities[repeated.Index];
        }

        return asked.Contains(line.Index) ? line.Index : quantity.Index;
    }

    private static Quantity? Find(Written written, QuantityNames names, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var quantity = names.Find(written.Text);
        if (quantity is null)
        {
            var nearest = names.Nearest(written.Text);
            diagnostics.Add(Diagnostic.Error(
                "unknown-quantity",
                written.Place,
                $"there is no quantity {written.Text} in this problem",
                nearest.IsEmpty ? null : $"did you mean {string.Join(", ", nearest)}?"));
        }

        return quantity;
    }
}
