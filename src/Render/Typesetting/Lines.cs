using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Typesetting;

/// <summary>
/// The lines of one trace as formulas: symbol = formula = formula with numbers ≈ value. Numbers are links to the lines that
/// made them where <c>links</c> is set.
/// </summary>
public sealed class Lines
{
    private readonly Trace _trace;
    private readonly bool _links;
    private readonly MathNode?[] _symbols;
    private readonly string?[] _anchors;
    private readonly Printed?[] _numbers;
    private readonly Typeset _symbolic;

    /// <summary>The lines of a trace.</summary>
    public Lines(Trace trace, bool links)
    {
        _trace = trace;
        _links = links;
        _symbols = new MathNode?[trace.Quantities.Length];
        _anchors = new string?[trace.Quantities.Length];
        _numbers = new Printed?[trace.Quantities.Length];
        _symbolic = new Typeset(new SymbolLeaves(this), total: trace.Problem is Problem.Derivative { Variables.Length: 1 }, NamesE(trace.Problem), LongestSum);
    }

    /// <summary>What an author wrote and what is derived from it stands there in full; the weighted sums of a network do not.</summary>
    private int LongestSum => _trace.Problem is Problem.Network ? Substitution.LongestSum : Substitution.LongestWrittenSum;

    private static bool NamesE(Problem problem)
    {
        ImmutableArray<Definition> definitions = problem switch
        {
            Problem.Graph graph => graph.Definitions,
            Problem.Derivative derivative => derivative.Definitions,
            _ => [],
        };
        return definitions.Any(definition => definition.Name == "e" || Substitute.NamesIn(definition.Expression).Contains("e"));
    }

    /// <summary>A quantity's symbol; an alias is shown as what it repeats.</summary>
    public MathNode Symbol(int index)
    {
        var quantity = _trace.Quantities[index];
        return _symbols[index] ??= Notate.Symbol(quantity.Symbol);
    }

    /// <summary>The place that links to a quantity lead to: the line that made it, so for an alias the line of what it repeats.</summary>
    public string Anchor(int index) => _anchors[index] ??= Anchors.Of(_trace.Quantities[Repeated(index)].Id);

    private int Repeated(int index)
    {
        while (_trace.Quantities[index] is { Formula: Expr.Ref repeated } alias && alias.Symbol.Equals(_trace.Quantities[repeated.Index].Symbol))
        {
            index = repeated.Index;
        }

        return index;
    }

    /// <summary>The right side in symbols; null for a given number.</summary>
    public MathNode? Formula(Quantity quantity) => quantity.Formula is { } formula ? _symbolic.Formula(formula) : null;

    /// <summary>Any expression over the trace in symbols.</summary>
    public MathNode InSymbols(Expr expr) => _symbolic.Formula(expr);

    /// <summary>The right side with numbers put in; null for a given number.</summary>
    public MathNode? Substituted(Quantity quantity)
    {
        if (quantity.Formula is not { } formula)
        {
            return null;
        }

        var leaves = new NumberLeaves(this, Substitution.Texts(_trace.Quantities, quantity));
        return new Typeset(leaves, longestSum: LongestSum).Formula(formula);
    }

    /// <summary>The value as printed.</summary>
    public static MathNode Value(Quantity quantity) => Notate.Number(quantity.Shown);

    /// <summary>= or ≈ before the value.</summary>
    public static MathNode Relation(Quantity quantity) => quantity.ShownExactly ? Notate.EqualSign : Notate.ApproximatelySign;

    /// <summary>
    /// The members of a line after its symbol, each with the relation before it: the chain of derivatives where there is one and
    /// <paramref name="chain"/> is set, the formula, the formula with numbers, the value. Members that repeat the one before are left out.
    /// </summary>
    public ImmutableArray<(MathNode Relation, MathNode Member)> Members(Quantity quantity, bool chain = true)
    {
        var members = ImmutableArray.CreateBuilder<(MathNode, MathNode)>(4);
        var last = Symbol(quantity.Index);
        if (chain && quantity.Chain is { } product)
        {
            Add(Notate.EqualSign, InSymbols(product));
        }

        if (quantity.Formula is { } formula)
        {
            Add(Notate.EqualSign, InSymbols(formula));
            if (formula is not Expr.Ref && HasReference(formula))
            {
                Add(AllExact(formula) ? Notate.EqualSign : Notate.ApproximatelySign, Substituted(quantity)!);
            }
        }

        Add(Relation(quantity), Value(quantity));
        return members.DrainToImmutable();

        void Add(MathNode relation, MathNode member)
        {
            if (!last.Equals(member))
            {
                members.Add((relation, member));
                last = member;
            }
        }
    }

    /// <summary>A line set out as a display: on one row where it is short, else aligned at its relations.</summary>
    public MathNode Display(Quantity quantity, bool chain = true, double widest = Break.Row) =>
        Break.Relations(Symbol(quantity.Index), Members(quantity, chain), widest);

    private bool AllExact(Expr expr)
    {
        var exact = true;
        if (!_trace.Problem.Head.Rounding.CarryRounded)
        {
            References.Visit(expr, index => exact &= _trace.Quantities[index] is var q && (q.Given is not null || q.ShownExactly));
        }

        return exact;
    }

    private static bool HasReference(Expr expr)
    {
        var any = false;
        References.Visit(expr, _ => any = true);
        return any;
    }

    /// <summary>A quantity's number as it was last put into a line: most lines print it with the same digits.</summary>
    private sealed record Printed(string Digits, Leaf Leaf);

    private sealed class SymbolLeaves(Lines lines) : ILeaves
    {
        public bool Numeric => false;

        public Leaf Of(Expr.Ref reference)
        {
            var node = lines.Symbol(reference.Index);
            return new Leaf(node, node is MathNode.Fraction ? Binding.Product : Binding.Atom, IsFraction: node is MathNode.Fraction);
        }

        public Leaf Of(Expr.Name name) => new(Notate.Symbol(Solver.Traces.Symbol.FromName(name.Text)));
    }

    private sealed class NumberLeaves(Lines lines, Func<int, string> text) : ILeaves
    {
        public bool Numeric => true;

        public Leaf Of(Expr.Ref reference)
        {
            var digits = text(reference.Index);
            if (lines._numbers[reference.Index] is { } printed && printed.Digits == digits)
            {
                return printed.Leaf;
            }

            var node = Notate.Number(digits);
            var quantity = lines._trace.Quantities[reference.Index];
            if (lines._links && quantity.IsComputed)
            {
                node = new MathNode.Link(lines.Anchor(quantity.Index), node);
            }

            var leaf = new Leaf(node, digits.StartsWith('-') ? Binding.Negative : digits.Contains('e') ? Binding.Product : Binding.Atom, IsNumber: true);
            lines._numbers[reference.Index] = new Printed(digits, leaf);
            return leaf;
        }

        public Leaf Of(Expr.Name name) => new(Notate.Symbol(Solver.Traces.Symbol.FromName(name.Text)));
    }
}
