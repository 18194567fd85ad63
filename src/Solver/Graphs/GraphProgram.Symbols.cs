using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Networks;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>The point where gradients are taken, and the symbols that say so.</summary>
internal sealed partial class GraphProgram
{
    /// <summary>Whether gradients are taken elsewhere than at the parameters themselves.</summary>
    private bool LooksAhead => Training is { Optimizer.LooksAhead: true };

    /// <summary>The derivative of one vertex, by its name or another one that it has, by another; at the look-ahead point where gradients are taken there.</summary>
    private Symbol.Partial PartialOf(int above, int below, string? of = null, string? by = null)
    {
        var symbols = (Of: Symbol.FromName(of ?? _shape.Vertices[above].Name), By: Symbol.FromName(by ?? _shape.Vertices[below].Name));
        var moves = below >= _shape.LeafCount || Parameters.Contains(below);
        return LooksAhead ? new(GraphSymbols.Ahead(symbols.Of), moves ? GraphSymbols.Ahead(symbols.By) : symbols.By) : new(symbols.Of, symbols.By);
    }

    private Letters OwnLetters()
    {
        var names = _shape.Vertices.SelectMany(vertex => vertex.OtherNames.Add(vertex.Name));
        return new LetterChoice(names).OfTraining(Letters.Usual, [.. Parameters.Select(vertex => (Symbol.Letter)SymbolOf(vertex))]);
    }

    private Expr.Ref[] LookAhead(Expr.Ref[] here)
    {
        if (Training is not { } training || Parameters.All(vertex => training.Optimizer.GradientPoint(Terms(training, vertex, here[vertex], Expr.Zero, [])) is null))
        {
            return here;
        }

        var ahead = (Expr.Ref[])here.Clone();
        var lines = ImmutableArray.CreateBuilder<GraphLine>();
        foreach (var vertex in Parameters)
        {
            var point = training.Optimizer.GradientPoint(Terms(training, vertex, here[vertex], Expr.Zero, []))!;
            ahead[vertex] = _slots.New();
            var name = _shape.Vertices[vertex].Name;
            lines.Add(Line(new GraphName($"lookahead:{name}", Role.LookAhead, GraphSymbols.Ahead(SymbolOf(vertex)), vertex), ahead[vertex].Index, point, "look-ahead"));
        }

        lines.AddRange(ForwardLines(ahead, "lookahead:"));
        Ahead = lines.ToImmutable();
        return ahead;
    }
}
