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
    private const int MostRows = 120;
    private const int MostDerivations = 40;
    private const int LongestPath = 40;
    private const double LongestForm = 2 * Break.Row;

    private readonly Trace _trace = lines.Trace;

    /// <summary>The <c>graph</c> member.</summary>
    public LazyObject Graph() => new LazyObject()
        .With("numeric", problem.Values.Length > 0)
        .With("letters", problem.Letters)
        .With("output", () => lines.Formulas.Inline(Name(OutputNode)))
        .With("function", () => lines.Formulas.Inline(Name(problem.Output)))
        .With("definitions", () => LineModel.List(problem.Definitions, d => new LazyObject()
            .With("name", d.Name)
            .With("display", lines.Formulas.Display(Break.Relations(Name(d.Name), [(Notate.EqualSign, lines.Lines.InSymbols(d.Expression))])))))
        .With("values", () => LineModel.List(problem.Values, v => lines.Formulas.Inline(MathNode.Of(Name(v.Name), Notate.EqualSign, Notate.Number(v.Value.Text)))))
        .With("constants", () => LineModel.List(problem.Constants, v => lines.Formulas.Inline(MathNode.Of(Name(v.Name), Notate.EqualSign, Notate.Number(v.Value.Text)))))
        .With("nodes", () => LineModel.List(Rows(), Node))
        .With("rows", () => Elided([.. Rows()], MostRows, Node, Rest))
        .With("defined", () => LineModel.List(_trace.Defined, one => new LazyObject()
            .With("name", lines.Formulas.Inline(Name(one.Definition)))
            .With("node", lines.Formulas.Inline(Name(one.Node)))))
        .With("direct", () => _trace.Derivations.Any(HasDirect))
        .With("gradients", () => LineModel.List(_trace.Derivations, Derivation))
        .With("asked", () => LineModel.List(_trace.Derivations.Where(derivation => derivation.Asked), Question))
        .With("worked", () => Elided(_trace.Derivations, MostDerivations, Derivation, Rest))
        .With("results", () => Elided([.. _trace.Derivations.Where(derivation => derivation.Quantity >= 0)], MostRows, Result, Rest))
        .With("all_gradients", () => lines.Of(_trace.Quantities.Where(q => q.Role == Role.NodeGradient && q.Update == 0).Select(q => q.Index)))
        .With("locals", () => lines.Of(_trace.Quantities.Where(q => q.Role == Role.EdgeDerivative && q.Update == 0).Select(q => q.Index)))
        .With("trained", problem.Training is { Updates: > 0 })
        .With("settings", () => lines.Of(_trace.Quantities.Where(q => q.Role == Role.Setting && q.Given is not null).Select(q => q.Index)))
        .With("initial_states", () => lines.InitialStates())
        .With("learning_rate", problem.Training?.LearningRate.Text ?? "")
        .With("updates", problem.Training?.Updates ?? 0)
        .With("looks_ahead", LooksAhead)
        .With("ahead", () => lines.Of(LooksAhead ? Ahead() : []))
        .With("steps", () => lines.Of(_trace.Quantities.Where(q => (q.Role is Role.Parameter or Role.OptimizerState || (q.Role == Role.LookAhead && q.Update > 0)) && q.IsComputed).Select(q => q.Index)))
        .With("after", () => lines.Of(_trace.Quantities.Where(q => q.Role == Role.Node && q.Update > 0 && q.Id.StartsWith(OutputNode + "#", StringComparison.Ordinal)).Select(q => q.Index)))
        .With("asked_names", () => Elided(problem.Gradients, MostRows, name => Slashed(problem.Output, name), _ => lines.Formulas.Inline(Notate.CentredDots)));

    /// <summary>The node that carries the output's value; with letters it has a letter of its own.</summary>
    private string OutputNode => _trace.Derivations.Length > 0 ? _trace.Derivations[0].Of : problem.Output;

    private bool LooksAhead => problem.Training is { Updates: > 0, Optimizer.LooksAhead: true };

    /// <summary>The forward pass at the look-ahead point of the first update, and the factors there that the derivatives which are asked for are made of.</summary>
    private IEnumerable<int> Ahead()
    {
        var asked = _trace.Derivations.Select(derivation => derivation.Quantity).ToHashSet();
        return _trace.Quantities
            .Where(q => q.Update == 0 && q.IsComputed && !q.IsAlias
                && (q.Id.StartsWith("lookahead:", StringComparison.Ordinal) || (q.Role is Role.NodeGradient or Role.EdgeDerivative && q.Rule != "seed" && !asked.Contains(q.Index))))
            .Select(q => q.Index);
    }

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
            .With("elided", LazyObject.Zero)
            .With("name", lines.Formulas.Inline(Name(node.Name)))
            .With("derived", lines.Formulas.Inline(lines.Lines.InSymbols(node.Expression)))
            .With("line", quantity is null ? null : lines.Of(quantity))
            .With("value", quantity is null ? "" : Value(quantity));
    }

    /// <summary>The value in closed form and as digits, e.g. e^{−11} ≈ 0.000017.</summary>
    private PaperText Value(Quantity quantity)
    {
        var digits = Notate.Number(quantity.Shown);
        if (quantity.ClosedForm is not { } closed || problem.Head.Rounding.CarryRounded)
        {
            return quantity.ShownExactly ? lines.Formulas.Inline(digits) : lines.Formulas.Inline(MathNode.Of(Notate.ApproximatelySign, digits));
        }

        return lines.Formulas.Inline(MathNode.Of(lines.Lines.InSymbols(closed), Lines.Relation(quantity), digits));
    }

    /// <summary>A derivative as the question calls it: by the output's own name, not by the letter of its node.</summary>
    private LazyObject Question(Derivation derivation) => new LazyObject()
        .With("symbol", () => Slashed(problem.Output, derivation.By))
        .With("marks", derivation.Marks)
        .With("result", () => Result(problem.Output, derivation))
        .With("working", () => lines.Formulas.Inline(lines.Lines.InSymbols(derivation.Lines[0])))
        .With("answer", () => lines.Formulas.Inline(lines.Lines.InSymbols(derivation.Lines[^1])));

    private PaperText Result(string of, Derivation derivation) =>
        lines.Formulas.Display(MathNode.Of(Notate.Derivative(Name(of), Name(derivation.By)), Notate.EqualSign, lines.Lines.InSymbols(derivation.Lines[^1])));

    private LazyObject Derivation(Derivation derivation)
    {
        var quantity = derivation.Quantity >= 0 ? _trace.Quantities[derivation.Quantity] : null;
        var id = $"d{derivation.Of}/d{derivation.By}";
        var paths = _trace.Paths.GetValueOrDefault(id, []);
        return new LazyObject()
            .With("elided", LazyObject.Zero)
            .With("symbol", () => Slashed(derivation.Of, derivation.By))
            .With("by", lines.Formulas.Inline(Name(derivation.By)))
            .With("paths", () => LineModel.List(paths, Path))
            .With("display", () => Display(derivation, quantity))
            .With("result", () => Result(derivation.Of, derivation))
            .With("working", () => lines.Formulas.Inline(lines.Lines.InSymbols(derivation.Lines[0])))
            .With("answer", () => lines.Formulas.Inline(lines.Lines.InSymbols(derivation.Lines[^1])))
            .With("line", quantity is null ? null : lines.Of(quantity));
    }

    /// <summary>
    /// The derivation line by line, down to the number. Where there are numbers, the form in the given names is left out with
    /// letters, of which it says nothing new, and where it is long; where no line has the numbers put in, the quantity's own does.
    /// A derivative at a look-ahead point has the numbers in a line of its own.
    /// </summary>
    private PaperText Display(Derivation derivation, Quantity? quantity) => quantity is not null && LooksAhead
        ? Display(derivation, null) + lines.Formulas.Display(lines.Lines.Display(quantity, chain: false), Anchors.Of(quantity.Id))
        : Worked(derivation, quantity);

    private PaperText Worked(Derivation derivation, Quantity? quantity)
    {
        var members = ImmutableArray.CreateBuilder<(MathNode, MathNode)>();
        var left = Notate.Derivative(Name(derivation.Of), Name(derivation.By));
        var last = left;
        foreach (var line in derivation.Lines)
        {
            var node = lines.Lines.InSymbols(line);
            if (quantity is null || !line.Equals(quantity.Symbolic) || members.Count <= 2 || !(problem.Letters || WidthEstimate.Of(node) > LongestForm))
            {
                Add(Notate.EqualSign, node);
            }
        }

        if (quantity is not null)
        {
            var numbers = Substitute.NamesIn(derivation.Lines[^1]).IsEmpty ? [(Lines.Relation(quantity), Notate.Number(quantity.Shown))] : lines.Lines.Members(quantity, chain: false);
            foreach (var (relation, member) in numbers)
            {
                Add(relation, member);
            }
        }

        ImmutableArray<string> anchors = quantity is null ? [] : [Anchors.Of(quantity.Id)];
        return lines.Formulas.Display(Break.Aligned(left, members.ToImmutable()), anchors);

        void Add(MathNode relation, MathNode member)
        {
            if (!Equals(member, last))
            {
                members.Add((relation, member));
                last = member;
            }
        }
    }

    private LazyObject Result(Derivation derivation) => new LazyObject()
        .With("elided", LazyObject.Zero)
        .With("symbol", () => lines.Symbol(_trace.Quantities[derivation.Quantity]))
        .With("line", () => lines.Of(_trace.Quantities[derivation.Quantity]));

    private PaperText Slashed(string of, string by) =>
        lines.Formulas.Inline(Notate.Slashed(new Symbol.Partial(Symbol.FromName(of), Symbol.FromName(by))));

    /// <summary>Whether an edge's derivative stands in a chain that could be taken for the whole derivative.</summary>
    private static bool HasDirect(Derivation derivation)
    {
        var found = false;
        Substitute.Leaves(derivation.Lines[0], leaf =>
        {
            found |= leaf is Expr.Partial { IsDirect: true };
            return null;
        });
        return found;
    }

    private PaperText Path(GraphPath path)
    {
        var nodes = new List<MathNode>();
        for (var i = 0; i < path.Nodes.Length; i++)
        {
            if (i > 0)
            {
                nodes.Add(new MathNode.Symbol("→", AtomClass.Rel));
            }

            var elided = path.Nodes.Length > LongestPath && i == LongestPath / 2;
            nodes.Add(elided ? Notate.CentredDots : Name(path.Nodes[i]));
            i = elided ? path.Nodes.Length - (LongestPath / 4) : i;
        }

        return lines.Formulas.Inline(MathNode.OfList(nodes));
    }

    private static MathNode Name(string name) => Notate.Symbol(Symbol.FromName(name));

    /// <summary>The items; where they are too many to read, the first ones, something for how many are left out, and the last.</summary>
    private static ScriptArray Elided<T>(ImmutableArray<T> items, int most, Func<T, object?> make, Func<int, object?> rest)
    {
        if (items.Length <= most)
        {
            return LineModel.List(items, make);
        }

        var (first, last) = (most * 2 / 3, most / 4);
        var array = LineModel.List(items.Take(first), make);
        array.Add(rest(items.Length - first - last));
        array.AddRange(LineModel.List(items.Skip(items.Length - last), make));
        return array;
    }

    private static LazyObject Rest(int count) => new LazyObject().With("elided", count);
}
