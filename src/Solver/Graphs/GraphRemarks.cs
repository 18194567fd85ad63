using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>What a graph's trace gives reason to say.</summary>
internal static class GraphRemarks
{
    private const int MostOfAKind = 20;

    /// <summary>
    /// <c>invisible-update</c> (new parameter, old parameter, gradient; the new number in full), <c>computed-before</c> (a
    /// derivative that several later ones read), <c>dead-relu</c> (a ReLU node that is 0 and lets no derivative through),
    /// <c>saturated-sigmoid</c> (a sigmoid whose slope is under a hundredth).
    /// </summary>
    public static ImmutableArray<Remark> Of(GraphShape shape, ImmutableArray<Quantity> quantities)
    {
        var remarks = ImmutableArray.CreateBuilder<Remark>();
        var readers = new int[quantities.Length];
        foreach (var quantity in quantities.Where(quantity => quantity is { Formula: not null, Role: Role.NodeGradient, Update: 0, Rule: not "definition" }))
        {
            foreach (var input in GraphShape.InputsOf(quantity.Formula!))
            {
                readers[input] += quantities[input].Role == Role.NodeGradient ? 1 : 0;
            }
        }

        foreach (var quantity in quantities)
        {
            if (Invisible(quantity, quantities) is { } invisible)
            {
                remarks.Add(invisible);
            }

            if (quantity is { Update: 0, Role: Role.Node, Formula: Expr.Call call })
            {
                if (call.Function == Expressions.Functions.RectifiedLinear.Instance && quantity.Value == 0)
                {
                    remarks.Add(new Remark("dead-relu", [quantity.Index], []));
                }
                else if (call.Function == Expressions.Functions.Sigmoid.Instance && quantity.Value * (1 - quantity.Value) < 0.01)
                {
                    remarks.Add(new Remark("saturated-sigmoid", [quantity.Index], [quantity.Shown]));
                }
            }
        }

        var shared = 0;
        for (var i = 0; i < readers.Length && shared < MostOfAKind; i++)
        {
            if (readers[i] > 1 && quantities[i].Id != $"d{shape.Vertices[shape.Output].Name}/d{shape.Vertices[shape.Output].Name}")
            {
                shared++;
                remarks.Add(new Remark("computed-before", [i, .. Readers(i, quantities)], []));
            }
        }

        return [.. remarks.GroupBy(remark => remark.Kind).SelectMany(kind => kind.Take(MostOfAKind))];
    }

    private static IEnumerable<int> Readers(int index, ImmutableArray<Quantity> quantities) => quantities
        .Where(quantity => quantity is { Formula: not null, Role: Role.NodeGradient, Update: 0, Rule: not "definition" } && GraphShape.InputsOf(quantity.Formula!).Contains(index))
        .Select(quantity => quantity.Index)
        .Take(8);

    /// <summary>A parameter that has changed, but shows the same digits as before.</summary>
    private static Remark? Invisible(Quantity quantity, ImmutableArray<Quantity> quantities)
    {
        if (quantity is not { Role: Role.Parameter, Formula: not null })
        {
            return null;
        }

        foreach (var input in GraphShape.InputsOf(quantity.Formula!))
        {
            var before = quantities[input];
            if (before.Role is Role.Leaf or Role.Parameter && before.Exact != quantity.Exact && SameDigits(before, quantity))
            {
                return new Remark("invisible-update", [quantity.Index, before.Index], [Numbers.NumberFormat.RoundTrip(quantity.Exact)]);
            }
        }

        return null;
    }

    private static bool SameDigits(Quantity a, Quantity b) =>
        Numbers.DecimalNumber.Parse(a.Shown) is { } x && Numbers.DecimalNumber.Parse(b.Shown) is { } y ? x.Equals(y) : a.Shown == b.Shown;
}
