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
    private readonly Lazy<OtherWays>[] _ways;
    private readonly Lazy<Interval[]> _possible;

    /// <summary>A marker for a worked solution.</summary>
    /// <param name="trace">The worked solution.</param>
    /// <param name="asked">Which quantities are asked for, where the problem does not say; null: those of the trace.</param>
    public Marker(Trace trace, IEnumerable<int>? asked = null)
    {
        Trace = trace;
        var quantities = trace.Quantities;
        Reads = new int[quantities.Length][];
        _mistakes = new Lazy<ImmutableArray<MistakenLine>>[quantities.Length];
        _ways = new Lazy<OtherWays>[quantities.Length];
        Lines = new SameLine(quantities);
        _possible = new(() => PossibleValues.Of(trace));
        Neighbours = Neighbourhood.Of(trace);
        for (var i = 0; i < quantities.Length; i++)
        {
            Reads[i] = quantities[i].Formula is { } formula ? [.. References.Of(formula)] : [];
            var quantity = quantities[i];
            _mistakes[i] = new(() => MistakeTable.LinesFor(this, quantity));
            _ways[i] = new(() => Checking.OtherWays.To(this, quantity));
        }

        var chosen = asked is not null && trace.Problem.Head.Ask.IsEmpty;
        Asked = (chosen ? asked! : trace.Asked).ToHashSet();
        AskedById = chosen ? Asked : NamedById(trace);
    }

    /// <summary>The worked solution.</summary>
    public Trace Trace { get; }

    /// <summary>The indices that each line reads.</summary>
    internal int[][] Reads { get; }

    /// <summary>Which quantities are one line.</summary>
    internal SameLine Lines { get; }

    /// <summary>The indices that are asked for.</summary>
    internal HashSet<int> Asked { get; }

    /// <summary>Those of them that the question names by their ids; the others stand for whatever quantity of their line the answer names.</summary>
    internal HashSet<int> AskedById { get; }

    /// <summary>Which quantities lie beside which.</summary>
    internal Neighbourhood Neighbours { get; }

    /// <summary>What each line can give at all.</summary>
    internal Interval[] Possible => _possible.Value;

    /// <summary>Marks a person's numbers.</summary>
    public static CheckResult Check(Trace trace, Answers answers) => new Marker(trace).Check(answers);

    /// <summary>Marks a person's numbers.</summary>
    public CheckResult Check(Answers answers) => new Marking(this, answers).Run();

    /// <summary>The lines that named mistakes would give instead of a quantity's own.</summary>
    internal ImmutableArray<MistakenLine> MistakenLines(int index) => _mistakes[index].Value;

    /// <summary>The other lines that give a quantity's number.</summary>
    internal OtherWays OtherWays(int index) => _ways[index].Value;

    /// <summary>The marks of a quantity that is asked for: its own, or those of its line where that is not asked for itself; 0 where it is not asked for.</summary>
    internal int MarksOf(int index)
    {
        var line = Lines.Of(index);
        return !Asked.Contains(index) ? 0
            : Trace.Marks.TryGetValue(index, out var own) ? own
            : !Asked.Contains(line) && Trace.Marks.TryGetValue(line, out var marks) ? marks
            : 1;
    }

    private static HashSet<int> NamedById(Trace trace)
    {
        var ids = trace.Problem.Head.Ask.Select(written => QuantityNames.Normal(written.Text)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. trace.Asked.Where(index => trace.Quantities[index].IsAlias || ids.Contains(QuantityNames.Normal(trace.Quantities[index].Id)))];
    }

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
