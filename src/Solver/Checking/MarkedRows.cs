using System.Collections.Immutable;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking;

/// <summary>The rows of a result. Where several quantities are one line (dJ/dw and dL/dw of one sample), a row bears the name that the question or the person uses.</summary>
internal sealed class MarkedRows(Marker marker)
{
    private readonly List<MarkedQuantity> _rows = [];
    private readonly Dictionary<int, int> _reportedAt = [];

    /// <summary>A number that was judged.</summary>
    /// <param name="index">The quantity for which it counts.</param>
    /// <param name="judgedAt">The quantity at which it was judged.</param>
    /// <param name="result">What is said of it.</param>
    public void Add(int index, int judgedAt, MarkedQuantity result)
    {
        var quantity = marker.Trace.Quantities[ReportedAt(index, result.Answer!.Quantity)];
        _reportedAt.TryAdd(judgedAt, quantity.Index);
        _rows.Add(result with { Quantity = quantity });
    }

    /// <summary>A number that was asked for and not given.</summary>
    public void AddMissing(int index)
    {
        var quantities = marker.Trace.Quantities;
        var quantity = quantities[ReportedAt(index, marker.Lines.Spoken(quantities[index]))];
        _rows.Add(new MarkedQuantity(quantity, quantities[marker.Lines.Of(index)], null, Verdict.Missing, 0, marker.MarksOf(index), [], null, null, []));
    }

    /// <summary>In working order; the earlier answers that a number follows from under the names that their own rows bear.</summary>
    public ImmutableArray<MarkedQuantity> InOrder() =>
        [.. _rows.OrderBy(row => row.Place).Select(row => row with { FollowsFrom = [.. row.FollowsFrom.Select(index => _reportedAt.GetValueOrDefault(index, index))] })];

    private int ReportedAt(int index, int named) =>
        marker.AskedById.Contains(index) || marker.Asked.Contains(named) || !marker.Asked.Contains(index) ? index : named;
}
