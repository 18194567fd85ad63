using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>Which quantity of a network a line is about, apart from the update. All indices from 1; 0 where one does not apply.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Layer">Layer l.</param>
/// <param name="Neuron">Neuron j, output k; 0 for the one bias that a layer shares.</param>
/// <param name="Unit">Unit i of the layer before, input i.</param>
/// <param name="Sample">Sample s.</param>
/// <param name="Prefix">The optimizer's state, <c>lookahead</c> for what is taken at θ − μv, the id of a setting; null else.</param>
internal readonly record struct Key(Role Role, int Layer = 0, int Neuron = 0, int Unit = 0, int Sample = 0, string? Prefix = null);

/// <summary>
/// One line of the working of an update. Its expressions are over slots (<see cref="Expr.Ref"/> of a slot's number), so that the
/// same line serves every update.
/// </summary>
internal sealed record Line
{
    /// <summary>What it gives.</summary>
    public required Key Key { get; init; }

    /// <summary>Where the number goes.</summary>
    public required int Slot { get; init; }

    /// <summary>The right side.</summary>
    public required Expr Formula { get; init; }

    /// <summary>The rule's name.</summary>
    public required string Rule { get; init; }

    /// <summary>For a derivative: the product of partial derivatives that it is.</summary>
    public Expr? Chain { get; init; }

    /// <summary>For a derivative: its closed form.</summary>
    public Expr? Symbolic { get; init; }

    /// <summary>Whether the quantity belongs to the time after the update: new parameters and states.</summary>
    public bool After { get; init; }

    /// <summary>Whether terms like 0 · ln 0 and 0/0 are left out, as in a cross-entropy: what has no weight is not looked at.</summary>
    public bool ZeroWins { get; init; }

    /// <summary>For a loss share that is not defined everywhere: the slot of the activation that must lie in the loss's domain; −1 else.</summary>
    public int DomainSlot { get; init; } = -1;
}

/// <summary>The lines of a part of the working, in working order.</summary>
internal sealed class Lines(Slots slots)
{
    private readonly List<Line> _lines = [];

    /// <summary>The lines so far.</summary>
    public Line[] ToArray() => [.. _lines];

    /// <summary>A line with a slot of its own.</summary>
    public Expr.Ref Add(Key key, Expr formula, string rule, Expr? chain = null, Expr? symbolic = null, bool after = false, bool zeroWins = false, int domainSlot = -1)
    {
        var slot = slots.New();
        _lines.Add(new Line
        {
            Key = key,
            Slot = slot.Index,
            Formula = formula,
            Rule = rule,
            Chain = chain,
            Symbolic = symbolic,
            After = after,
            ZeroWins = zeroWins,
            DomainSlot = domainSlot,
        });
        return slot;
    }
}

/// <summary>Hands out the slots of a program.</summary>
internal sealed class Slots
{
    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>A new one.</summary>
    public Expr.Ref New() => new(Count++);
}
