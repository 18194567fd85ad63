using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Traces;

/// <summary>What a problem without numbers asks for: derivatives, each for its marks.</summary>
internal static class SymbolicQuestions
{
    /// <summary>
    /// The derivations with what <c>ask</c> and <c>marks</c> say of them, an error for every name that means nothing, and a warning
    /// for one that has neither a number nor a derivation.
    /// </summary>
    /// <param name="head">The keys of every problem.</param>
    /// <param name="output">What is differentiated, as the author calls it.</param>
    /// <param name="derivations">All derivations.</param>
    /// <param name="others">The other names of the problem.</param>
    public static (ImmutableArray<Derivation> Derivations, ImmutableArray<Diagnostic> Diagnostics) Of(
        ProblemHead head, string output, ImmutableArray<Derivation> derivations, IEnumerable<string> others)
    {
        if (head.Ask.IsEmpty && head.Marks.IsEmpty)
        {
            return (derivations, []);
        }

        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var names = new QuantityNames(Named(output, derivations, others));
        var asked = new HashSet<int>();
        var before = new Dictionary<int, Written>();
        foreach (var written in head.Ask.TakeWhile(_ => diagnostics.Count < Diagnostic.MostOfAFile))
        {
            if (Index(written, names, derivations.Length, diagnostics, before) is { } index)
            {
                asked.Add(index);
            }
        }

        var marks = new Dictionary<int, int>();
        var marked = new Dictionary<int, Written>();
        foreach (var (written, count) in head.Marks.TakeWhile(_ => diagnostics.Count < Diagnostic.MostOfAFile))
        {
            if (Index(written, names, derivations.Length, diagnostics, marked) is { } index)
            {
                marks[index] = count;
            }
        }

        return ([.. derivations.Select((derivation, i) => derivation with { Asked = asked.Count == 0 || asked.Contains(i), Marks = marks.GetValueOrDefault(i, 1) })], diagnostics.ToImmutable());
    }

    private static int? Index(Written written, QuantityNames names, int derivations, ImmutableArray<Diagnostic>.Builder diagnostics, Dictionary<int, Written> before)
    {
        if (Questions.Find(written, names, diagnostics, before) is not { } quantity)
        {
            return null;
        }

        if (quantity.Index < derivations)
        {
            return quantity.Index;
        }

        diagnostics.Add(Diagnostic.Warning("nothing-to-find", written.Place, $"{written.Text} has no number in this problem, so it is not asked for", "only derivatives are, where names have no numbers"));
        return null;
    }

    private static ImmutableArray<Quantity> Named(string output, ImmutableArray<Derivation> derivations, IEnumerable<string> others)
    {
        var named = ImmutableArray.CreateBuilder<Quantity>();
        foreach (var derivation in derivations)
        {
            var symbol = new Symbol.Partial(Symbol.FromName(output), Symbol.FromName(derivation.By));
            named.Add(Without(named.Count, $"d{output}/d{derivation.By}", Role.NodeGradient, symbol) with { OtherNames = [$"d{derivation.Of}/d{derivation.By}"] });
        }

        foreach (var name in others)
        {
            named.Add(Without(named.Count, name, Role.Node, Symbol.FromName(name)));
        }

        return named.ToImmutable();
    }

    private static Quantity Without(int index, string id, Role role, Symbol symbol) => new()
    {
        Index = index, Id = id, Role = role, Symbol = symbol, Value = double.NaN, Exact = double.NaN, Shown = "", ShownExactly = false, Rule = "",
    };
}
