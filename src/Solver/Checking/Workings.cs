using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Checking;

/// <summary>A line in the way that a person may have worked it, and what it gives there.</summary>
/// <param name="Line">The line.</param>
/// <param name="Value">Its value, itself not rounded.</param>
internal sealed record WorkedWay(Expr Line, double Value);

/// <summary>
/// What lines give if they are worked in another way than the solution's, over what the person wrote: slopes through the node's own
/// value, the long way, with every result on the way noted down rounded. The lines that the person did not write are worked in each of
/// a few styles from first to last, so that a line gives a few numbers, not a range.
/// </summary>
internal sealed class Workings
{
    private const int MostForms = 3;

    private readonly Marker _marker;
    private readonly GivenNumbers _given;
    private readonly Lazy<(Style Style, double[] Written)[]> _workings;

    /// <param name="marker">The prepared solution.</param>
    /// <param name="given">The person's numbers.</param>
    /// <param name="steps">How steps are rounded that the person did not write down.</param>
    /// <param name="written">The numbers that the person wrote and had to round, by the quantity that each is for.</param>
    public Workings(Marker marker, GivenNumbers given, StepRoundings steps, IReadOnlyList<(int Quantity, WrittenNumber Number)> written)
    {
        (_marker, _given) = (marker, given);
        Needed = LinesBefore();
        _workings = new(() =>
        {
            var none = new StepRoundings(marker.Trace.Quantities, written, (_, _) => StepRounding.None);
            var person = new StepRoundings(marker.Trace.Quantities, written, StepRounding.OfPerson);
            var styles = Enumerable.Range(-1, MostForms + 1).SelectMany(form => (Style[])[new(none, false, form), new(steps, false, form), new(person, false, form), new(person, true, form)]);
            return [.. styles.Select(style => (style, Work(style)))];
        });
    }

    /// <summary>The lines that lead to a number that was given.</summary>
    public bool[] Needed { get; }

    /// <summary>What the line gives in other ways.</summary>
    /// <param name="index">The line.</param>
    /// <param name="stands">Whether the number that stands at a quantity is one that the way may use.</param>
    public IEnumerable<WorkedWay> Of(int index, Func<int, bool> stands)
    {
        if (_marker.Trace.Quantities[index].Formula is not { } formula)
        {
            yield break;
        }

        foreach (var line in (IEnumerable<Expr>)[formula, .. _marker.OtherWays(index).SpelledOut, .. OverOthers(index)])
        {
            foreach (var (style, written) in References.Of(line).All(stands) ? _workings.Value : [])
            {
                yield return new(line, style.Value(index, line, written));
                if (style.Notes)
                {
                    yield return new(line, Evaluate.Over<double, ZeroWinsArithmetic>(line, written));
                }
            }
        }
    }

    /// <summary>The quantities that other ways read.</summary>
    public IEnumerable<int> Reads(int index) => OverOthers(index).SelectMany(References.Of);

    /// <summary>The ways that read other quantities than the line does. The long way is one only where it is written down.</summary>
    private IEnumerable<Expr> OverOthers(int index)
    {
        var ways = _marker.OtherWays(index);
        return ways.LongWay is { } longWay && References.Of(longWay).All(read => _given[read] is not null) ? [.. ways.ThroughValue, longWay] : ways.ThroughValue;
    }

    private bool[] LinesBefore()
    {
        var needed = new bool[_marker.Reads.Length];
        for (var i = needed.Length - 1; i >= 0; i--)
        {
            needed[i] |= _given[i] is not null;
            foreach (var read in needed[i] ? _marker.Reads[i].Concat(Reads(i)) : [])
            {
                needed[read] = true;
            }
        }

        return needed;
    }

    /// <summary>The person's numbers, and what they may have worked out where they wrote none.</summary>
    private double[] Work(Style style)
    {
        var numbers = new double[Needed.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            var quantity = _marker.Trace.Quantities[i];
            if (_given[i] is { } answer)
            {
                numbers[i] = answer.Number.Value;
            }
            else if (Needed[i] && quantity.Formula is not null)
            {
                var value = style.Value(i, LineOf(i, style), numbers);
                numbers[i] = quantity.IsAlias ? value : style.Rounding[i].Round(value);
            }
            else
            {
                numbers[i] = quantity.Value;
            }
        }

        return numbers;
    }

    /// <summary>The line that somebody with that style works where they write nothing down.</summary>
    private Expr LineOf(int index, Style style)
    {
        var (ways, formula) = (_marker.OtherWays(index), _marker.Trace.Quantities[index].Formula!);
        return style.Form >= 0 && !ways.ThroughValue.IsEmpty ? ways.ThroughValue[Math.Min(style.Form, ways.ThroughValue.Length - 1)]
            : style.Notes && formula is Expr.Call && !ways.SpelledOut.IsEmpty ? ways.SpelledOut[0]
            : formula;
    }

    /// <summary>How a person works.</summary>
    /// <param name="Rounding">How they round.</param>
    /// <param name="Notes">Whether results on the way are noted down rounded, too.</param>
    /// <param name="Form">In which form slopes that are not written down are worked through the node's value; −1 where they are not.</param>
    private sealed record Style(StepRoundings Rounding, bool Notes, int Form)
    {
        public double Value(int index, Expr line, double[] numbers) =>
            Notes ? CalculatorWorking.Of(line, numbers, Rounding[index].Round) : Evaluate.Over<double, ZeroWinsArithmetic>(line, numbers);
    }
}
