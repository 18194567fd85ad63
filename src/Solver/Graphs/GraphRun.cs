using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Networks;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>Runs a graph's program: all updates, those that are shown into a trace.</summary>
internal sealed class GraphRun
{
    private readonly Problem.Graph _problem;
    private readonly GraphShape _shape;
    private readonly GraphProgram _program;
    private readonly GraphRecorder _recorder;
    private readonly Track _carried;
    private readonly Track _exact;
    private readonly ImmutableArray<double>.Builder _history = ImmutableArray.CreateBuilder<double>();
    private readonly ImmutableArray<int>.Builder _shown = ImmutableArray.CreateBuilder<int>();
    private readonly Dictionary<int, GraphName> _changing = [];
    private readonly HashSet<int> _without = [];
    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);

    /// <summary>A run of a program.</summary>
    public GraphRun(Problem.Graph problem, GraphShape shape, GraphProgram program)
    {
        (_problem, _shape, _program) = (problem, shape, program);
        _recorder = new GraphRecorder(problem.Head.Rounding, Updates > 1);
        _exact = new Track(program.SlotCount, null);
        _carried = problem.Head.Rounding.CarryRounded ? new Track(program.SlotCount, line => problem.Head.Rounding.For(line.Key.Prefix!)) : _exact;
        foreach (var given in program.Givens)
        {
            var value = given.Literal.Exact?.ToDouble() ?? given.Literal.Value;
            _exact.Put(given.Slot, value, given.Literal.Exact);
            _carried.Put(given.Slot, value, given.Literal.Exact);
            _recorder.Add(given);
        }

        foreach (var line in program.Update.Where(line => line.Line.After))
        {
            foreach (var (renewed, old) in program.Moves)
            {
                if (renewed == line.Line.Slot)
                {
                    _changing[old] = line.Name;
                }
            }
        }
    }

    /// <summary>Why there is no trace; null where there is one.</summary>
    public Diagnostic? Failure { get; private set; }

    /// <summary>The quantities.</summary>
    public ImmutableArray<Quantity> Quantities => _recorder.Quantities;

    /// <summary>The output before each update and after the last; empty without training.</summary>
    public ImmutableArray<double> History => _history.ToImmutable();

    /// <summary>The updates that are worked in full.</summary>
    public ImmutableArray<int> Shown => _shown.ToImmutable();

    /// <summary>How many derivatives that nobody asks for have no value.</summary>
    public int LeftOut => _leftOut.Count;

    private int Updates => _program?.Training?.Updates ?? 0;

    /// <summary>Works everything; false where a number is not finite.</summary>
    public bool Work()
    {
        for (var t = 0; t < Math.Max(Updates, 1); t++)
        {
            if (!Update(t, Updates == 0 || _program.Training!.Shows(t)))
            {
                return false;
            }
        }

        if (Updates == 0)
        {
            return true;
        }

        Begin(Updates, shown: true);
        if (!Run(_program.Forward, Updates, shown: true))
        {
            return false;
        }

        _history.Add(_carried.Values[_shape.Output]);
        return true;
    }

    private bool Update(int t, bool shown)
    {
        Begin(t, shown);
        if (!Run(_program.Forward, t, shown))
        {
            return false;
        }

        if (Updates > 0)
        {
            _history.Add(_carried.Values[_shape.Output]);
            SetTime(t);
        }

        if (!Run(_program.Ahead, t, shown) || !Run(_program.Backward, t, shown) || !Run(_program.Update, t, shown))
        {
            return false;
        }

        foreach (var (renewed, old) in _program.Moves)
        {
            _exact.Copy(renewed, old);
            if (!ReferenceEquals(_exact, _carried))
            {
                _carried.Copy(renewed, old);
            }

            if (shown)
            {
                _recorder.Move(renewed, old);
            }
            else
            {
                _recorder.Forget(old);
            }
        }

        return true;
    }

    private void Begin(int t, bool shown)
    {
        if (!shown)
        {
            return;
        }

        if (t < Updates)
        {
            _shown.Add(t);
        }

        foreach (var (slot, name) in _changing.OrderBy(pair => pair.Key))
        {
            if (_recorder.IndexOf(slot) < 0 && (t < Updates || name.Role == Role.Parameter))
            {
                _recorder.Carry(name, slot, t, _carried, _exact);
            }
        }
    }

    private void SetTime(int t)
    {
        if (_program.TimeSlot >= 0)
        {
            var time = Numbers.DecimalNumber.FromInteger(t + 1);
            _exact.Put(_program.TimeSlot, t + 1, time);
            _carried.Put(_program.TimeSlot, t + 1, time);
            _recorder.Time = (_program.TimeSlot, t + 1);
        }
    }

    private bool Run(ImmutableArray<GraphLine> lines, int t, bool shown)
    {
        foreach (var line in lines)
        {
            var finite = !ReadsNothing(line) && _exact.Run(line.Line) && (ReferenceEquals(_exact, _carried) || _carried.Run(line.Line));
            if (finite)
            {
                _without.Remove(line.Line.Slot);
            }
            else if (line.Name.IsNeeded)
            {
                Failure = Fail(line, t);
                return false;
            }
            else
            {
                _without.Add(line.Line.Slot);
                _leftOut.Add(line.Name.Stem);
            }

            if (finite && shown)
            {
                _recorder.Add(line, t, _carried, _exact);
            }
        }

        return true;
    }

    /// <summary>Whether a line reads one that has no value.</summary>
    private bool ReadsNothing(GraphLine line) => _without.Count > 0 && GraphShape.InputsOf(line.Line.Formula).Any(_without.Contains);

    private Diagnostic Fail(GraphLine line, int t)
    {
        var track = double.IsFinite(_exact.Values[line.Line.Slot]) ? _carried : _exact;
        var reason = NotFinite.Reason(line.Line.Formula, track.Values);
        var vertex = line.Name.Vertex;
        if (line.Name.Role == Role.NodeGradient && _shape.Consumers[vertex] is [.., var reader])
        {
            // The derivative by a vertex comes into being in the definition that reads it.
            vertex = reader;
        }

        var place = _shape.Vertices[vertex < _shape.LeafCount ? _shape.Output : vertex].Place;
        var when = t == 0 ? "" : $" after {t.ToString(CultureInfo.InvariantCulture)} {(t == 1 ? "update" : "updates")}";
        return Diagnostic.Error(
            "not-finite",
            place,
            $"{line.Name.Symbol.Plain}{PartOf(line, place)} is not a finite number{when}: {reason}",
            t > 0 ? "a smaller learning rate may keep the numbers in range" : "change the values, or the definition that makes it");
    }

    /// <summary>The definition that a node with a letter of its own belongs to, in words; authors know their own names only.</summary>
    private string PartOf(GraphLine line, Place place) =>
        line.Name.Role == Role.Node && _problem.Definitions.FirstOrDefault(definition => definition.Place == place) is { } definition && definition.Name != line.Name.Symbol.Plain
            ? $", a part of {definition.Name},"
            : "";
}
