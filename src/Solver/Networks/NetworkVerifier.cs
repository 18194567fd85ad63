using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;
using WorkedSolutions.Solver.Verifying;

namespace WorkedSolutions.Solver.Networks;

/// <summary>Derives what a network's trace says by two other routes, and keeps count of what was compared.</summary>
internal sealed class NetworkVerifier(Problem.Network problem, NetworkProgram program)
{
    /// <summary>Routes may differ by so many times the bound of their rounding errors.</summary>
    private const double Slack = 1000;

    /// <summary>More operations than this are not spent on numerical differentiation by every parameter.</summary>
    private const long MostWork = 2_000_000;

    private readonly PlainNetwork _plain = new(problem);
    private readonly SortedSet<string> _disagreements = new(StringComparer.Ordinal);
    private int _checked;
    private double _worst;

    /// <summary>What was found so far.</summary>
    public Verification Result => new(
        ["layered backward pass", "reverse accumulation over the scalar graph", "numerical differentiation of the forward pass"],
        _checked,
        _worst,
        [.. _disagreements]);

    /// <summary>Compares the forward pass after update t, and its backward pass where it has one.</summary>
    public void Check(int t, Track exact, Line[]? backward)
    {
        var batch = backward is null ? [] : program.Batch(t);
        var graph = new ScalarGraph(exact.Values);
        if (program.Ahead.Length == 0 || backward is null)
        {
            Accumulate(graph, program.Forward, program.ForwardPass, batch, t, exact);
        }
        else
        {
            Accumulate(graph, program.Forward, program.ForwardPass, [], t, exact);
            Accumulate(graph, program.Ahead, program.GradientForward, batch, t, exact);
        }

        if (backward is null)
        {
            return;
        }

        foreach (var line in backward)
        {
            CompareDerivative(graph, line, t, batch, exact);
        }

        Differentiate(graph, t, batch, exact);
    }

    private double Share(ImmutableArray<int> batch) => problem.Loss.Samples == Reduction.Mean ? 1.0 / batch.Length : 1;

