using WorkedSolutions.Solver.Calculus;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>The derivatives of nodes by what they read directly.</summary>
internal sealed class LocalDerivatives
{
    private readonly Dictionary<(int From, int To), Expr> _edges = [];

    /// <summary>Differentiates every node that leads to the output by each of its inputs.</summary>
    public LocalDerivatives(GraphShape shape, List<Diagnostic> diagnostics)
    {
        for (var i = shape.LeafCount; i < shape.Vertices.Length; i++)
        {
            var vertex = shape.Vertices[i];
            if (!shape.Reaches[i])
            {
                continue;
            }

            var marked = Substitute.Leaves(vertex.Formula!, leaf => leaf is Expr.Ref reference ? new Expr.Name(Mark(reference.Index)) : null);
            foreach (var input in vertex.Inputs)
            {
                if ((long)ExprSize.Leaves(marked) * vertex.Inputs.Length > 4_000_000 || Differentiate.By(marked, Mark(input)) is not { } derivative)
                {
                    diagnostics.Add(Diagnostic.Error("expression-too-large", vertex.Place, $"the derivatives of {vertex.Name} are too large to write down", "split it into several definitions, or use nodes: letters"));
                    return;
                }

                _edges[(i, input)] = Substitute.Leaves(InTermsOfItself(derivative, marked, i), leaf => leaf is Expr.Name name ? new Expr.Ref(Index(name.Text)) : null);
            }
        }
    }

    /// <summary>∂from/∂to over <see cref="Expr.Ref"/>s to vertices.</summary>
    public Expr this[int from, int to] => _edges[(from, to)];

    /// <summary>Whether one reads the other directly.</summary>
    public bool Has(int from, int to) => _edges.ContainsKey((from, to));

    /// <summary>σ′ and tanh′ are written in the value that is known already: h(1 − h), 1 − h².</summary>
    private static Expr InTermsOfItself(Expr derivative, Expr formula, int vertex) =>
        formula is Expr.Call call && (call.Function == Sigmoid.Instance || call.Function == HyperbolicTangent.Instance)
            ? ReplacePart.In(derivative, formula, new Expr.Name(Mark(vertex)))
            : derivative;

    private static string Mark(int vertex) => $"v{vertex.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    private static int Index(string mark) => int.Parse(mark.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
}
