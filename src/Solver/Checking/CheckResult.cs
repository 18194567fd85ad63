using System.Collections.Immutable;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking;

/// <summary>What is said of one number.</summary>
public enum Verdict
{
    /// <summary>Agrees with the exact value to the last digit written.</summary>
    Correct,
    /// <summary>What correct working can give when every step is rounded.</summary>
    Rounding,
    /// <summary>Not right, but right working from the person's own earlier numbers.</summary>
    Follows,
    /// <summary>None of these.</summary>
    Wrong,
    /// <summary>Asked for and not given.</summary>
    Missing,
}

/// <summary>A named mistake that gives the number that the person wrote.</summary>
/// <param name="Name">Kebab-case, e.g. <c>sign-flipped</c>.</param>
/// <param name="Title">In a few words for a table, e.g. "sign of the error flipped".</param>
/// <param name="Words">What was done, with symbols, e.g. "the bias b1 is left out".</param>
/// <param name="Value">What the mistake gives.</param>
/// <param name="Message">What happened, with symbols and numbers, one sentence without a full stop.</param>
/// <param name="At">The index of the quantity in whose line it was made: the one that was marked, or an earlier one that the person did not write down.</param>
public sealed record FoundMistake(string Name, string Title, string Words, double Value, string Message, int At);

/// <summary>A line over a person's own numbers.</summary>
/// <param name="Line">The formula with the numbers put in.</param>
/// <param name="Value">What it gives.</param>
/// <param name="Shown">The same as the problem rounds.</param>
public sealed record OwnWorking(string Line, double Value, string Shown);

/// <summary>One quantity of a person's working, marked.</summary>
/// <param name="Quantity">The quantity as the question or the person names it.</param>
/// <param name="Line">The quantity whose line it is: the same, or the one that it merely repeats.</param>
/// <param name="Answer">What the person gave; null where it is missing.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Marks">Marks earned.</param>
/// <param name="Of">Marks to be had; 0 where it was not asked for.</param>
/// <param name="FollowsFrom">Indices of the person's earlier answers that are not right and that this line uses.</param>
/// <param name="Own">What right working from the person's own earlier numbers gives; null where none of them is wrong, or the number is right all the same.</param>
/// <param name="Refused">Why a number that might have earned credit does not; null else.</param>
/// <param name="Mistakes">The named mistakes that give the number; several where they cannot be told apart.</param>
public sealed record MarkedQuantity(
    Quantity Quantity,
    Quantity Line,
    Answer? Answer,
    Verdict Verdict,
    double Marks,
    int Of,
    ImmutableArray<int> FollowsFrom,
    OwnWorking? Own,
    string? Refused,
    ImmutableArray<FoundMistake> Mistakes)
{
    /// <summary>Whether the quantity needs no further word: correct or within rounding.</summary>
    public bool IsRight => Verdict is Verdict.Correct or Verdict.Rounding;

    /// <summary>Its place in working order: that of the quantity that the person names by its id, else that of its line.</summary>
    public int Place => Answer is { } answer && answer.Quantity == Quantity.Index && QuantityNames.IsId(answer.Name, Quantity) ? Quantity.Index : Line.Index;
}

/// <summary>A person's numbers, marked.</summary>
/// <param name="Trace">The worked solution that they were marked against.</param>
/// <param name="Student">Who; null where that is not known.</param>
/// <param name="Quantities">Every quantity that was asked for or given, in working order.</param>
public sealed record CheckResult(Trace Trace, string? Student, ImmutableArray<MarkedQuantity> Quantities)
{
    /// <summary>Marks earned.</summary>
    public double Marks => Quantities.Sum(marked => marked.Marks);

    /// <summary>Marks to be had.</summary>
    public int Of => Quantities.Sum(marked => marked.Of);

    /// <summary>The earliest quantity in working order that is wrong, or null.</summary>
    public MarkedQuantity? FirstWrong => Quantities.FirstOrDefault(marked => marked.Verdict == Verdict.Wrong);

    /// <summary>Whether something is given and all of it is right; and all is there, where the problem asks for certain quantities.</summary>
    public bool IsAllRight => Quantities.Any(marked => marked.Answer is not null) && Quantities.All(marked => marked.IsRight || (marked.Verdict == Verdict.Missing && Trace.Problem.Head.Ask.IsEmpty));

    /// <summary>What carried-forward credit is worth.</summary>
    public CarriedCredit Ecf => Trace.Problem.Head.Ecf;
}
