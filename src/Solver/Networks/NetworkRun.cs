using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>Runs a network's program: all updates, those that are shown into a trace.</summary>
internal sealed class NetworkRun
{
    private readonly Problem.Network _problem;
    private readonly NetworkProgram _program;
    private readonly Naming _naming;
    private readonly Recorder _recorder;
    private readonly NetworkVerifier _verifier;
    private readonly Track _carried;
    private readonly Track _exact;
    private readonly ImmutableArray<double>.Builder _history = ImmutableArray.CreateBuilder<double>();
    private readonly ImmutableArray<int>.Builder _shown = ImmutableArray.CreateBuilder<int>();
    private readonly SampleGradients _sampleGradients;

    /// <summary>Builds the program of a problem.</summary>
    public NetworkRun(Problem.Network problem)
    {
        _problem = problem;
        _naming = new Naming(problem);
        _sampleGradients = SampleGradients.Of(problem);
        _program = new NetworkProgram(problem, _sampleGradients);
        _verifier = new NetworkVerifier(problem, _program);
        _recorder = new Recorder(_naming, problem.Head.Rounding);
        _exact = new Track(_program.SlotCount, null);
        _carried = problem.Head.Rounding.CarryRounded ? new Track(_program.SlotCount, Rounding) : _exact;
        foreach (var given in _program.Givens.All)
        {
            var value = given.Literal.Exact?.ToDouble() ?? given.Literal.Value;
            _exact.Put(given.Slot.Index, value, given.Literal.Exact);
            _carried.Put(given.Slot.Index, value, given.Literal.Exact);
            _recorder.Add(given);
        }
    }

    /// <summary>Why there is no trace; null where there is one.</summary>
    public Diagnostic? Failure { get; private set; }

    private int Updates => _problem.Training?.Updates ?? 0;

    private Rounding Rounding(Line line) =>
        _problem.Head.Rounding is { Exceptions.IsEmpty: false } rounding ? rounding.For(Naming.Id(line.Key, 0)) : _problem.Head.Rounding;

    /// <summary>Works everything; false where a number is not finite.</summary>
    public bool Work()
    {
        for (var t = 0; t < Math.Max(Updates, 1); t++)
        {
            var shown = Updates == 0 || _problem.Training!.Shows(t);
            if (!Update(t, shown))
            {
                return false;
            }
        }

        return Updates == 0 || Last();
    }

    private bool Update(int t, bool shown)
    {
        Begin(t, shown);
        if (!Run(_program.Forward, t, shown))
        {
            return false;
        }

        if (_problem.Training is not null)
        {
            _history.Add(_carried.Values[_program.ForwardPass.Objective.Index]);
        }

        if (!Run(_program.Ahead, t, shown) || !Run(_program.BackwardLines(t), t, shown))
        {
            return false;
        }

        if (shown)
        {
            _verifier.Check(t, _exact, _program.BackwardLines(t));
        }

        if (Updates == 0)
        {
            return true;
        }

        var lines = _program.UpdateLines(t);
        SetTime(t);
        if (!Run(lines, t, shown))
        {
            return false;
        }

        End(shown);
        return true;
    }

    /// <summary>The forward pass after the last update.</summary>
    private bool Last()
    {
        Begin(Updates, shown: true);
        if (!Run(_program.Forward, Updates, shown: true))
        {
            return false;
        }

        _history.Add(_carried.Values[_program.ForwardPass.Objective.Index]);
        _verifier.Check(Updates, _exact, null);
        return true;
    }

    private void Begin(int t, bool shown)
    {
        _recorder.Time = (-1, 0);
        if (!shown)
        {
            return;
        }

        _recorder.Renew();
        if (t < Updates)
        {
            _shown.Add(t);
        }

        foreach (var given in _program.Givens.All)
        {
            if (_recorder.IndexOf(given.Slot.Index) < 0 && (t < Updates || given.Key.Role != Role.OptimizerState))
            {
                _recorder.Carry(given.Key, given.Slot.Index, t, _carried, _exact);
            }
        }
    }

    private void SetTime(int t)
    {
        if (_program.Time is { } time)
        {
            _exact.Grow(_program.SlotCount);
            _carried.Grow(_program.SlotCount);
            _exact.Put(time.Index, t + 1, DecimalNumber.FromInteger(t + 1));
            _carried.Put(time.Index, t + 1, DecimalNumber.FromInteger(t + 1));
            _recorder.Time = (time.Index, t + 1);
        }
    }

    private void End(bool shown)
    {
        foreach (var (old, renewed) in _program.Renewals)
        {
            _exact.Copy(renewed.Index, old.Index);
            if (!ReferenceEquals(_exact, _carried))
            {
                _carried.Copy(renewed.Index, old.Index);
            }

            if (shown)
            {
                _recorder.Move(renewed.Index, old.Index);
            }
            else
            {
                _recorder.Forget(old.Index);
            }
        }
    }

    private bool Run(Line[] lines, int t, bool shown)
    {
        _exact.Grow(_program.SlotCount);
        _carried.Grow(_program.SlotCount);
        foreach (var built in lines)
        {
            var line = built.ZeroWins ? WeightlessTerms.LeftOut(WeightlessTerms.LeftOut(built, _exact.Values), _carried.Values) : built;
            var fits = Fits(line) && _exact.Run(line) && (ReferenceEquals(_exact, _carried) || _carried.Run(line));
            if (!fits)
            {
                Failure = Failures.Of(_problem, _naming, line, t, _carried, _exact);
                return false;
            }

            if (shown)
            {
                _recorder.Add(line, t, _carried, _exact);
            }
        }

        return true;
    }

    private bool Fits(Line line) =>
        line.DomainSlot < 0
        || (_problem.Loss.Loss.Domain.Contains(_exact.Values[line.DomainSlot]) && _problem.Loss.Loss.Domain.Contains(_carried.Values[line.DomainSlot]));

    /// <summary>The quantities of the trace; call it when everything is worked.</summary>
    public ImmutableArray<Quantity> Quantities => _recorder.Quantities;

    /// <summary>The trace.</summary>
    public Trace Trace(ImmutableArray<Quantity> quantities, ImmutableArray<int> asked, ImmutableDictionary<int, int> marks) => new(_problem, quantities)
    {
        Letters = _naming.Letters,
        History = _history.ToImmutable(),
        ShownUpdates = _shown.ToImmutable(),
        Remarks = Remarks.Of(_problem, quantities),
        Omissions = _sampleGradients.LeftOut is { } leftOut ? [leftOut] : [],
        Verification = _verifier.Result,
        Asked = asked,
        Marks = marks,
    };
}
