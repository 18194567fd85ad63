using System.Collections.Immutable;
using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>
/// What a network's trace gives reason to say:
/// <c>dead-relu</c> (a neuron with z ≤ 0 for all samples of an update: its z; the delta first),
/// <c>saturated-sigmoid</c>, <c>saturated-tanh</c> (da/dz below 0.01; then z),
/// <c>vanishing-gradient</c> (the delta of the first layer, that of the last; numbers: the whole factor between their sizes, then layer by layer from the output the factor and the mean |da/dz|),
/// <c>invisible-update</c> (the new parameters that print like the old ones; numbers: their steps),
/// <c>computed-before</c> (a delta, then the lines that read it again),
/// <c>shared-bias</c> (its gradient, then the parts from its neurons),
/// <c>weightless-term</c> (the derivative of a loss of which a term is left out, then the activation).
/// </summary>
internal sealed partial class Remarks
{
    private const int MostOfAKind = 6;
    private const double Saturated = 0.01;

    private readonly Problem.Network _problem;
    private readonly ImmutableArray<Quantity> _quantities;
    private readonly ImmutableArray<Remark>.Builder _remarks = ImmutableArray.CreateBuilder<Remark>();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<Quantity>> _byUpdate = [];
    private readonly bool _usesAhead;

    private Remarks(Problem.Network problem, ImmutableArray<Quantity> quantities)
    {
        _problem = problem;
        _quantities = quantities;
        foreach (var quantity in quantities)
        {
            _usesAhead |= quantity.Role == Role.LookAhead;
            if (quantity.Formula is not null && quantity.Role is not (Role.LossShare or Role.SampleLoss or Role.Activation or Role.InputGradient))
            {
                if (!_byUpdate.TryGetValue(quantity.Update, out var list))
                {
                    _byUpdate.Add(quantity.Update, list = []);
                }

                list.Add(quantity);
            }
        }
    }

    /// <summary>The remarks, in the order in which their reasons stand in the working.</summary>
    public static ImmutableArray<Remark> Of(Problem.Network problem, ImmutableArray<Quantity> quantities)
    {
        var remarks = new Remarks(problem, quantities);
        var first = true;
        foreach (var update in remarks._byUpdate.Keys.Order())
        {
            var lines = remarks._byUpdate[update];
            if (lines.Exists(line => line.Role == Role.Delta))
            {
                remarks.AddUpdate(lines, first);
                first = false;
            }

            remarks.AddInvisible(lines);
        }

        return remarks._remarks.ToImmutable();
    }

    private void AddUpdate(List<Quantity> lines, bool first)
    {
        AddDead(lines);
        AddSaturated(lines);
        AddVanishing(lines);
        if (first)
        {
            AddComputedBefore(lines);
            AddSharedBiases(lines);
            AddWeightless(lines);
        }
    }

    private void Add(string kind, ImmutableArray<int> quantities, params ImmutableArray<string> numbers)
    {
        var count = _counts.GetValueOrDefault(kind);
        if (count < MostOfAKind)
        {
            _remarks.Add(new Remark(kind, quantities, numbers));
        }

        _counts[kind] = count + 1;
    }

    private string Shown(double value) => NumberFormat.Show(value, null, _problem.Head.Rounding).Text;

    private void AddDead(List<Quantity> lines)
    {
        var relu = _problem.Layers.Select(layer => layer.Activation is ReluActivation).ToArray();
        var deltas = lines.Where(line => line.Role == Role.Delta && relu[line.Layer - 1]).ToLookup(line => (line.Layer, line.Neuron));
        var pre = lines.Where(line => line.Role == Role.PreActivation && relu[line.Layer - 1]).ToLookup(line => (line.Layer, line.Neuron));
        foreach (var neuron in deltas)
        {
            var samples = neuron.Select(delta => delta.Sample).ToHashSet();
            var z = pre[neuron.Key].Where(line => samples.Contains(line.Sample) && IsWhereTheGradientIs(line)).ToArray();
            if (z.Length > 0 && Array.TrueForAll(z, line => line.Value <= 0))
            {
                Add("dead-relu", [neuron.First().Index, .. z.Take(MostOfAKind).Select(line => line.Index)]);
            }
        }
    }

    private void AddSaturated(List<Quantity> lines)
    {
        foreach (var line in lines)
        {
            if (line.Role == Role.LocalDerivative && Math.Abs(line.Exact) < Saturated
                && _problem.Layers[line.Layer - 1].Activation is SigmoidActivation or TanhActivation)
            {
                var z = lines.FirstOrDefault(other => other.Role == Role.PreActivation && IsWhereTheGradientIs(other) && (other.Layer, other.Neuron, other.Sample) == (line.Layer, line.Neuron, line.Sample));
                Add("saturated-" + _problem.Layers[line.Layer - 1].Activation.Name, z is null ? [line.Index] : [line.Index, z.Index]);
                if (_counts["saturated-" + _problem.Layers[line.Layer - 1].Activation.Name] >= MostOfAKind)
                {
                    return;
                }
            }
        }
    }

