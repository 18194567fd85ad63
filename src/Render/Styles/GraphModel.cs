using System.Collections.Immutable;
using Scriban.Runtime;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// A graph's trace as a template sees it: <c>graph</c> with the definitions, the nodes (node, value, derived from), the
/// derivations of the asked gradients with their paths, and the updates.
/// </summary>
internal sealed class GraphModel(LineModel lines, Problem.Graph problem)
{
    private readonly Trace _trace = lines.Trace;

    /// <summary>The <c>graph</c> member.</summary>
    public LazyObject Graph() => new LazyObject()
        .With("numeric", problem.Values.Length > 0)
        .With("letters", problem.Letters)
        .With("output", () => lines.Formulas.Inline(Name(OutputNode)))
        .With("function", () => lines.Formulas.Inline(Name(problem.Output)))
        .With("definitions", () => List(problem.Definitions, d => new LazyObject()
            .With("name", d.Name)
            .With("display", lines.Formulas.Display(Break.Relations(Name(d.Name), [(Notate.EqualSign, lines.Lines.InSymbols(d.Expression))])))))
        .With("values", () => List(problem.Values, v => lines.Formulas.Inline(MathNode.Of(Name(v.Name), Notate.EqualSign, Notate.Number(v.Value.Text)))))
        .With("constants", () => List(problem.Constants, v => lines.Formulas.Inline(MathNode.Of(Name(v.Name), Notate.EqualSign, Notate.Number(v.Value.Text)))))
        .With("nodes", () => List(Rows(), Node))
        .With("defined", () => List(_trace.Defined, one => $"{lines.Formulas.Inline(Name(one.Definition))} is node {lines.Formulas.Inline(Name(one.Node))}"))
        .With("gradients", () => List(_trace.Derivations, Derivation))
        .With("all_gradients", () => lines.Of(_trace.Quantities.Where(q => q.Role == Role.NodeGradient && q.Update == 0).Select(q => q.Index)))
        .With("locals", () => lines.Of(_trace.Quantities.Where(q => q.Role == Role.EdgeDerivative && q.Update == 0).Select(q => q.Index)))
        .With("trained", problem.Training is { Updates: > 0 })
        .With("settings", () => lines.Of(_trace.Quantities.Where(q => q.Role == Role.Setting && q.Given is not null).Select(q => q.Index)))
        .With("initial_states", () => lines.InitialStates())
        .With("learning_rate", problem.Training?.LearningRate.Text ?? "")
        .With("updates", problem.Training?.Updates ?? 0)
        .With("steps", () => lines.Of(_trace.Quantities.Where(q => q.Role is Role.Parameter or Role.OptimizerState or Role.LookAhead && q.IsComputed).Select(q => q.Index)))
        .With("after", () => lines.Of(_trace.Quantities.Where(q => q.Role == Role.Node && q.Update > 0 && q.Id.StartsWith(OutputNode + "#", StringComparison.Ordinal)).Select(q => q.Index)))
        .With("asked_names", () => List(problem.Gradients, name => lines.Formulas.Inline(Notate.Slashed(new Symbol.Partial(Symbol.FromName(problem.Output), Symbol.FromName(name))))));

    /// <summary>The node that carries the output's value; with letters it has a letter of its own.</summary>
    private string OutputNode => _trace.Derivations.Length > 0 ? _trace.Derivations[0].Of : problem.Output;

    /// <summary>The nodes by letter where every node still stands below those that it reads, else in order of evaluation.</summary>
    private IEnumerable<Definition> Rows()
    {
        if (!problem.Letters)
        {
            return _trace.Nodes;
        }

        var sorted = _trace.Nodes.OrderBy(node => node.Name.Length).ThenBy(node => node.Name, StringComparer.Ordinal).ToList();
        var names = _trace.Nodes.Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in sorted)
        {
            if (Substitute.NamesIn(node.Expression).Any(name => names.Contains(name) && !seen.Contains(name)))
            {
                return _trace.Nodes;
            }

            seen.Add(node.Name);
        }

