using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Networks;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>Makes quantities of lines: formulas over slots become formulas over indices of the trace.</summary>
internal sealed class GraphRecorder(Rounding rounding, bool manyUpdates)
{
    private readonly ImmutableArray<Quantity>.Builder _quantities = ImmutableArray.CreateBuilder<Quantity>();
    private readonly Dictionary<int, int> _index = [];

    /// <summary>The slot of the number of the update, and the number that it has now.</summary>
    public (int Slot, int Value) Time { get; set; } = (-1, 0);

    /// <summary>All quantities so far.</summary>
    public ImmutableArray<Quantity> Quantities => _quantities.ToImmutable();

    /// <summary>The index of the quantity that a slot holds now; −1 where it is not in the trace.</summary>
    public int IndexOf(int slot) => _index.GetValueOrDefault(slot, -1);

    /// <summary>The slot holds what another slot held.</summary>
    public void Move(int from, int to) => _index[to] = IndexOf(from);

    /// <summary>The slot holds something that is not in the trace.</summary>
    public void Forget(int slot) => _index.Remove(slot);

    /// <summary>A given number.</summary>
    public void Add(GraphGiven given)
    {
        var value = given.Literal.Exact?.ToDouble() ?? given.Literal.Value;
        Add(given.Slot, Start(given.Name, 0, given.Rule) with
        {
            Given = given.Literal,
            Value = value,
            Exact = value,
            Decimal = given.Literal.Exact,
            Shown = given.Literal.Text,
            ShownExactly = true,
        });
    }

    /// <summary>A number that comes from updates which are not shown.</summary>
    public void Carry(GraphName name, int slot, int update, Track carried, Track exact)
    {
        var shown = NumberFormat.Show(carried.Values[slot], carried.Decimal(slot), rounding.For(name.Stem));
        Add(slot, Start(name, update, "carried-over") with
        {
            Value = carried.Values[slot],
            Exact = exact.Values[slot],
            Decimal = carried.Decimal(slot),
            Shown = shown.Text,
            ShownExactly = shown.Exact,
        });
    }

    /// <summary>A line that has just been worked.</summary>
    public void Add(GraphLine line, int update, Track carried, Track exact)
    {
        var (name, slot) = (line.Name, line.Line.Slot);
        var formula = Map(line.Line.Formula);
        var how = formula is Expr.Ref { Index: var repeated } && _quantities[repeated].IsComputed ? _quantities[repeated].Rounding : rounding.For(name.Stem);
        var shown = carried.Shown ?? NumberFormat.Show(carried.Values[slot], carried.Before, how);
        Add(slot, Start(name, line.Line.After ? update + 1 : update, line.Line.Rule) with
        {
            Formula = formula,
            Rounding = how,
            Value = carried.Values[slot],
            Exact = exact.Values[slot],
            Decimal = carried.Before,
            Shown = shown.Text,
            ShownExactly = shown.Exact,
            Chain = name.Chain,
            Symbolic = name.Symbolic,
            ClosedForm = update == 0 && !line.Line.After ? name.ClosedForm : null,
        });
    }

    private Quantity Start(GraphName name, int update, string rule) => new()
    {
        Index = _quantities.Count,
        Id = update == 0 ? name.Stem : $"{name.Stem}#{update.ToString(CultureInfo.InvariantCulture)}",
        Role = name.Role,
        Update = update,
        Symbol = GraphSymbols.After(name.Symbol, update, manyUpdates),
        OtherNames = update == 0 ? name.OtherNames : name.Role == Role.Parameter ? NewNames(name.Stem, update) : [],
        Value = 0,
        Exact = 0,
        Shown = "",
        ShownExactly = false,
        Rounding = rounding.For(name.Stem),
        Rule = rule,
    };

    private ImmutableArray<string> NewNames(string name, int update)
    {
        var number = update.ToString(CultureInfo.InvariantCulture);
        return manyUpdates ? [$"{name}({number})", $"{name}#{number}"] : [$"{name}_new", $"new {name}", $"{name}'", $"{name}#1"];
    }

    private void Add(int slot, Quantity quantity)
    {
        _index[slot] = quantity.Index;
        _quantities.Add(quantity);
    }

    private Expr Map(Expr expr) => Substitute.Leaves(expr, leaf => leaf is not Expr.Ref reference ? null
        : reference.Index == Time.Slot ? Expr.Integer(Time.Value)
        : IndexOf(reference.Index) is var index and >= 0 ? index == reference.Index ? null : new Expr.Ref(index)
        : throw new InvalidOperationException($"slot {reference.Index} is read before it is in the trace"));
}
