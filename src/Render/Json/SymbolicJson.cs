using System.Text.Json;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Json;

/// <summary>
/// The quantities of a purely symbolic solution: the same members under the same ids as with numbers; <c>value</c>, <c>exact</c>,
/// <c>shown</c> and <c>substituted</c> are null.
/// </summary>
internal static class SymbolicJson
{
    /// <summary>Writes the leaves, the nodes and definitions, and the derivatives, as members of an array.</summary>
    public static void Write(Utf8JsonWriter json, Trace trace, Lines lines)
    {
        var nodes = trace.Nodes.Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var leaves = trace.Nodes.SelectMany(node => Substitute.NamesIn(node.Expression))
            .Concat(trace.Derivations.Select(derivation => derivation.By))
            .Where(name => !nodes.Contains(name));
        foreach (var leaf in leaves.Where(ids.Add))
        {
            Open(json, lines, leaf, Role.Leaf, Symbol.FromName(leaf));
            Close(json, [], "given");
        }

        var defined = trace.Defined.ToLookup(one => one.Node, one => one.Definition, StringComparer.Ordinal);
        foreach (var node in trace.Nodes)
        {
            WriteNode(json, lines, node.Name, node.Expression);
            ids.Add(node.Name);
            foreach (var definition in defined[node.Name].Where(name => !nodes.Contains(name) && ids.Add(name)))
            {
                WriteNode(json, lines, definition, new Expr.Name(node.Name));
            }
        }

        foreach (var derivation in trace.Derivations)
        {
            foreach (var of in defined[derivation.Of].Where(name => !nodes.Contains(name)).Prepend(derivation.Of))
            {
                WriteDerivative(json, lines, derivation, of, trace.Problem is Problem.Derivative { Variables.Length: 1 });
            }
        }
    }

    private static void WriteNode(Utf8JsonWriter json, Lines lines, string name, Expr formula)
    {
        Open(json, lines, name, Role.Node, Symbol.FromName(name));
        json.WriteString("formula", TexWriter.Write(lines.InSymbols(formula)));
        json.WriteNull("substituted");
        Close(json, Substitute.NamesIn(formula), "definition");
    }

    private static void WriteDerivative(Utf8JsonWriter json, Lines lines, Derivation derivation, string of, bool total)
    {
        var symbol = new Symbol.Partial(Symbol.FromName(of), Symbol.FromName(derivation.By), total);
        var result = derivation.Lines[^1];
        var simplified = TexWriter.Write(lines.InSymbols(result));
        var isChain = IsChain(derivation);
        var chain = isChain ? lines.InSymbols(derivation.Lines[0]) : Notate.Symbol(symbol);
        Open(json, lines, $"d{of}/d{derivation.By}", Role.NodeGradient, symbol);
        json.WriteString("formula", simplified);
        json.WriteNull("substituted");
        Close(json, Substitute.NamesIn(result), !isChain ? "local-derivative" : derivation.Lines[0] is Expr.Sum ? "sum-over-paths" : "chain-rule", TexWriter.Write(chain), simplified);
    }

    /// <summary>Whether the first line is made of derivatives of named quantities by one another: always in a graph, in a derivation by rules where a composition has names.</summary>
    private static bool IsChain(Derivation derivation) => derivation.Steps.IsEmpty || derivation.Steps[^1] is { Rule: "chain rule", Of: Expr.Name };

    private static void Open(Utf8JsonWriter json, Lines lines, string id, Role role, Symbol symbol)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("role", Names.Of(role));
        json.WriteNumber("update", 0);
        json.WriteString("symbol", symbol.Plain);
        json.WriteString("latex", TexWriter.Write(Notate.Symbol(symbol)));
    }

    private static void Close(Utf8JsonWriter json, IEnumerable<string> uses, string rule, string? chain = null, string? symbolic = null)
    {
        json.WriteNull("value");
        json.WriteNull("exact");
        json.WriteNull("shown");
        json.WriteString("relation", "=");
        json.WriteStartArray("uses");
        foreach (var id in uses)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
        json.WriteString("rule", rule);
        if (chain is not null)
        {
            json.WriteString("chain", chain);
            json.WriteString("symbolic", symbolic);
        }

        json.WriteEndObject();
    }
}
