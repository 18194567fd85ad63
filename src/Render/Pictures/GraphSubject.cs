using System.Collections.Immutable;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Pictures;

/// <summary>A node of a drawn graph; <see cref="Operation"/> is null for a leaf.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Symbol">Its letter as a formula.</param>
/// <param name="Operation">What it does with what it reads; null where that is not said in the node.</param>
/// <param name="Value">Its value as printed; null where there are no numbers.</param>
/// <param name="Gradient">The derivative of the output by it as printed; null where there is none.</param>
/// <param name="Formula">What it is computed from; null for a leaf.</param>
internal sealed record GraphNode(string Name, MathNode Symbol, MathNode? Operation, string? Value, string? Gradient, MathNode? Formula)
{
    /// <summary>Whether it reads nothing.</summary>
    public bool IsLeaf => Formula is null;
}

/// <summary>An edge from a node to one that reads it, by index.</summary>
/// <param name="From">The node that is read.</param>
/// <param name="To">The node that reads it.</param>
/// <param name="Local">The local derivative where there are no numbers; null where it is not known.</param>
/// <param name="Marked">Whether it lies on a path of the first asked gradient.</param>
internal sealed record GraphEdge(int From, int To, MathNode? Local, bool Marked);

/// <summary>A computational graph as it is drawn.</summary>
internal sealed class GraphSubject
{
    /// <summary>The most nodes, leaves not counted, that one picture can show.</summary>
    public const int MostNodes = 40;

    private const double WidestOperation = 78;
    private const double HighestOperation = 11;

    private GraphSubject(ImmutableArray<GraphNode> nodes, ImmutableArray<GraphEdge> edges, string output, string? by)
    {
        (Nodes, Edges, Output, By) = (nodes, edges, output, by);
    }

    /// <summary>Leaves and nodes.</summary>
    public ImmutableArray<GraphNode> Nodes { get; }

    /// <summary>The edges, those of a node in the order in which it reads.</summary>
    public ImmutableArray<GraphEdge> Edges { get; }

    /// <summary>The name of the node that is differentiated.</summary>
    public string Output { get; }

    /// <summary>The name whose paths are marked.</summary>
    public string? By { get; }

    /// <summary>Whether the graph has numbers.</summary>
    public bool Numeric => Nodes.Any(node => node.Value is not null);

    /// <summary>The graph of a trace.</summary>
    public static GraphSubject Of(Trace trace)
    {
        var lines = new Lines(trace, links: false);
        var output = trace.Derivations.IsEmpty ? trace.Nodes[^1].Name : trace.Derivations[0].Of;
        var by = trace.Derivations.IsEmpty ? null : trace.Derivations[0].By;
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var nodes = ImmutableArray.CreateBuilder<GraphNode>();
        var made = trace.Nodes.Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var leaf in trace.Nodes.SelectMany(node => NamesOf(node.Expression)).Where(name => !made.Contains(name)))
        {
            if (index.TryAdd(leaf, nodes.Count))
            {
                nodes.Add(Node(trace, lines, leaf, null, output));
            }
        }

        foreach (var definition in trace.Nodes)
        {
            index[definition.Name] = nodes.Count;
            nodes.Add(Node(trace, lines, definition.Name, definition.Expression, output));
        }

        var locals = Locals(trace);
        var marked = by is not null && trace.Paths.TryGetValue($"d{output}/d{by}", out var paths) ? Steps(paths) : [];
        var numeric = trace.Quantities.Length > 0;
        var edges = ImmutableArray.CreateBuilder<GraphEdge>();
        foreach (var definition in trace.Nodes)
        {
            foreach (var name in NamesOf(definition.Expression).Distinct(StringComparer.Ordinal))
            {
                var local = numeric ? null : locals.GetValueOrDefault((definition.Name, name));
                edges.Add(new GraphEdge(index[name], index[definition.Name], local is null ? null : lines.InSymbols(local), marked.Contains((definition.Name, name))));
            }
        }

