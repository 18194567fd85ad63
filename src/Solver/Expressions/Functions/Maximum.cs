namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>The greatest of its arguments.</summary>
public sealed class Maximum : Extremum
{
    private Maximum() { }

    /// <summary>The function.</summary>
    public static Maximum Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "max";

    /// <inheritdoc/>
    private protected override bool Beats(double a, double b) => a > b;
}
