using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>Conditions and questions on quantities that a problem does not have.</summary>
internal static class UnknownQuantities
{
    /// <summary>Whether a diagnostic is of this kind.</summary>
    public static bool Is(Diagnostic diagnostic) => diagnostic.Code is "unknown-quantity" or "ambiguous-name";

    /// <summary>A diagnostic for each, from the first draw that can be worked out.</summary>
    public static IEnumerable<Diagnostic> Of(ProblemSource source, ulong seed, IEnumerable<Condition> conditions)
    {
        for (var i = 0; i < VariantSelection.FirstTries; i++)
        {
            var solved = VariantSelection.Rebuild(source, new VariantKey(seed, "", i));
            foreach (var unknown in solved.Diagnostics.Where(Is))
            {
                yield return unknown;
            }

            if (solved.Trace is not { } trace)
            {
                continue;
            }

            foreach (var unknown in In(trace, conditions.SelectMany(condition => condition.Quantities)))
            {
                yield return unknown;
            }

            yield break;
        }
    }

    /// <summary>Those of the quantities that a worked solution does not have.</summary>
    public static IEnumerable<Diagnostic> In(Trace trace, IEnumerable<Written> quantities)
    {
        var names = new QuantityNames(trace.Quantities);
        foreach (var quantity in quantities.Where(quantity => names.Find(quantity.Text) is null))
        {
            yield return names.Missing(quantity.Text, quantity.Place);
        }
    }
}
