namespace WorkedSolutions.Solver.Numbers;

/// <summary>What is done with a number that lies exactly between two that can be shown.</summary>
public enum Ties
{
    /// <summary>Away from zero, as taught in school: 2.675 to two decimals is 2.68, −0.5 to none is −1.</summary>
    HalfUp,

    /// <summary>To the even neighbour: 2.665 and 2.655 to two decimals are both 2.66.</summary>
    HalfEven,
}

/// <summary>How results are shown, and whether the next line uses what is shown.</summary>
/// <param name="Decimals">Digits behind the point, 0 to 12; null where <paramref name="Significant"/> says how.</param>
/// <param name="Significant">Significant digits, 1 to 15; null where <paramref name="Decimals"/> says how.</param>
/// <param name="CarryRounded">True: every quantity is rounded as it is shown before another uses it.</param>
/// <param name="Ties">What happens to ties.</param>
/// <param name="AtLeast">A non-zero result shows at least so many significant digits, 1 to 15.</param>
public sealed record Rounding(int? Decimals = 4, int? Significant = null, bool CarryRounded = false, Ties Ties = Ties.HalfUp, int AtLeast = 2)
{
    /// <summary>Four decimals, carried exactly, half up, at least two significant digits.</summary>
    public static Rounding Default { get; } = new();
}
