using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Traces;

/// <summary>Which quantities a problem asks for, and for how many marks.</summary>
public static class Questions
{
    private const int MostDiagnostics = Diagnostic.MostOfAFile;

    /// <summary>
    /// The asked quantities in working order (those of <c>ask</c>, else every computed one that neither repeats another nor is a
    /// bare number), the marks by index, and a diagnostic for every name that means nothing.
    /// </summary>
    public static (ImmutableArray<int> Asked, ImmutableDictionary<int, int> Marks, ImmutableArray<Diagnostic> Diagnostics) Of(ProblemHead head, ImmutableArray<Quantity> quantities)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        CheckExceptions(head, quantities, diagnostics);
        if (head.Ask.IsEmpty && head.Marks.IsEmpty)
        {
            return (All(quantities), ImmutableDictionary<int, int>.Empty, diagnostics.ToImmutable());
        }

        var names = new QuantityNames(quantities);
        var asked = head.Ask.IsEmpty ? All(quantities) : Chosen(head, names, diagnostics);
        var marks = ImmutableDictionary.CreateBuilder<int, int>();
        var marked = new Dictionary<int, Written>();
        foreach (var (written, count) in head.Marks.TakeWhile(_ => diagnostics.Count < MostDiagnostics))
        {
            if (Find(written, names, diagnostics, marked) is { } quantity)
            {
                marks[AskedFor(quantity, asked, quantities)] = count;
            }
        }

        return (asked, marks.ToImmutable(), diagnostics.ToImmutable());
    }

    /// <summary>Reports the kinds with digits of their own that no result is of.</summary>
    private static void CheckExceptions(ProblemHead head, ImmutableArray<Quantity> quantities, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (head.RoundingExceptions.IsEmpty)
        {
            return;
        }

        var kinds = quantities.Where(quantity => quantity is { IsComputed: true, IsAlias: false }).Select(Kind).Distinct().ToList();
        foreach (var written in head.RoundingExceptions.Where(written => !kinds.Contains(written.Text)))
        {
            var alias = quantities.FirstOrDefault(quantity => quantity.IsAlias && Kind(quantity) == written.Text);
            var hint = alias is not null ? $"each only repeats another result here: write {Kind(Repeated(alias))}"
                : Spelling.Closest(written.Text, kinds) is { } near ? $"did you mean {near}?"
                : "the kinds are " + Quoting.Or([.. kinds.Take(12)]);
            diagnostics.Add(Diagnostic.Error("unknown-quantity", written.Place, $"no result of this problem is of the kind {Quoting.Shorten(written.Text)}", hint));
        }

        static string Kind(Quantity quantity) => Rounding.KindOf(quantity.Id).ToString();

        Quantity Repeated(Quantity quantity) => quantity.Formula is Expr.Ref repeated ? Repeated(quantities[repeated.Index]) : quantity;
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
        var asked = new Dictionary<int, Written>();
        foreach (var written in head.Ask.TakeWhile(_ => diagnostics.Count < MostDiagnostics))
        {
            Find(written, names, diagnostics, asked);
        }

        return [.. asked.Keys.Order()];
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

    /// <summary>The quantity of that name, which is added to those found before; null with a diagnostic where there is none, or where it was found before.</summary>
    internal static Quantity? Find(Written written, QuantityNames names, ImmutableArray<Diagnostic>.Builder diagnostics, Dictionary<int, Written> before)
    {
        var quantity = names.Find(written.Text);
        if (quantity is null)
        {
            diagnostics.Add(names.Missing(written.Text, written.Place));
        }
        else if (!before.TryAdd(quantity.Index, written))
        {
            diagnostics.Add(Diagnostic.Error("duplicate-name", written.Place, $"{written.Text} is the quantity {before[quantity.Index].Text} once more", $"the first is on line {before[quantity.Index].Place.Line}; keep one of them"));
            return null;
        }

        return quantity;
    }
}
