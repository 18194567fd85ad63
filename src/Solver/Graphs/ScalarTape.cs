using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Verifying;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>
/// The same graph once more as a tape of scalar operations with their own derivatives: reverse accumulation, which shares no
/// derivative code with the rules of calculus that the solution shows.
/// </summary>
internal sealed class ScalarTape
{
    private readonly List<Operation> _operations = [];
    private readonly int[] _place;
    private readonly GraphShape _shape;

    private enum Kind
    {
        Leaf,
        Number,
        Negate,
        Add,
        Multiply,
        Divide,
        Power,
        Call,
    }

    private readonly record struct Operation(Kind Kind, int A = -1, int B = -1, double Number = 0, Function? Function = null, int[]? Arguments = null);

    /// <summary>The tape of a graph.</summary>
    public ScalarTape(GraphShape shape)
    {
        _shape = shape;
        _place = new int[shape.Vertices.Length];
        for (var i = 0; i < _place.Length; i++)
        {
            _place[i] = i < shape.LeafCount ? Push(new Operation(Kind.Leaf, A: i)) : Write(shape.Vertices[i].Formula!);
        }
    }

    /// <summary>How many operations there are.</summary>
    public int Length => _operations.Count;

    /// <summary>The output where the leaves have the given values, and one vertex is moved by a step.</summary>
    public double Output(ReadOnlySpan<double> leaves, int moved = -1, double step = 0) => Values(leaves, moved, step)[_place[_shape.Output]];

    /// <summary>The derivatives of the output by every vertex.</summary>
    /// <param name="leaves">The values of the leaves.</param>
    /// <param name="settled">Whether a sum that is no more than the rounding errors of its terms counts as 0, so that a kink there is met.</param>
    public double[] Gradients(ReadOnlySpan<double> leaves, bool settled = false)
    {
        var values = settled ? Settled(leaves) : Values(leaves, -1, 0);
        var adjoints = new double[values.Length];
        adjoints[_place[_shape.Output]] = 1;
        var vertices = new double[_place.Length];
        var vertex = _place.Length - 1;
        for (var i = values.Length - 1; i >= 0; i--)
        {
            for (; vertex >= 0 && _place[vertex] == i; vertex--)
            {
                vertices[vertex] = adjoints[i];
            }

            if (adjoints[i] != 0)
            {
                PullBack(_operations[i], values[i], adjoints[i], values, adjoints);
            }
        }

        return vertices;
    }

    private static void PullBack(in Operation operation, double value, double upstream, double[] values, double[] adjoints)
    {
        var (a, b) = (operation.A, operation.B);
        switch (operation.Kind)
        {
            case Kind.Negate:
                adjoints[a] -= upstream;
                break;
            case Kind.Add:
                adjoints[a] += upstream;
                adjoints[b] += upstream;
                break;
            case Kind.Multiply:
                adjoints[a] += upstream * values[b];
                adjoints[b] += upstream * values[a];
                break;
            case Kind.Divide:
                adjoints[a] += upstream / values[b];
                adjoints[b] -= upstream * value / values[b];
                break;
            case Kind.Power:
                adjoints[a] += values[b] == 0 ? 0 : upstream * values[b] * Math.Pow(values[a], values[b] - 1);
                adjoints[b] += values[a] > 0 ? upstream * value * Math.Log(values[a]) : 0;
                break;
            case Kind.Call:
                PullBackCall(operation, value, upstream, values, adjoints);
                break;
        }
    }

    /// <summary>The greatest and the least of several numbers pass it on to the first that attains the value.</summary>
    private static void PullBackCall(in Operation operation, double value, double upstream, double[] values, double[] adjoints)
    {
        var arguments = operation.Arguments!;
        if (operation.Function is Extremum)
        {
            adjoints[Array.Find(arguments, argument => values[argument] == value)] += upstream;
            return;
        }

        var (slope, _) = Slopes.At(operation.Function!, values[arguments[0]], 0);
        adjoints[arguments[0]] += upstream * slope;
    }

    private double[] Values(ReadOnlySpan<double> leaves, int moved, double step)
    {
        var values = new double[_operations.Count];
        var stop = moved < 0 ? -1 : _place[moved];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Value(_operations[i], values, leaves) + (i == stop ? step : 0);
        }

        return values;
    }

    private double[] Settled(ReadOnlySpan<double> leaves)
    {
        const double unit = 1.2e-16;
        var values = new double[_operations.Count];
        var errors = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var operation = _operations[i];
            var value = Value(operation, values, leaves);
            errors[i] = unit * Math.Abs(value) + operation.Kind switch
            {
                Kind.Leaf or Kind.Number => 0,
                Kind.Negate => errors[operation.A],
                Kind.Add => errors[operation.A] + errors[operation.B],
                Kind.Multiply => errors[operation.A] * Math.Abs(values[operation.B]) + errors[operation.B] * Math.Abs(values[operation.A]),
                Kind.Divide => (errors[operation.A] + Math.Abs(value) * errors[operation.B]) / Math.Abs(values[operation.B]),
                _ => unit * Math.Abs(value),
            };
            values[i] = operation.Kind == Kind.Add && Math.Abs(value) <= 4 * errors[i] ? 0 : value;
        }

        return values;
    }

    private static double Value(in Operation operation, double[] values, ReadOnlySpan<double> leaves) => operation.Kind switch
    {
        Kind.Leaf => leaves[operation.A],
        Kind.Number => operation.Number,
        Kind.Negate => -values[operation.A],
        Kind.Add => values[operation.A] + values[operation.B],
        Kind.Multiply => values[operation.A] * values[operation.B],
        Kind.Divide => values[operation.A] / values[operation.B],
        Kind.Power => Math.Pow(values[operation.A], values[operation.B]),
        _ when operation.Arguments is [var only] => operation.Function!.Value([values[only]]),
        _ => operation.Function!.Value(Array.ConvertAll(operation.Arguments!, argument => values[argument])),
    };

    /// <summary>The place of an expression's last operation; a vertex always has one of its own.</summary>
    private int Write(Expr expr)
    {
        var place = Place(expr);
        return place < _operations.Count - 1 || expr is Expr.Ref ? Push(new Operation(Kind.Add, place, Push(new Operation(Kind.Number)))) : place;
    }

    private int Place(Expr expr) => expr switch
    {
        Expr.Ref reference => _place[reference.Index],
        Expr.Number number => Push(new Operation(Kind.Number, Number: number.Double)),
        Expr.Negate negate => Push(new Operation(Kind.Negate, Place(negate.Operand))),
        Expr.Sum sum => Fold(sum.Terms, Kind.Add),
        Expr.Product product => Fold(product.Factors, Kind.Multiply),
        Expr.Quotient quotient => Push(new Operation(Kind.Divide, Place(quotient.Numerator), Place(quotient.Denominator))),
        Expr.Power power => Push(new Operation(Kind.Power, Place(power.Base), Place(power.Exponent))),
        Expr.Call call => Push(new Operation(Kind.Call, Function: call.Function, Arguments: [.. call.Arguments.Select(Place)])),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private int Fold(ExprList list, Kind kind)
    {
        var place = Place(list[0]);
        for (var i = 1; i < list.Count; i++)
        {
            place = Push(new Operation(kind, place, Place(list[i])));
        }

        return place;
    }

    private int Push(Operation operation)
    {
        _operations.Add(operation);
        return _operations.Count - 1;
    }
}
