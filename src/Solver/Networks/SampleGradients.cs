using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>Which gradients of single samples have lines: all of them, or where they are too many to read those that a question asks for by their ids.</summary>
/// <param name="Count">How many there are in the updates that are shown.</param>
/// <param name="Asked">The keys of those that are asked for.</param>
internal sealed partial record SampleGradients(long Count, ImmutableArray<Key> Asked)
{
    private const long Most = 50_000;

    /// <summary>Whether all have lines.</summary>
    public bool All => Count <= Most;

    /// <summary>What the trace leaves out; null where it has all.</summary>
    public Omission? LeftOut => All ? null : new Omission("gradients of single samples", Count - Asked.Length, "too many to read; the sums read the deltas and activations directly");

    /// <summary>Those of a problem.</summary>
    public static SampleGradients Of(Problem.Network problem)
    {
        var samples = problem.Inputs.Length;
        long parameters = problem.Layers.Sum(layer => (long)layer.Size * (layer.Weights[0].Length + 1)) + problem.Inputs[0].Length;
        var training = problem.Training is { Updates: > 0 } updated ? updated : null;
        var size = training is { BatchSize: > 0 } ? Math.Min(training.BatchSize, samples) : samples;
        var updates = training is null ? 1 : Enumerable.Range(0, training.Updates).Count(training.Shows);
        var names = problem.Head.Ask.Concat(problem.Head.Marks.Select(mark => mark.Quantity)).Select(written => written.Text);
        return new(parameters * size * updates, [.. names.Select(KeyOf).OfType<Key>().Where(key => IsThere(problem, key)).Distinct()]);
    }

    /// <summary>The asked ones of a layer (from 1; 0: the inputs) and a sample (from 1), in working order.</summary>
    public IEnumerable<Key> Of(int layer, int sample) => Asked
        .Where(key => key.Layer == layer && key.Sample == sample)
        .OrderBy(key => (key.Neuron, key.Role == Role.SampleBiasGradient, key.Unit));

    private static bool IsThere(Problem.Network problem, Key key) => key.Sample >= 1 && key.Sample <= problem.Inputs.Length && (key.Role == Role.InputGradient
        ? key.Unit >= 1 && key.Unit <= problem.Inputs[0].Length
        : key.Layer >= 1 && key.Layer <= problem.Layers.Length && problem.Layers[key.Layer - 1] is var layer && key.Neuron >= 1 && key.Neuron <= layer.Size
            && (key.Role == Role.SampleBiasGradient ? layer.BiasKind != BiasKind.None : key.Unit >= 1 && key.Unit <= layer.Weights[0].Length));

    private static Key? KeyOf(string id)
    {
        if (Id().Match(id) is not { Success: true } match)
        {
            return null;
        }

        int At(int group) => int.TryParse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : -1;
        return match.Groups[1].Value switch
        {
            "w" when match.Groups[4].Success => new Key(Role.SampleWeightGradient, At(2), At(3), At(4), At(5)),
            "b" when match.Groups[3].Success && !match.Groups[4].Success => new Key(Role.SampleBiasGradient, At(2), At(3), Sample: At(5)),
            "x" when !match.Groups[3].Success => new Key(Role.InputGradient, Unit: At(2), Sample: At(5)),
            _ => null,
        };
    }

    [GeneratedRegex(@"^dL/d([wbx])\[(\d{1,9})\](?:\[(\d{1,9})\])?(?:\[(\d{1,9})\])?\((\d{1,9})\)(?:#\d{1,9})?$")]
    private static partial Regex Id();
}
