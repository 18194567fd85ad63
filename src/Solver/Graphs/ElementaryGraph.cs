using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>
/// Cuts expressions into elementary operations, one vertex each, in order of evaluation. An operation on the same operands is
/// the same vertex (for sums and products in any order), so that what is computed once is one node.
/// </summary>
internal sealed class ElementaryGraph
{
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Expr> _names = new(StringComparer.Ordinal);
    private readonly int _leaves;

    /// <summary>A graph with the given leaves and no operations.</summary>
    public ElementaryGraph(IReadOnlyList<string> leaves)
    {
        _leaves = leaves.Count;
        for (var i = 0; i < leaves.Count; i++)
        {
            _names.Add(leaves[i], new Expr.Ref(i));
        }
    }

    /// <summary>The operations over <see cref="Expr.Ref"/>s to vertices; the first has the vertex number behind the last leaf.</summary>
    public List<(Expr Formula, Place Place)> Operations { get; } = [];

    /// <summary>Adds what a definition computes.</summary>
    public void Define(string name, Expr expression, Place place) => _names[name] = Lower(expression, place, create: true)!;

    /// <summary>What a definition's name stands for: a vertex, or an expression of numbers alone.</summary>
    public Expr this[string name] => _names[name];

    /// <summary>A vertex of its own that repeats what the name stands for.</summary>
    public int Repeat(string name, Place place)
    {
        Operations.Add((_names[name], place));
        _names[name] = new Expr.Ref(_leaves + Operations.Count - 1);
        return _leaves + Operations.Count - 1;
    }

    /// <summary>The vertex that computes an expression; −1 where there is none.</summary>
    public int VertexOf(Expr expression, Func<string, int> others) =>
        Lower(Substitute.Names(expression, name => others(name) is var vertex and >= 0 ? new Expr.Ref(vertex) : null), default, create: false) is Expr.Ref found && found.Index >= _leaves
            ? found.Index
            : -1;

    private Expr? Lower(Expr expr, Place place, bool create)
    {
        switch (expr)
        {
            case Expr.Number or Expr.Ref:
                return expr;
            case Expr.Name name:
                return _names.GetValueOrDefault(name.Text);
            case Expr.Negate negate:
                return Lower(negate.Operand, place, create) is { } operand ? Operation(new Expr.Negate(operand), place, create) : null;
            case Expr.Sum sum:
                return Pairwise(sum.Terms, place, create, (a, b) => new Expr.Sum([a, b]));
            case Expr.Product product:
                return Pairwise(product.Factors, place, create, (a, b) => new Expr.Product([a, b]));
            case Expr.Quotient quotient:
                return Lower(quotient.Numerator, place, create) is { } above && Lower(quotient.Denominator, place, create) is { } below
                    ? Operation(new Expr.Quotient(above, below), place, create)
                    : null;
            case Expr.Power power:
                return Lower(power.Base, place, create) is { } @base && Lower(power.Exponent, place, create) is { } exponent
                    ? Operation(new Expr.Power(@base, exponent), place, create)
                    : null;
            case Expr.Call call:
                var arguments = call.Arguments.Select(argument => Lower(argument, place, create)).ToArray();
                return arguments.Contains(null) ? null : Operation(new Expr.Call(call.Function, [.. arguments!]), place, create);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Expr? Pairwise(ExprList list, Place place, bool create, Func<Expr, Expr, Expr> join)
    {
        var result = Lower(list[0], place, create);
        for (var i = 1; i < list.Count && result is not null; i++)
        {
            var subtracted = list[i] is Expr.Negate;
            if (Lower(list[i] is Expr.Negate negate ? negate.Operand : list[i], place, create) is not { } next)
            {
                return null;
            }

            result = Operation(join(result, subtracted ? new Expr.Negate(next) : next), place, create);
        }

        return result;
    }

    private Expr? Operation(Expr operation, Place place, bool create)
    {
        if (GraphShape.InputsOf(operation).IsEmpty)
        {
            return operation;
        }

        var key = new ExprKey().Of(operation);
        if (!_known.TryGetValue(key, out var vertex))
        {
            if (!create)
            {
                return null;
            }

            vertex = _leaves + Operations.Count;
            _known.Add(key, vertex);
            Operations.Add((operation, place));
        }

        return new Expr.Ref(vertex);
    }
}
