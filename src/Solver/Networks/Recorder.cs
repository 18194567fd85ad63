using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>Makes quantities of the lines of shown updates: formulas over slots become formulas over indices of the trace.</summary>
internal sealed class Recorder(Naming naming, Rounding rounding)
{
    private readonly ImmutableArray<Quantity>.Builder _quantities = ImmutableArray.CreateBuilder<Quantity>();
    private readonly Dictionary<ImmutableArray<Expr>, ExprList> _lists = [];
    private int[] _index = [];
    private bool _identity = true;

    /// <summary>The slot of the optimizer's t and the number that it has now.</summary>
    public (int Slot, int Value) Time { get; set; } = (-1, 0);

    /// <summary>All quantities so far.</summary>
    public ImmutableArray<Quantity> Quantities => _quantities.ToImmutable();

    /// <summary>How many quantities there are.</summary>
    public int Count => _quantities.Count;

    /// <summary>The quantity of that index.</summary>
    public Quantity this[int index] => _quantities[index];

    /// <summary>The index of the quantity that a slot holds now; −1 where it is not in the trace.</summary>
    public int IndexOf(int slot) => slot < _index.Length ? _index[slot] - 1 : -1;

    /// <summary>Lists of references are mapped once for each state of the slots; call this when slots get new meanings.</summary>
    public void Renew() => _lists.Clear();

    /// <summary>The slot holds what another slot held.</summary>
    public void Move(int from, int to) => SetIndex(to, IndexOf(from));

    /// <summary>The slot holds something that is not in the trace.</summary>
    public void Forget(int slot) => SetIndex(slot, -1);

    /// <summary>A given number.</summary>
    public void Add(Given given) => Add(given.Slot.Index, new Quantity
    {
        Index = _quantities.Count,
        Id = Naming.Id(given.Key, 0),
        Role = given.Key.Role,
        Layer = given.Key.Layer,
        Neuron = given.Key.Neuron,
        Unit = given.Key.Unit,
        Sample = given.Key.Sample,
        Symbol = naming.Of(given.Key, 0),
        Given = given.Literal,
        Value = given.Literal.Exact?.ToDouble() ?? given.Literal.Value,
        Exact = given.Literal.Exact?.ToDouble() ?? given.Literal.Value,
        Decimal = given.Literal.Exact,
        Shown = given.Literal.Text,
        ShownExactly = true,
        Rounding = rounding,
        Rule = given.Key.Role == Role.OptimizerState ? "initial-state" : "given",
    });

    /// <summary>A number that comes from updates which are not shown.</summary>
    public void Carry(Key key, int slot, int update, Track carried, Track exact)
    {
        var start = Start(key, update);
        var shown = NumberFormat.Show(carried.Values[slot], carried.Decimal(slot), start.Rounding);
        Add(slot, start with
        {
            Value = carried.Values[slot],
            Exact = exact.Values[slot],
            Decimal = carried.Decimal(slot),
            Shown = shown.Text,
            ShownExactly = shown.Exact,
            Rule = "carried-over",
        });
    }

    /// <summary>A line that has just been worked.</summary>
    public void Add(Line line, int update, Track carried, Track exact)
    {
        var value = carried.Values[line.Slot];
        var after = line.After ? update + 1 : update;
        var id = Naming.Id(line.Key, after);
        var formula = Map(line.Formula);
        var how = formula is Expr.Ref { Index: var repeated } && _quantities[repeated].IsComputed ? _quantities[repeated].Rounding : rounding.For(id);
        var shown = carried.Shown ?? NumberFormat.Show(value, carried.Before, how);
        Add(line.Slot, new Quantity
        {
            Index = _quantities.Count,
            Id = id,
            Role = line.Key.Role,
            Layer = line.Key.Layer,
            Neuron = line.Key.Neuron,
            Unit = line.Key.Unit,
            Sample = line.Key.Sample,
            Update = after,
            Symbol = naming.Of(line.Key, after),
            OtherNames = naming.OtherNames(line.Key, after),
            Formula = formula,
            Value = value,
            Exact = exact.Values[line.Slot],
            Decimal = carried.Before,
            Shown = shown.Text,
            ShownExactly = shown.Exact,
            Rounding = how,
            Rule = line.Rule,
            Chain = line.Chain is null ? null : Map(line.Chain),
            Symbolic = line.Symbolic is null ? null : ReferenceEquals(line.Symbolic, line.Formula) ? formula : Map(line.Symbolic),
        });
    }

    private Quantity Start(Key key, int update) => new()
    {
        Index = _quantities.Count,
        Id = Naming.Id(key, update),
        Rounding = rounding.For(Naming.Id(key, 0)),
        Role = key.Role,
        Layer = key.Layer,
        Neuron = key.Neuron,
        Unit = key.Unit,
        Sample = key.Sample,
        Update = update,
        Symbol = naming.Of(key, update),
        OtherNames = naming.OtherNames(key, update),
        Value = 0,
        Exact = 0,
        Shown = "",
        ShownExactly = false,
        Rule = "",
    };

    private void Add(int slot, Quantity quantity)
    {
        _identity &= slot == quantity.Index;
        SetIndex(slot, quantity.Index);
        _quantities.Add(quantity);
    }

    private void SetIndex(int slot, int index)
    {
        if (slot >= _index.Length)
        {
            Array.Resize(ref _index, Math.Max(slot + 1, Math.Max(64, 2 * _index.Length)));
        }

        _identity &= slot == index;
        _index[slot] = index + 1;
    }

    private Expr Map(Expr expr) => _identity && Time.Slot < 0 ? expr : Mapped(expr);

    private Expr Mapped(Expr expr) => expr switch
    {
        Expr.Ref reference => Mapped(reference),
        Expr.Negate negate => new Expr.Negate(Mapped(negate.Operand)),
        Expr.Sum sum => new Expr.Sum(Mapped(sum.Terms)),
        Expr.Product product => new Expr.Product(Mapped(product.Factors)),
        Expr.Dot dot => new Expr.Dot(Mapped(dot.Left), Mapped(dot.Right)),
        Expr.Quotient quotient => new Expr.Quotient(Mapped(quotient.Numerator), Mapped(quotient.Denominator)),
        Expr.Power power => new Expr.Power(Mapped(power.Base), Mapped(power.Exponent)),
        Expr.Call call => new Expr.Call(call.Function, Mapped(call.Arguments)),
        Expr.Partial partial => new Expr.Partial(Mapped(partial.Of), Mapped(partial.By)),
        _ => expr,
    };

    private Expr Mapped(Expr.Ref reference)
    {
        if (reference.Index == Time.Slot)
        {
            return Expr.Integer(Time.Value);
        }

        var index = IndexOf(reference.Index);
        return index < 0 ? throw new InvalidOperationException($"slot {reference.Index} is read before it is in the trace")
            : index == reference.Index ? reference
            : new Expr.Ref(index);
    }

    private ExprList Mapped(ExprList list)
    {
        const int worthSharing = 6;
        if (list.Count >= worthSharing && _lists.TryGetValue(list.Items, out var known))
        {
            return known;
        }

        var items = ImmutableArray.CreateBuilder<Expr>(list.Count);
        var same = true;
        foreach (var item in list)
        {
            var mapped = Mapped(item);
            same &= ReferenceEquals(mapped, item);
            items.Add(mapped);
        }

        var result = same ? list : new ExprList(items.MoveToImmutable());
        if (list.Count >= worthSharing)
        {
            _lists.Add(list.Items, result);
        }

        return result;
    }
}
