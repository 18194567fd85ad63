using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Optimizers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>
/// The working of any update of a network as lines over slots. The lines are built once; every update runs them on its numbers.
/// </summary>
internal sealed class NetworkProgram
{
    private readonly Problem.Network _problem;
    private readonly Slots _slots = new();
    private readonly BackwardPass _backward;
    private readonly GradientSums _sums;
    private readonly Line[]?[] _samples;
    private readonly Dictionary<int, Line[]> _batches = [];
    private readonly Dictionary<int, Expr.Ref[]> _gradients = [];
    private readonly Dictionary<int, Line[]> _updates = [];
    private readonly Dictionary<(string? State, int Parameter), Expr.Ref> _renewed = [];
    private Expr.Ref? _time;

    /// <summary>Builds the passes; batches and updates are built when they are first asked for.</summary>
    public NetworkProgram(Problem.Network problem, SampleGradients gradients)
    {
        _problem = problem;
        Givens = new Givens(problem, _slots);
        var lines = new Lines(_slots);
        ForwardPass = new ForwardPass(Givens, Givens.Point, lines);
        Forward = lines.ToArray();
        var point = Givens.Point;
        var pass = ForwardPass;
        lines = new Lines(_slots);
        if (AheadPoint(lines) is { } ahead)
        {
            point = ahead;
            pass = new ForwardPass(Givens, point, lines, "lookahead");
        }

        Ahead = lines.ToArray();
        Point = point;
        GradientForward = pass;
        _backward = new BackwardPass(Givens, pass, point, gradients);
        _sums = new GradientSums(Givens, pass, _backward, point, gradients.All);
        _samples = new Line[]?[problem.Inputs.Length];
    }

    /// <summary>What is given.</summary>
    public Givens Givens { get; }

    /// <summary>Where the numbers of the forward pass at θ are.</summary>
    public ForwardPass ForwardPass { get; }

    /// <summary>The forward pass at the point where gradients are taken: the same but for Nesterov.</summary>
    public ForwardPass GradientForward { get; }

    /// <summary>The parameters at which gradients are taken.</summary>
    public Point Point { get; }

    /// <summary>Where the deltas are.</summary>
    public BackwardPass Backward => _backward;

    /// <summary>The forward pass at θ over all samples.</summary>
    public Line[] Forward { get; }

    /// <summary>For Nesterov: θ − μv and the forward pass there; empty else.</summary>
    public Line[] Ahead { get; }

    /// <summary>How many slots there are so far.</summary>
    public int SlotCount => _slots.Count;

    /// <summary>The slot of t where the optimizer reads it.</summary>
    public Expr.Ref? Time => _time;

    /// <summary>Where a new parameter (state null) or state is until the update is over, by the slot that it renews.</summary>
    public IEnumerable<(Expr.Ref Old, Expr.Ref New)> Renewals
    {
        get
        {
            foreach (var ((state, parameter), renewed) in _renewed)
            {
                if (state is null)
                {
                    yield return (new Expr.Ref(parameter), renewed);
                }
                else if (Givens.States.TryGetValue((state, parameter), out var old))
                {
                    yield return (old, renewed);
                }
            }
        }
    }

    /// <summary>The samples (from 0) of update t: in order, round and round; the last batch of a round may be smaller.</summary>
    public ImmutableArray<int> Batch(int t)
    {
        var (first, count) = Span(t);
        return [.. Enumerable.Range(first, count)];
    }

    /// <summary>The gradients that update t uses, in the order of <see cref="Givens.Parameters"/>.</summary>
    public Expr.Ref[] Gradients(int t) => _gradients[Span(t).First];