    private void AddVanishing(List<Quantity> lines)
    {
        var layers = _problem.Layers.Length;
        var sizes = new double[layers];
        var slopes = new double[layers];
        var counts = new int[layers];
        var greatest = new Quantity?[layers];
        foreach (var line in lines)
        {
            if (line.Role == Role.Delta)
            {
                var l = line.Layer - 1;
                sizes[l] += line.Exact * line.Exact;
                counts[l]++;
                greatest[l] = greatest[l] is { } before && Math.Abs(before.Exact) >= Math.Abs(line.Exact) ? before : line;
            }
            else if (line.Role == Role.LocalDerivative)
            {
                slopes[line.Layer - 1] += Math.Abs(line.Exact);
            }
        }

        for (var l = 0; l < layers; l++)
        {
            sizes[l] = Math.Sqrt(sizes[l] / Math.Max(1, counts[l]));
            slopes[l] /= Math.Max(1, counts[l]);
        }

        var enough = layers == 2 ? 20 : 100;
        if (layers < 2 || !(sizes[0] > 0) || sizes[^1] < enough * sizes[0])
        {
            return;
        }

        var numbers = ImmutableArray.CreateBuilder<string>();
        numbers.Add(Shown(sizes[0] / sizes[^1]));
        for (var l = layers - 2; l >= 0; l--)
        {
            numbers.Add(Shown(sizes[l] / sizes[l + 1]));
            numbers.Add(Shown(slopes[l]));
        }

        Add("vanishing-gradient", [greatest[0]!.Index, greatest[^1]!.Index], numbers.ToImmutable());
    }

    private void AddInvisible(List<Quantity> lines)
    {
        var hidden = ImmutableArray.CreateBuilder<int>();
        var steps = ImmutableArray.CreateBuilder<string>();
        foreach (var line in lines)
        {
            if (line.Role is not (Role.Weight or Role.Bias) || line.Update == 0 || hidden.Count >= 4 * MostOfAKind)
            {
                continue;
            }

            var old = Old(line);
            var number = double.Parse(line.Shown, System.Globalization.CultureInfo.InvariantCulture);
            if (old is not null && line.Exact != old.Exact && number == double.Parse(old.Shown, System.Globalization.CultureInfo.InvariantCulture))
            {
                hidden.Add(line.Index);
                steps.Add(Shown(line.Exact - old.Exact));
            }
        }

        if (hidden.Count > 0)
        {
            Add("invisible-update", hidden.ToImmutable(), steps.ToImmutable());
        }
    }

    /// <summary>The parameter before the update: the last quantity of its role and place that the new one reads.</summary>
    private Quantity? Old(Quantity renewed) => Read(renewed.Formula!, renewed);

    private Quantity? Read(Expressions.Expr expr, Quantity renewed) => expr switch
    {
        Expressions.Expr.Ref reference => _quantities[reference.Index] is var found && (found.Role, found.Layer, found.Neuron, found.Unit) == (renewed.Role, renewed.Layer, renewed.Neuron, renewed.Unit) ? found : null,
        Expressions.Expr.Sum sum => Read(sum.Terms[0], renewed),
        _ => null,
    };

    private void AddComputedBefore(List<Quantity> lines)
    {
        var sample = lines.First(line => line.Role == Role.Delta).Sample;
        foreach (var delta in lines)
        {
            if (delta.Role != Role.Delta || delta.Layer < 2 || delta.Sample != sample)
            {
                continue;
            }

            var readers = lines.Where(line => line.Sample == delta.Sample
                && (line.Role is Role.SampleWeightGradient or Role.SampleBiasGradient ? (line.Layer, line.Neuron) == (delta.Layer, delta.Neuron)
                    : line.Role == Role.ActivationGradient && line.Layer == delta.Layer - 1)).Take(MostOfAKind).ToArray();
            if (readers.Length > 1)
            {
                Add("computed-before", [delta.Index, .. readers.Select(line => line.Index)]);
            }

            if (_counts.GetValueOrDefault("computed-before") >= MostOfAKind)
            {
                return;
            }
        }
    }

    private void AddSharedBiases(List<Quantity> lines)
    {
        foreach (var gradient in lines)
        {
            if (gradient.Role != Role.BiasGradient || gradient.Neuron != 0 || _problem.Layers[gradient.Layer - 1].Size == 1)
            {
                continue;
            }

            var parts = lines.Where(line => line.Role == Role.SampleBiasGradient && line.Layer == gradient.Layer).Take(2 * MostOfAKind);
            Add("shared-bias", [gradient.Index, .. parts.Select(line => line.Index)]);
        }
    }
}
