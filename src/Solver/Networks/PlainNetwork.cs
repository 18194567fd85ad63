using System.Collections.Immutable;
using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Networks;

/// <summary>
/// A forward pass as a plain loop over arrays of doubles: the objective of a batch as a function of all parameters, which stand in
/// one array layer by layer, weights row by row before biases.
/// </summary>
internal sealed class PlainNetwork
{
    private readonly Problem.Network _problem;
    private readonly double[][] _inputs;
    private readonly double[][] _targets;
    private readonly Expr _share;
    private readonly Expr[]?[] _coupled;
    private readonly double[] _before;
    private readonly double[] _after;
    private readonly double[] _pair = new double[2];

    /// <summary>The network of a problem.</summary>
    public PlainNetwork(Problem.Network problem)
    {
        _problem = problem;
        _inputs = Numbers(problem.Inputs);
        _targets = Numbers(problem.Targets);
        _share = problem.Loss.Loss.Share(new Expr.Ref(0), new Expr.Ref(1));
        _coupled = [.. problem.Layers.Select(Coupled)];
        var widest = Math.Max(problem.Inputs[0].Length, problem.Layers.Max(layer => layer.Size));
        _before = new double[widest];
        _after = new double[widest];
        Work = problem.Layers.Sum(layer => (long)layer.Size * (layer.Weights[0].Length + 8));
    }

    /// <summary>About how many operations a sample takes.</summary>
    public long Work { get; }

    /// <summary>The objective over a batch, and a mark of the side of every kink on which the numbers lie.</summary>
    public (double Objective, int Sides) At(ReadOnlySpan<double> parameters, ImmutableArray<int> batch)
    {
        double sum = 0;
        var sides = 0;
        foreach (var s in batch)
        {
            sum += Sample(parameters, s, ref sides);
        }

        if (_problem.Loss.Samples == Reduction.Mean)
        {
            sum /= batch.Length;
        }

        return (sum + Penalty(parameters), sides);
    }

    private double Sample(ReadOnlySpan<double> parameters, int s, ref int sides)
    {
        _inputs[s].CopyTo(_before, 0);
        var offset = 0;
        for (var l = 0; l < _problem.Layers.Length; l++)
        {
            var layer = _problem.Layers[l];
            var width = layer.Weights[0].Length;
            var biases = offset + layer.Size * width;
            for (var j = 0; j < layer.Size; j++)
            {
                double z = layer.BiasKind switch
                {
                    BiasKind.Shared => parameters[biases],
                    BiasKind.PerNeuron => parameters[biases + j],
                    _ => 0,
                };
                for (var i = 0; i < width; i++)
                {
                    z += parameters[offset + j * width + i] * _before[i];
                }

                _after[j] = z;
            }

            Activate(l, ref sides);
            offset = biases + layer.Biases.Length;
        }

        return Loss(s, ref sides);
    }

    private void Activate(int l, ref int sides)
    {
        var layer = _problem.Layers[l];
        if (_coupled[l] is { } formulas)
        {
            for (var j = 0; j < layer.Size; j++)
            {
                _before[j] = Evaluate.Over(formulas[j], _after);
            }

            return;
        }

        var function = layer.Activation.Function;
        var kinked = function is RectifiedLinear or LeakyRectifiedLinear or ExponentialLinear;
        for (var j = 0; j < layer.Size; j++)
        {
            if (kinked)
            {
                sides = sides * 31 + (_after[j] > 0 ? 1 : 2);
            }

            _before[j] = function is null ? _after[j] : function.Value(_after.AsSpan(j, 1));
        }
    }

    private double Loss(int s, ref int sides)
    {
        double sum = 0;
        var outputs = _targets[s].Length;
        for (var k = 0; k < outputs; k++)
        {
            double target = _targets[s][k], output = _before[k];
            (_pair[0], _pair[1]) = (target, output);
            sum += Evaluate.Over<double, ZeroWinsArithmetic>(_share, _pair);
            sides = _problem.Loss.Loss switch
            {
                AbsoluteError => sides * 31 + 2 + Math.Sign(output - target),
                HingeLoss => sides * 31 + (target * output < 1 ? 1 : 2),
                HuberLoss huber => sides * 31 + (Math.Abs(output - target) <= huber.Settings[0].Value.Double ? 1 : 2),
                _ => sides,
            };
        }

        return _problem.Loss.Outputs == Reduction.Mean ? sum / outputs : sum;
    }

    private double Penalty(ReadOnlySpan<double> parameters)
    {
        if (_problem.Regularisation is not { } regularisation)
        {
            return 0;
        }

        double squares = 0;
        var offset = 0;
        foreach (var layer in _problem.Layers)
        {
            var weights = layer.Size * layer.Weights[0].Length;
            var count = regularisation.Biases ? weights + layer.Biases.Length : weights;
            for (var p = 0; p < count; p++)
            {
                squares += parameters[offset + p] * parameters[offset + p];
            }

            offset += weights + layer.Biases.Length;
        }

        return regularisation.Lambda.Value * squares / (2 * _inputs.Length);
    }

    private static Expr[]? Coupled(Layer layer)
    {
        if (layer.Activation.IsElementwise)
        {
            return null;
        }

        var z = new ExprList([.. Enumerable.Range(0, layer.Size).Select(j => (Expr)new Expr.Ref(j))]);
        return [.. Enumerable.Range(0, layer.Size).Select(j => layer.Activation.Formula(z, j))];
    }

    private static double[][] Numbers(ImmutableArray<ImmutableArray<Literal>> table) =>
        [.. table.Select(row => row.Select(number => number.Exact?.ToDouble() ?? number.Value).ToArray())];
}
