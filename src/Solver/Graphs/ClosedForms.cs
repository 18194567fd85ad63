using Fractions;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>
/// Nodes and derivatives with everything put in that they are made of, simplified: over the names of leaves, or over their
/// numbers. Forms that nobody would read are null, and so is all that is made of them.
/// </summary>
internal sealed class ClosedForms
{
    private readonly GraphShape _shape;
    private readonly LocalDerivatives _edges;
    private readonly int _mostLeaves;
    private readonly Expr?[] _values;
    private readonly Expr?[] _derivatives;
    private readonly Simplifier _simplifier = new();
    private int _budget;

    /// <summary>Forms over what stands for each leaf.</summary>
    /// <param name="shape">The graph.</param>
    /// <param name="edges">Its local derivatives.</param>
    /// <param name="leaf">What is put in for a leaf: its name or its number.</param>
    /// <param name="mostLeaves">Forms with more leaves are null.</param>
    /// <param name="budget">How many leaves may be simplified in all.</param>
    /// <param name="simplifyValues">Whether nodes are simplified, or kept as they are written.</param>
    public ClosedForms(GraphShape shape, LocalDerivatives edges, Func<int, Expr> leaf, int mostLeaves, int budget, bool simplifyValues)
    {
        (_shape, _edges, _mostLeaves, _budget) = (shape, edges, mostLeaves, budget);
        _values = new Expr?[shape.Vertices.Length];
        _derivatives = new Expr?[shape.Vertices.Length];
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = i < shape.LeafCount ? leaf(i) : Form(shape.Vertices[i].Formula!, simplifyValues);
        }

        for (var i = shape.Output; i >= 0; i--)
        {
            _derivatives[i] = i == shape.Output ? Expr.One : shape.Reaches[i] ? Derivative(i) : Expr.Zero;
        }
    }

    /// <summary>A node's value.</summary>
    public Expr? Value(int vertex) => _values[vertex];

    /// <summary>The output's derivative by a vertex.</summary>
    public Expr? OutputBy(int vertex) => vertex <= _shape.Output ? _derivatives[vertex] : Expr.Zero;

    /// <summary>A local derivative.</summary>
    public Expr? Edge(int from, int to) => Form(_edges[from, to], simplify: true);

    /// <summary>Puts the forms of vertices into an expression over them, as it is written; null where one is missing or it gets too long.</summary>
    public Expr? PutInto(Expr expr)
    {
        var missing = false;
        var leaves = 0;
        var form = Substitute.Leaves(expr, leaf =>
        {
            var part = leaf is Expr.Ref reference ? _values[reference.Index] : leaf;
            missing |= part is null;
            leaves += part is null || missing || leaves > _mostLeaves ? 1 : ExprSize.Leaves(part);
            return part ?? leaf;
        });
        return missing || leaves > _mostLeaves ? null : form;
    }

    private Expr? Form(Expr expr, bool simplify) =>
        PutInto(expr) is not { } form ? null : simplify ? Simplified(form) : form;

    private Expr? Derivative(int vertex)
    {
        var terms = new List<Expr>();
        foreach (var consumer in _shape.Consumers[vertex])
        {
            if (_derivatives[consumer] is not { } outer || PutInto(_edges[consumer, vertex]) is not { } local)
            {
                return null;
            }

            terms.Add(new Expr.Product([outer, local]));
        }

        return Simplified(terms.Count == 1 ? terms[0] : new Expr.Sum([.. terms]));
    }

    private Expr? Simplified(Expr expr)
    {
        var leaves = ExprSize.Leaves(expr);
        _budget -= leaves;
        if (_budget < 0 || leaves > 2 * _mostLeaves)
        {
            return null;
        }

        _simplifier.Trials = 100;
        var simplified = _simplifier.Of(expr);
        return ExprSize.Leaves(simplified) <= _mostLeaves ? simplified : null;
    }

    /// <summary>Whether a closed form over numbers says more than decimals do: it is short, and its numbers are.</summary>
    public static bool IsTelling(Expr? form)
    {
        if (form is null || ExprSize.Leaves(form) > 12 || form is Expr.Number { Value.Denominator.IsOne: true })
        {
            return false;
        }

        var longest = 0;
        Substitute.Leaves(form, leaf =>
        {
            longest = leaf is Expr.Number number ? Math.Max(longest, Digits(number)) : 99;
            return null;
        });
        return longest <= 5 && !(form is Expr.Number only && IsShortDecimal(only.Value));
    }

    private static int Digits(Expr.Number number) =>
        number.Text is { } text ? text.Count(char.IsAsciiDigit) : Math.Max(number.Value.Numerator.ToString().TrimStart('-').Length, number.Value.Denominator.IsOne ? 0 : number.Value.Denominator.ToString().Length);

    private static bool IsShortDecimal(Fraction value) => new Coefficient(value, true).Digits() is { Length: < 8 };
}