        return sorted;
    }

    private LazyObject Node(Definition node)
    {
        var quantity = _trace.Find(node.Name);
        return new LazyObject()
            .With("name", lines.Formulas.Inline(Name(node.Name)))
            .With("derived", lines.Formulas.Inline(lines.Lines.InSymbols(node.Expression)))
            .With("line", quantity is null ? null : lines.Of(quantity))
            .With("value", quantity is null ? "" : Value(quantity));
    }

    /// <summary>The value in closed form and as digits, e.g. e^{−11} ≈ 0.000017.</summary>
    private PaperText Value(Quantity quantity)
    {
        var digits = Notate.Number(quantity.Shown);
        if (quantity.ClosedForm is not { } closed)
        {
            return quantity.ShownExactly ? lines.Formulas.Inline(digits) : lines.Formulas.Inline(MathNode.Of(Notate.ApproximatelySign, digits));
        }

        return lines.Formulas.Inline(MathNode.Of(lines.Lines.InSymbols(closed), Lines.Relation(quantity), digits));
    }

    private LazyObject Derivation(Derivation derivation)
    {
        var quantity = derivation.Quantity >= 0 ? _trace.Quantities[derivation.Quantity] : null;
        var id = $"d{derivation.Of}/d{derivation.By}";
        var paths = _trace.Paths.GetValueOrDefault(id, []);
        return new LazyObject()
            .With("symbol", () => lines.Formulas.Inline(Notate.Slashed(new Symbol.Partial(Symbol.FromName(derivation.Of), Symbol.FromName(derivation.By)))))
            .With("by", lines.Formulas.Inline(Name(derivation.By)))
            .With("paths", () => List(paths, Path))
            .With("display", () => Display(derivation, quantity))
            .With("result", () => lines.Formulas.Display(MathNode.Of(Notate.Derivative(Name(derivation.Of), Name(derivation.By)), Notate.EqualSign, lines.Lines.InSymbols(derivation.Lines[^1]))))
            .With("working", () => lines.Formulas.Inline(lines.Lines.InSymbols(derivation.Lines[0])))
            .With("answer", () => lines.Formulas.Inline(lines.Lines.InSymbols(derivation.Lines[^1])))
            .With("line", quantity is null ? null : lines.Of(quantity));
    }

    /// <summary>The derivation line by line; with letters and numbers the form in the given names, which says nothing new, is left out.</summary>
    private PaperText Display(Derivation derivation, Quantity? quantity)
    {
        var members = ImmutableArray.CreateBuilder<(MathNode, MathNode)>();
        MathNode? last = null;
        foreach (var line in derivation.Lines)
        {
            if (line is Expr.Ref || (problem.Letters && quantity is not null && line.Equals(quantity.Symbolic) && members.Count > 2))
            {
                continue;
            }

            var node = lines.Lines.InSymbols(line);
            if (!Equals(node, last))
            {
                members.Add((Notate.EqualSign, node));
                last = node;
            }
        }

        if (quantity is not null && !Equals(last, Notate.Number(quantity.Shown)))
        {
            members.Add((Lines.Relation(quantity), Notate.Number(quantity.Shown)));
        }

        var left = Notate.Derivative(Name(derivation.Of), Name(derivation.By));
        ImmutableArray<string> anchors = quantity is null ? [] : [Anchors.Of(quantity.Id)];
        return lines.Formulas.Display(Break.Aligned(left, members.ToImmutable()), anchors);
    }

    private PaperText Path(GraphPath path)
    {
        var nodes = new List<MathNode>();
        foreach (var node in path.Nodes)
        {
            if (nodes.Count > 0)
            {
                nodes.Add(new MathNode.Symbol("→", AtomClass.Rel));
            }

            nodes.Add(Name(node));
        }

        return lines.Formulas.Inline(MathNode.Of(nodes.ToArray()));
    }

    private static MathNode Name(string name) => Notate.Symbol(Symbol.FromName(name));

    private static ScriptArray List<T>(IEnumerable<T> items, Func<T, object?> make)
    {
        var array = new ScriptArray();
        foreach (var item in items)
        {
            array.Add(make(item));
        }

        return array;
    }
}
