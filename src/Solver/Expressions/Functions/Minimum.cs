namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>The least of its arguments.</summary>
public sealed class Minimum : Extremum
{
    private Minimum() { }

    /// <summary>The function.</summary>
    public static Minimum Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "min";

    /// <inheritdoc/>
    private protected override bool Beats(double a, double b) => a < b;
}
