using System.Collections.Immutable;

namespace WorkedSolutions.Solver.Activations;

/// <summary>Every activation. A new one is a file and a line here.</summary>
public static class ActivationTable
{
    /// <summary>All of them, with their settings by default.</summary>
    public static ImmutableArray<Activation> All { get; } =
    [
        IdentityActivation.Instance,
        SigmoidActivation.Instance,
        TanhActivation.Instance,
        ReluActivation.Instance,
        LeakyReluActivation.Instance,
        EluActivation.Instance,
        SoftplusActivation.Instance,
        SiluActivation.Instance,
        SoftmaxActivation.Instance,
    ];

    /// <summary>The activation of that name, or null.</summary>
    public static Activation? Find(string name)
    {
        foreach (var activation in All)
        {
            if (activation.Name == name)
            {
                return activation;
            }
        }

        return null;
    }
}
