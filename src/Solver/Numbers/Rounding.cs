using System.Collections.Immutable;

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

    /// <summary>Quantities that have other digits, by their kind (see <see cref="KindOf"/>), each with decimals where this has decimals, else with significant digits.</summary>
    public ImmutableArray<(string Kind, int Digits)> Exceptions { get; init; } = [];

    /// <summary>How many decimals, or significant digits.</summary>
    public int Digits => Significant ?? Decimals ?? 4;

    /// <summary>How the quantity with an id is rounded: this, or with the digits of its exception.</summary>
    public Rounding For(string id) => ExceptionOf(id) is { } exception
        ? this with { Decimals = Significant is null ? exception.Digits : null, Significant = Significant is null ? null : exception.Digits, Exceptions = [] }
        : this;

    /// <summary>The exception that holds for the quantity with an id; null where none does.</summary>
    public (string Kind, int Digits)? ExceptionOf(string id)
    {
        foreach (var exception in Exceptions)
        {
            if (KindOf(id).SequenceEqual(exception.Kind))
            {
                return exception;
            }
        }

        return null;
    }

    /// <summary>The kind of a quantity: its id without indices, sample and update, e.g. <c>dL/da</c> of <c>dL/da[1][2](1)#1</c>.</summary>
    public static ReadOnlySpan<char> KindOf(ReadOnlySpan<char> id)
    {
        var divided = id.IndexOf('/');
        var tail = id[(divided + 1)..].IndexOfAny("[(#");
        return tail < 0 ? id : id[..(divided + 1 + tail)];
    }
}
