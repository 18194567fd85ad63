using System.Collections.Immutable;
using WorkedSolutions.Solver.Problems;

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

    /// <summary>The optimizer of that name with some of its settings set, the others by default; null where there is none.</summary>
    /// <exception cref="ArgumentException">The optimizer has no such setting.</exception>
    public static Optimizer? Create(string name, IReadOnlyDictionary<string, Literal> settings)
    {
        var optimizer = Find(name);
        if (optimizer is not null)
        {
            foreach (var (setting, value) in settings)
            {
                optimizer = optimizer.With(setting, value.AsNumber());
            }
        }

        return optimizer;
    }
}
