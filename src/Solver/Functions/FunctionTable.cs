using System.Collections.Immutable;

namespace WorkedSolutions.Solver.Functions;

/// <summary>Every function that an expression can hold. A new one is a file and a line here.</summary>
public static class FunctionTable
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Function> All { get; } =
    [
        Sigmoid.Instance,
    ];

    /// <summary>The function of that name, or null.</summary>
    public static Function? Find(string name)
    {
        foreach (var function in All)
        {
            if (function.Name == name)
            {
                return function;
            }
        }

        return null;
    }
}
