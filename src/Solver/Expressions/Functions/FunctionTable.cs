using System.Collections.Immutable;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>Every function that an expression can hold. A new one is a file and a line here.</summary>
public static class FunctionTable
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Function> All { get; } =
    [
        Exponential.Instance,
        Logarithm.Instance,
        SquareRoot.Instance,
        AbsoluteValue.Instance,
        Signum.Instance,
        Sine.Instance,
        Cosine.Instance,
        Tangent.Instance,
        Sigmoid.Instance,
        HyperbolicTangent.Instance,
        RectifiedLinear.Instance,
        RectifiedLinearPrime.Instance,
        SoftPlus.Instance,
        LeakyRectifiedLinear.Instance,
        LeakyRectifiedLinearPrime.Instance,
        ExponentialLinear.Instance,
        ExponentialLinearPrime.Instance,
        SigmoidLinear.Instance,
        Softmax.Instance,
        Huber.Instance,
        Maximum.Instance,
        Minimum.Instance,
        IsGreater.Instance,
        IsAtLeast.Instance,
    ];

    /// <summary>The function that is called so, or null.</summary>
    public static Function? Find(string name)
    {
        foreach (var function in All)
        {
            if (function.Name == name || function.OtherNames.Contains(name))
            {
                return function;
            }
        }

        return null;
    }
}
