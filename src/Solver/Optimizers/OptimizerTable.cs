using System.Collections.Immutable;

namespace WorkedSolutions.Solver.Optimizers;

/// <summary>Every optimizer. A new one is a file and a line here.</summary>
public static class OptimizerTable
{
    /// <summary>All of them, with their settings by default.</summary>
    public static ImmutableArray<Optimizer> All { get; } =
    [
        GradientDescent.Instance,
        Momentum.Instance,
        Nesterov.Instance,
        AdaGrad.Instance,
        RmsProp.Instance,
        Adam.Instance,
    ];

    /// <summary>The optimizer of that name, or null.</summary>
    public static Optimizer? Find(string name)
    {
        foreach (var optimizer in All)
        {
            if (optimizer.Name == name)
            {
                return optimizer;
            }
        }

        return null;
    }
}
