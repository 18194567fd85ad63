using System.Collections.Immutable;

namespace WorkedSolutions.Solver.Losses;

/// <summary>Every loss. A new one is a file and a line here.</summary>
public static class LossTable
{
    /// <summary>All of them, with their settings by default.</summary>
    public static ImmutableArray<Loss> All { get; } =
    [
        HalfSquaredError.Instance,
        SquaredError.Instance,
        MeanSquaredError.Instance,
        HalfMeanSquaredError.Instance,
        AbsoluteError.Instance,
        HuberLoss.Instance,
        HingeLoss.Instance,
        BinaryCrossEntropy.Instance,
        CategoricalCrossEntropy.Instance,
    ];

    /// <summary>The loss of that name, or null.</summary>
    public static Loss? Find(string name)
    {
        foreach (var loss in All)
        {
            if (loss.Name == name || loss.OtherNames.Contains(name))
            {
                return loss;
            }
        }

        return null;
    }
}
