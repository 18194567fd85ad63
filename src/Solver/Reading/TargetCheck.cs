using System.Collections.Immutable;
using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Checks that targets suit the loss.</summary>
internal static class TargetCheck
{
    /// <summary>Reports targets outside what the loss is defined for, and, with softmax and categorical cross-entropy, samples whose targets do not sum to 1.</summary>
    public static void Check(ReaderContext context, ImmutableArray<ImmutableArray<Literal>> targets, Loss loss, Activation? output)
    {
        var outside = false;
        foreach (var target in targets.SelectMany(sample => sample).Where(target => !loss.Targets.Contains(target.Value)))
        {
            outside = true;
            context.Error("target-range", target.Place, $"the target {target.Text} does not suit `{loss.Name}`",
                $"its targets are numbers from {NumberFormat.RoundTrip(loss.Targets.Low)} to {NumberFormat.RoundTrip(loss.Targets.High)}");
        }

        if (!outside && output is SoftmaxActivation && loss is CategoricalCrossEntropy)
        {
            foreach (var sample in targets.Where(sample => Math.Abs(sample.Sum(target => target.Value) - 1) > 1e-9))
            {
                context.Error("target-sum", sample[0].Place, "the targets of a sample must sum to 1 with softmax and `categorical-cross-entropy`", "they are probabilities: one-hot, e.g. [0, 1, 0]");
            }
        }

        if (loss is HingeLoss && targets.SelectMany(sample => sample).FirstOrDefault(target => Math.Abs(target.Value) != 1) is { } odd)
        {
            context.Warning("target-range", odd.Place, $"the target {odd.Text} is unusual for `{loss.Name}`", "its targets are -1 and 1");
        }
    }
}
