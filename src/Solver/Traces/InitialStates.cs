using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;

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
        var known = new Dictionary<(string State, string Parameter), string>();
        var names = new List<string>();
        foreach (var quantity in quantities.Where(one => one is { Role: Role.OptimizerState, Update: 0 }))
        {
            var (state, id) = (quantity.Id[..quantity.Id.IndexOf(':')], quantity.Id[(quantity.Id.IndexOf(':') + 1)..]);
            foreach (var name in symbols[id].Prepend(id))
            {
                known.TryAdd((state, name), quantity.Id);
                names.Add(name);
            }
        }

        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var given = new Dictionary<string, Written>(StringComparer.Ordinal);
        foreach (var (state, parameter, _) in training.InitialState.TakeWhile(_ => diagnostics.Count < Diagnostic.MostOfAFile))
        {
            if (!known.TryGetValue((state, parameter.Text), out var id))
            {
                diagnostics.Add(Diagnostic.Error("unknown-parameter", parameter.Place, $"there is no parameter {Quoting.Shorten(parameter.Text)} that is trained",
                    Spelling.Closest(parameter.Text, names) is { } meant ? $"did you mean `{meant}`?" : $"the first of them is {Quoting.Or([.. names.Take(2).Distinct().Select(name => $"`{name}`")])}"));
            }
            else if (!given.TryAdd(id, parameter))
            {
                diagnostics.Add(Diagnostic.Error("duplicate-name", parameter.Place, $"{parameter.Text} is the parameter {given[id].Text} once more", "keep one of them"));
            }
        }

        return diagnostics.ToImmutable();
    }
}