    private void Accumulate(ScalarGraph graph, Line[] lines, ForwardPass pass, ImmutableArray<int> batch, int t, Track exact)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.Key.Role != Role.LookAhead)
            {
                graph.Assign(line.Slot, line.Formula);
                Compare(line, t, exact.Values[line.Slot], graph.Value(line.Slot), graph.Error(line.Slot));
                if (exact.Decimal(line.Slot) is not null)
                {
                    graph.Settle(line.Slot, exact.Values[line.Slot]);
                }
            }

            if (line.Key.Role is not (Role.SampleLoss or Role.RegularisationTerm or Role.Objective))
            {
                continue;
            }

            if (line.Key.Role == Role.SampleLoss && !batch.IsEmpty && line.Key.Sample > batch[0] && line.Key.Sample <= batch[^1] + 1)
            {
                graph.Seed(line.Slot, 1);
                graph.Sweep();
            }
            else if (line.Key.Role == Role.RegularisationTerm && !batch.IsEmpty)
            {
                graph.Seed(line.Slot, 1 / Share(batch));
                graph.Sweep();
            }
            else
            {
                graph.Drop();
            }
        }
    }

    private void CompareDerivative(ScalarGraph graph, Line line, int t, ImmutableArray<int> batch, Track exact)
    {
        var key = line.Key;
        var (l, j, s) = (key.Layer - 1, key.Neuron - 1, key.Sample - 1);
        var pass = program.GradientForward;
        var (source, factor) = key.Role switch
        {
            Role.ActivationGradient => (pass.A[l][s][j], 1.0),
            Role.Delta => (pass.Z[l][s][j], 1),
            Role.InputGradient => (program.Givens.Inputs[s][key.Unit - 1], 1),
            Role.WeightGradient => (program.Point.Weights[l][j][key.Unit - 1], Share(batch)),
            Role.BiasGradient => (program.Point.Biases[l][Math.Max(j, 0)], Share(batch)),
            _ => (Expr.Zero, 0),
        };
        var mine = exact.Values[line.Slot];
        if (source is Expr.Ref slot)
        {
            Compare(line, t, mine, factor * graph.Adjoint(slot.Index), factor * graph.AdjointError(slot.Index));
        }
        else if (key.Role == Role.LocalDerivative)
        {
            var z = ((Expr.Ref)pass.Z[l][s][j]).Index;
            var (slope, error) = problem.Layers[l].Activation.Function is { } function ? Slopes.At(function, exact.Values[z], graph.Error(z)) : (1, 0);
            Compare(line, t, mine, slope, error);
        }
        else if (key.Role == Role.SampleBiasGradient)
        {
            var z = ((Expr.Ref)pass.Z[l][s][j]).Index;
            Compare(line, t, mine, graph.Adjoint(z), graph.AdjointError(z));
        }
        else if (key.Role == Role.SampleWeightGradient)
        {
            var z = ((Expr.Ref)pass.Z[l][s][j]).Index;
            var unit = ((Expr.Ref)pass.Before(l, s)[key.Unit - 1]).Index;
            var error = graph.AdjointError(z) * Math.Abs(graph.Value(unit)) + Math.Abs(graph.Adjoint(z)) * graph.Error(unit);
            Compare(line, t, mine, graph.Adjoint(z) * graph.Value(unit), error + Slopes.Unit * Math.Abs(mine));
        }
    }

    private void Compare(Line line, int t, double mine, double other, double error)
    {
        _checked++;
        var difference = Math.Abs(mine - other);
        var bound = Slack * (error + 4 * Slopes.Unit * Math.Max(Math.Abs(mine), Math.Abs(other))) + double.Epsilon;
        if (!(difference <= bound))
        {
            _disagreements.Add(Naming.Id(line.Key, t));
        }

        Note(difference, Math.Max(Math.Max(Math.Abs(mine), Math.Abs(other)), 1e12 * error));
    }

    private void Note(double difference, double size)
    {
        if (size > 0 && double.IsFinite(size))
        {
            _worst = Math.Max(_worst, difference / size);
        }
    }

    private void Differentiate(ScalarGraph graph, int t, ImmutableArray<int> batch, Track exact)
    {
        var gradients = program.Gradients(t);
        var point = Point(exact);
        var noise = Noise(graph, batch, exact);
        var pass = _plain.Work * batch.Length * 4;
        var every = pass * gradients.Length <= MostWork;
        var random = new Draws(gradients.Length);
        var count = every ? gradients.Length : (int)Math.Clamp(MostWork / pass, 2, gradients.Length);
        for (var n = 0; n < count; n++)
        {
            var p = every ? n : random.Below(gradients.Length);
            var at = point[p];
            var mine = exact.Values[gradients[p].Index];
            Numerically(p, t, batch, point, (all, step) => all[p] = at + step, Math.Abs(at), noise, mine);
        }

        if (!every)
        {
            AlongRandomDirections(gradients, t, batch, exact, point, noise, random);
        }
    }

    private void AlongRandomDirections(Expr.Ref[] gradients, int t, ImmutableArray<int> batch, Track exact, double[] point, double noise, Draws random)
    {
        const int directions = 2;
        var start = point.ToArray();
        for (var n = 0; n < directions; n++)
        {
            var direction = new double[point.Length];
            double mine = 0;
            for (var p = 0; p < direction.Length; p++)
            {
                direction[p] = (random.Below(2) == 0 ? -1 : 1) / Math.Sqrt(direction.Length);
                mine += direction[p] * exact.Values[gradients[p].Index];
            }

            void Move(double[] all, double step)
            {
                for (var p = 0; p < all.Length; p++)
                {
                    all[p] = start[p] + step * direction[p];
                }
            }

            Numerically(-1, t, batch, point, Move, 1, noise, mine);
        }
    }

    private void Numerically(int parameter, int t, ImmutableArray<int> batch, double[] point, Action<double[], double> move, double size, double noise, double mine)
    {
        var difference = Difference.Along(_plain, batch, point, move, size, noise, 1e-6 * Math.Abs(mine));
        if (double.IsPositiveInfinity(difference.Bound))
        {
            return;
        }

        _checked++;
        var gap = Math.Abs(mine - difference.Value);
        if (!(gap <= 4 * difference.Bound + 1e-9 * Math.Abs(mine)))
        {
            _disagreements.Add(parameter < 0 ? "dJ along a direction" : "dJ/d" + Naming.Id(program.Givens.Parameters[parameter].Key, t));
        }

        if (difference.Bound < 1e-5 * Math.Abs(mine))
        {
            Note(gap, Math.Abs(mine));
        }
    }

    private double[] Point(Track exact)
    {
        var point = new double[program.Givens.Parameters.Length];
        var p = 0;
        for (var l = 0; l < problem.Layers.Length; l++)
        {
            foreach (var row in program.Point.Weights[l])
            {
                foreach (var weight in row)
                {
                    point[p++] = exact.Values[((Expr.Ref)weight).Index];
                }
            }

            for (var j = 0; j < problem.Layers[l].Biases.Length; j++)
            {
                point[p++] = exact.Values[((Expr.Ref)program.Point.Biases[l][j]).Index];
            }
        }

        return point;
    }

    /// <summary>
    /// How much the objective of a batch may be off by rounding, here and a step away: at the least of a square errors of the outputs
    /// do not count, beside it they do.
    /// </summary>
    private double Noise(ScalarGraph graph, ImmutableArray<int> batch, Track exact)
    {
        double noise = 0;
        foreach (var s in batch)
        {
            var loss = ((Expr.Ref)program.GradientForward.Losses[s]).Index;
            noise += graph.Error(loss) + Slopes.Unit * Math.Abs(exact.Values[loss]);
            foreach (var output in program.GradientForward.A[^1][s])
            {
                var slot = ((Expr.Ref)output).Index;
                noise += graph.Error(slot) + Slopes.Unit * Math.Abs(exact.Values[slot]);
            }
        }

        var objective = program.GradientForward.Objective.Index;
        return noise * Share(batch) + graph.Error(objective) + Slopes.Unit * Math.Abs(exact.Values[objective]);
    }

    /// <summary>The same draws in every run (xorshift, Marsaglia 2003).</summary>
    private sealed class Draws(int seed)
    {
        private uint _state = (uint)seed * 2654435769 | 1;

        public int Below(int limit)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return (int)(_state % (uint)limit);
        }
    }
}