        return new GraphSubject(nodes.ToImmutable(), edges.ToImmutable(), output, by);
    }

    private static GraphNode Node(Trace trace, Lines lines, string name, Expr? expr, string output)
    {
        var value = trace.Find(name);
        return new GraphNode(
            name,
            Notate.Symbol(Symbol.FromName(name)),
            expr is null ? null : Operation(expr, lines),
            value is null ? null : value.Given?.Text ?? value.Shown,
            trace.Find($"d{output}/d{name}")?.Shown,
            expr is null ? null : lines.InSymbols(expr));
    }

    /// <summary>The local derivatives along all paths of the asked gradients, by (node, what it reads).</summary>
    private static Dictionary<(string, string), Expr> Locals(Trace trace)
    {
        var locals = new Dictionary<(string, string), Expr>();
        foreach (var path in trace.Paths.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value))
        {
            for (var i = 0; i < path.Factors.Length && i + 1 < path.Nodes.Length; i++)
            {
                locals.TryAdd((path.Nodes[i], path.Nodes[i + 1]), path.Factors[i]);
            }
        }

        return locals;
    }

    private static HashSet<(string, string)> Steps(ImmutableArray<GraphPath> paths) =>
        [.. paths.SelectMany(path => path.Nodes.Zip(path.Nodes.Skip(1)))];

    /// <summary>The sign of an elementary operation with its constant, e.g. +, ×3, 1/·, exp; of others the formula where it is short.</summary>
    private static MathNode? Operation(Expr expr, Lines lines)
    {
        var whole = lines.InSymbols(expr);
        return expr switch
        {
            Expr.Negate { Operand: Expr.Name } => Sign("−"),
            Expr.Sum { Terms.Count: 2 } sum => Sum(sum),
            Expr.Sum sum when sum.Terms.Items.All(term => term is Expr.Name) => Sign("+"),
            Expr.Product product when product.Factors.Items.All(factor => factor is Expr.Name) => Sign("×"),
            Expr.Product { Factors.Count: 2 } product when Constant(product.Factors) is { } factor => MathNode.Of(Sign("×"), lines.InSymbols(factor)),
            Expr.Quotient { Numerator: Expr.Name, Denominator: Expr.Name } => Sign("÷"),
            Expr.Quotient { Numerator: Expr.Number one, Denominator: Expr.Name } => MathNode.Of(lines.InSymbols(one), Sign("/"), Place),
            Expr.Quotient { Numerator: Expr.Name, Denominator: Expr.Number by } => MathNode.Of(Place, Sign("/"), lines.InSymbols(by)),
            Expr.Power { Base: Expr.Name, Exponent: Expr.Number or Expr.Negate { Operand: Expr.Number } } power => new MathNode.Scripts(Place, null, lines.InSymbols(power.Exponent)),
            Expr.Call { Arguments: [Expr.Name] } call => Function(call.Function),
            _ => Short(whole),
        } ?? Short(whole);
    }

    private static MathNode Place { get; } = new MathNode.Symbol("⋅");

    private static MathNode? Sum(Expr.Sum sum) => (sum.Terms[0], sum.Terms[1]) switch
    {
        (Expr.Name, Expr.Name) => Sign("+"),
        (Expr.Name, Expr.Negate { Operand: Expr.Name }) => Sign("−"),
        (Expr.Number number, Expr.Name) => MathNode.Of(Sign("+"), Notate.Number(number.Text ?? number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        (Expr.Name, Expr.Number number) => MathNode.Of(Sign("+"), Notate.Number(number.Text ?? number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        _ => null,
    };

    private static Expr? Constant(ExprList factors) => (factors[0], factors[1]) switch
    {
        (Expr.Number number, Expr.Name) => number,
        (Expr.Name, Expr.Number number) => number,
        _ => null,
    };

    private static MathNode? Function(Function function) => function.Shape switch
    {
        FunctionShape.Named => new MathNode.FunctionName(function.Display),
        FunctionShape.Letter => Sign(function.Display),
        FunctionShape.Exponential => new MathNode.FunctionName("exp"),
        _ => null,
    };

    private static MathNode? Short(MathNode whole) => Canvas.Measure(whole, GraphPicture.TextSize) is { Width: <= WidestOperation, Height: <= HighestOperation } ? whole : null;

    private static MathNode Sign(string text) => new MathNode.Symbol(text);

    /// <summary>The names that an expression reads, from left to right.</summary>
    private static IEnumerable<string> NamesOf(Expr expr) => expr switch
    {
        Expr.Name name => [name.Text],
        Expr.Negate negate => NamesOf(negate.Operand),
        Expr.Sum sum => sum.Terms.Items.SelectMany(NamesOf),
        Expr.Product product => product.Factors.Items.SelectMany(NamesOf),
        Expr.Dot dot => dot.Left.Items.Concat(dot.Right.Items).SelectMany(NamesOf),
        Expr.Quotient quotient => [.. NamesOf(quotient.Numerator), .. NamesOf(quotient.Denominator)],
        Expr.Power power => [.. NamesOf(power.Base), .. NamesOf(power.Exponent)],
        Expr.Call call => call.Arguments.Items.SelectMany(NamesOf),
        _ => [],
    };
}