    /// <summary>The backward pass and the gradients of update t.</summary>
    public Line[] BackwardLines(int t)
    {
        var first = Span(t).First;
        if (!_batches.TryGetValue(first, out var lines))
        {
            var batch = Batch(t);
            var all = new List<Line>();
            foreach (var s in batch)
            {
                all.AddRange(_samples[s] ??= SampleLines(s));
            }

            var sums = new Lines(_slots);
            _gradients[first] = _sums.Add(sums, batch);
            all.AddRange(sums.ToArray());
            lines = [.. all];
            _batches[first] = lines;
        }

        return lines;
    }

    /// <summary>The optimizer's lines of update t.</summary>
    public Line[] UpdateLines(int t)
    {
        var first = Span(t).First;
        if (!_updates.TryGetValue(first, out var lines))
        {
            lines = BuildUpdate(_problem.Training!, Gradients(t));
            _updates[first] = lines;
        }

        return lines;
    }

    private (int First, int Count) Span(int t)
    {
        var samples = _problem.Inputs.Length;
        var size = _problem.Training is { Updates: > 0, BatchSize: > 0 } training ? Math.Min(training.BatchSize, samples) : samples;
        var batches = (samples + size - 1) / size;
        var first = t % batches * size;
        return (first, Math.Min(size, samples - first));
    }

    private Line[] SampleLines(int s)
    {
        var lines = new Lines(_slots);
        _backward.AddSample(lines, s);
        return lines.ToArray();
    }

    private UpdateTerms Terms(Training training, Parameter parameter, Expr gradient) => new(
        parameter.Slot,
        gradient,
        Givens.Setting("eta"),
        state => Givens.States[(state, parameter.Slot.Index)],
        state => _renewed[(state, parameter.Slot.Index)],
        Givens.Setting,
        () => _time ??= _slots.New(),
        training.Ascent ? -1 : 1);

    private Line[] BuildUpdate(Training training, Expr.Ref[] gradients)
    {
        var lines = new List<Line>();
        for (var p = 0; p < Givens.Parameters.Length; p++)
        {
            var parameter = Givens.Parameters[p];
            if (!training.UpdateBiases && parameter.Key.Role == Role.Bias)
            {
                continue;
            }

            var terms = Terms(training, parameter, gradients[p]);
            foreach (var update in training.Optimizer.UpdateLines)
            {
                lines.Add(UpdateLine(training, parameter, update, terms));
            }
        }

        return [.. lines];
    }

    private Line UpdateLine(Training training, Parameter parameter, UpdateLine update, UpdateTerms terms)
    {
        var at = (update.State, parameter.Slot.Index);
        if (!_renewed.TryGetValue(at, out var slot))
        {
            _renewed[at] = slot = _slots.New();
        }

        return new Line
        {
            Key = update.State is null ? parameter.Key : parameter.Key with { Role = Role.OptimizerState, Prefix = update.State },
            Slot = slot.Index,
            Formula = update.Formula(terms),
            Rule = update.State is null ? training.Ascent && training.Optimizer.Name == "gradient-descent" ? "gradient-ascent" : training.Optimizer.Name : $"{training.Optimizer.Name}-{update.State.Replace('_', '-').ToLowerInvariant()}",
            After = true,
        };
    }

    private Point? AheadPoint(Lines lines)
    {
        if (_problem.Training is not { Updates: > 0 } training)
        {
            return null;
        }

        var ahead = new Dictionary<int, Expr.Ref>();
        foreach (var parameter in Givens.Trained(training))
        {
            if (training.Optimizer.GradientPoint(Terms(training, parameter, Expr.Zero)) is not { } formula)
            {
                return null;
            }

            var key = parameter.Key with { Role = Role.LookAhead };
            ahead[parameter.Slot.Index] = lines.Add(key, formula, "lookahead");
        }

        Expr At(Expr slot) => ahead.TryGetValue(((Expr.Ref)slot).Index, out var found) ? found : slot;
        ExprList Row(ExprList row) => new([.. row.Items.Select(At)]);
        return new Point([.. Givens.Point.Weights.Select(layer => layer.Select(Row).ToArray())], [.. Givens.Point.Biases.Select(Row)]);
    }
}
