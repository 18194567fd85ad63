using System.Collections.Immutable;
using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Checking.Mistakes;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking;

/// <summary>
/// Marks people's numbers against one worked solution. What depends on the solution alone (what each line reads, the lines that
/// named mistakes would give) is found once; any number of people may be marked at the same time.
/// </summary>
public sealed class Marker
{
    private readonly Lazy<ImmutableArray<MistakenLine>>[] _mistakes;

    /// <summary>A marker for a worked solution.</summary>
    /// <param name="trace">The worked solution.</param>
    /// <param name="asked">Which quantities are asked for, where the problem does not say; null: those of the trace.</param>
    public Marker(Trace trace, IEnumerable<int>? asked = null)
    {
        Trace = trace;
        var quantities = trace.Quantities;
        Reads = new int[quantities.Length][];
        Alias = new int[quantities.Length];
        _mistakes = new Lazy<ImmutableArray<MistakenLine>>[quantities.Length];
        Neighbours = Neighbourhood.Of(trace);
        for (var i = 0; i < quantities.Length; i++)
        {
            Reads[i] = quantities[i].Formula is { } formula ? [.. References.Of(formula)] : [];
            Alias[i] = quantities[i].Formula is Expr.Ref reference ? Alias[reference.Index] : i;
            var quantity = quantities[i];
            _mistakes[i] = new(() => MistakeTable.LinesFor(this, quantity));
        }

        Asked = (asked is not null && trace.Problem.Head.Ask.IsEmpty ? asked : trace.Asked).ToHashSet();
    }

    /// <summary>The worked solution.</summary>
    public Trace Trace { get; }

    /// <summary>The indices that each line reads.</summary>
    internal int[][] Reads { get; }

    /// <summary>For a line that only repeats another, that other; else itself.</summary>
    internal int[] Alias { get; }

    /// <summary>The indices that are asked for.</summary>
    internal HashSet<int> Asked { get; }

    /// <summary>Which quantities lie beside which.</summary>
    internal Neighbourhood Neighbours { get; }

    /// <summary>Marks a person's numbers.</summary>
    public static CheckResult Check(Trace trace, Answers answers) => new Marker(trace).Check(answers);

    /// <summary>Marks a person's numbers.</summary>
    public CheckResult Check(Answers answers) => new Marking(this, answers).Run();

    /// <summary>The lines that named mistakes would give instead of a quantity's own.</summary>
    internal ImmutableArray<MistakenLine> MistakenLines(int index) => _mistakes[index].Value;

    /// <summary>The least and the greatest slope of an elementwise activation, found by walking along it; everything for others.</summary>
    internal static Interval SlopesOf(Activation activation)
    {
        if (!activation.IsElementwise)
        {
            return new(double.NegativeInfinity, double.PositiveInfinity);
        }

        var a = activation.Formula([new Expr.Ref(0)], 0);
        var slope = activation.LocalDerivative(new Expr.Ref(0), new Expr.Ref(1));
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (var step = -1000; step <= 1000; step++)
        {
            var z = step / 50.0;
            var value = Evaluate.Over(slope, [z, Evaluate.Over(a, [z])]);
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return new(low, high);
    }
}
