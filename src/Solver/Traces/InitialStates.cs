using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Solver.Traces;

/// <summary>Whether the optimizer's states to start with belong to parameters that are trained.</summary>
internal static class InitialStates
{
    /// <summary>A diagnostic for every number of <c>initial-state</c> whose parameter has no such state.</summary>
    public static ImmutableArray<Diagnostic> Unknown(Training? training, ImmutableArray<Quantity> quantities)
    {
        if (training is not { Updates: > 0, InitialState.Length: > 0 })
        {
            return [];
        }

        var symbols = quantities.Where(one => one.Update == 0).ToLookup(one => one.Id, one => one.Symbol.Plain, StringComparer.Ordinal);
        var known = new HashSet<(string State, string Parameter)>();
        var names = new List<string>();
        foreach (var quantity in quantities.Where(one => one is { Role: Role.OptimizerState, Update: 0 }))
        {
            var (state, id) = (quantity.Id[..quantity.Id.IndexOf(':')], quantity.Id[(quantity.Id.IndexOf(':') + 1)..]);
            foreach (var name in symbols[id].Prepend(id))
            {
                known.Add((state, name));
                names.Add(name);
            }
        }

        return [.. from initial in training.InitialState
                   where !known.Contains((initial.State, initial.Parameter.Text))
                   select Diagnostic.Error(
                       "unknown-parameter",
                       initial.Parameter.Place,
                       $"there is no parameter {Quoting.Shorten(initial.Parameter.Text)} that is trained",
                       Closest.Hint(initial.Parameter.Text, names) ?? $"the first of them is {Quoting.Or([.. names.Take(2).Distinct().Select(name => $"`{name}`")])}")];
    }
}
