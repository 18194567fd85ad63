using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>Derives what a trace says by routes that share no derivative code, and compares.</summary>
internal static class GraphVerification
{
    private const long MostEvaluations = 4_000_000;

    private static readonly ImmutableArray<string> Routes =
        ["symbolic differentiation, node by node", "reverse accumulation over the scalar computational graph", "numerical differentiation of the forward pass"];

    /// <summary>Compares the derivatives of the first and of the last update in the trace.</summary>
    public static Verification Of(GraphShape shape, GraphDerivatives derivatives, ImmutableArray<Quantity> quantities)
    {
        var ids = quantities.ToDictionary(quantity => quantity.Id, quantity => quantity, StringComparer.Ordinal);
        var comparison = new Comparison(shape, derivatives);
        var last = quantities.Where(quantity => quantity.Role == Role.NodeGradient).Max(quantity => quantity.Update);
        foreach (var t in new[] { 0, last }.Distinct())
        {
            var mark = t == 0 ? "" : $"#{t.ToString(CultureInfo.InvariantCulture)}";
            var leaves = shape.Vertices.Take(shape.LeafCount)
                .Select(leaf => (ids.GetValueOrDefault($"lookahead:{leaf.Name}{mark}") ?? ids.GetValueOrDefault(leaf.Name + mark) ?? ids[leaf.Name]).Exact)
                .ToArray();
            comparison.At(leaves, vertex => ids.GetValueOrDefault($"d{shape.Vertices[shape.Output].Name}/d{shape.Vertices[vertex].Name}{mark}")?.Exact, mark);
        }

        return comparison.Result();
    }

    /// <summary>How far the numerical derivative looks to either side, in natural steps: less where a pole, a kink or a fast oscillation is near.</summary>
    private static readonly ImmutableArray<double> Reaches = [1, 1e-2, 1e-4, 1e-5];

    /// <summary>Compares the derivatives at points that are chosen so that everything has a value, the last ones near 0; there is nothing to compare where no such point is found.</summary>
    public static Verification WithoutValues(GraphShape shape, GraphDerivatives derivatives)
    {
        var comparison = new Comparison(shape, derivatives);
        for (var point = 0; point < 16 && comparison.Points < 3; point++)
        {
            var leaves = Enumerable.Range(0, shape.LeafCount).Select(i => Coordinate(point, i)).ToArray();
            comparison.At(leaves, vertex => comparison.Chained(leaves)?[vertex], "");
        }

        return comparison.Result();
    }

    private static double Coordinate(int point, int leaf)
    {
        var size = 0.31 + (((leaf * 7) + (point * 5)) % 11 * (point % 2 == 0 ? 0.05 : 0.35));
        return (point % 3 == 2 ? -1 : 1) * (point < 12 ? 1 : 0.02) * size;
    }

    private sealed class Comparison(GraphShape shape, GraphDerivatives derivatives)
    {
        private readonly ScalarTape _tape = new(shape);
        private readonly List<string> _disagreements = [];
        private int _checked;
        private double _worst;
        private (double[] Leaves, double[]? Result)? _chained;

        /// <summary>At how many points everything had a value.</summary>
        public int Points { get; private set; }

        public Verification Result() => new(Routes, _checked, _worst, [.. _disagreements.Distinct(StringComparer.Ordinal)]);

        public void At(double[] leaves, Func<int, double?> shown, string mark)
        {
            if (!double.IsFinite(_tape.Output(leaves)))
            {
                return;
            }

            var reverse = _tape.Gradients(leaves);
            int[] told = [.. Enumerable.Range(0, reverse.Length).Where(vertex => shown(vertex) is not null)];
            if (told.Length == 0 || !told.All(vertex => double.IsFinite(reverse[vertex])))
            {
                return;
            }

            Points++;
            var largest = told.Max(vertex => Math.Abs(reverse[vertex]));
            if (told.Any(vertex => !Agree(shown(vertex)!.Value, reverse[vertex], largest)))
            {
                // A sum that is 0 but for rounding errors puts a kink beside the point; the solution knows it exactly.
                reverse = _tape.Gradients(leaves, settled: true);
                largest = told.Max(vertex => Math.Abs(reverse[vertex]));
            }

            var every = Math.Max(1, (int)(shape.Vertices.Length * (long)_tape.Length * NumericalSlope.Evaluations / MostEvaluations));
            foreach (var vertex in told)
            {
                _checked++;
                var value = shown(vertex)!.Value;
                var id = $"d{shape.Vertices[shape.Output].Name}/d{shape.Vertices[vertex].Name}{mark}";
                Compare(id, value, reverse[vertex], largest);
                if (vertex % every == 0 && !FollowsSlope(vertex, value, leaves, largest))
                {
                    _disagreements.Add(id);
                }
            }
        }

        /// <summary>The derivatives by the chain rule over the local derivatives that the solution shows.</summary>
        public double[]? Chained(double[] leaves)
        {
            if (_chained is { } known && ReferenceEquals(known.Leaves, leaves))
            {
                return known.Result;
            }

            var values = new double[shape.Vertices.Length];
            leaves.CopyTo(values, 0);
            for (var i = shape.LeafCount; i < values.Length; i++)
            {
                values[i] = Evaluate.Over(shape.Vertices[i].Formula!, values);
            }

            var result = new double[values.Length];
            result[shape.Output] = 1;
            for (var i = shape.Output - 1; i >= 0; i--)
            {
                foreach (var consumer in shape.Consumers[i])
                {
                    result[i] += result[consumer] * Evaluate.Over(derivatives.Edges[consumer, i], values);
                }
            }

            _chained = (leaves, result.All(double.IsFinite) ? result : null);
            return _chained.Value.Result;
        }

        private void Compare(string id, double value, double other, double largest)
        {
            var size = Math.Max(Math.Abs(value), Math.Abs(other));
            var difference = Math.Abs(value - other);
            if (size > 0 && difference > 1e-14 * largest)
            {
                _worst = Math.Max(_worst, difference / size);
            }

            if (!Agree(value, other, largest))
            {
                _disagreements.Add(id);
            }
        }

        private static bool Agree(double value, double other, double largest) =>
            Math.Abs(value - other) <= (1e-8 * Math.Max(Math.Abs(value), Math.Abs(other))) + (1e-12 * largest);

        /// <summary>Whether a derivative is the numerical slope; true at a kink, where there is none.</summary>
        private bool FollowsSlope(int vertex, double value, double[] leaves, double largest)
        {
            var scale = vertex < shape.LeafCount ? Math.Clamp(Math.Abs(leaves[vertex]), 1e-3, 1e3) : 1;
            var least = (1e-5 * Math.Abs(value)) + (1e-9 * Math.Max(largest, Math.Abs(_tape.Output(leaves))));
            foreach (var reach in Reaches)
            {
                if (NumericalSlope.Of(step => _tape.Output(leaves, vertex, step), reach * scale) is not { } slope)
                {
                    return true;
                }

                var difference = Math.Abs(slope.Slope - value);
                if (difference <= (100 * slope.Error) + least)
                {
                    var tells = difference > slope.Error && Math.Abs(value) > 1e-9 * largest;
                    _worst = tells ? Math.Max(_worst, difference / Math.Abs(value)) : _worst;
                    return true;
                }
            }

            return false;
        }
    }
}
