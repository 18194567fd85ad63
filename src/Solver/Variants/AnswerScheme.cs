using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>What an answer may be: the numbers that correct working can give, and known wrong ones.</summary>
/// <param name="Quantity">The index of the asked quantity.</param>
/// <param name="Envelope">What correct working can give when every step is rounded as the problem says.</param>
/// <param name="Mistakes">What named mistakes give.</param>
public sealed record AnswerScheme(int Quantity, Interval Envelope, ImmutableArray<MistakenAnswer> Mistakes)
{
    /// <summary>The scheme of every asked quantity, in working order.</summary>
    public static ImmutableArray<AnswerScheme> Of(Trace trace) => [.. trace.Asked.Select(index => Of(trace.Quantities[index]))];

    private static AnswerScheme Of(Quantity quantity)
    {
        var shown = double.Parse(quantity.Shown, CultureInfo.InvariantCulture);
        var unit = RoundingTies.Unit(quantity.Shown);
        return new AnswerScheme(quantity.Index, new Interval(shown - unit, shown + unit), []);
    }
}

/// <summary>A wrong answer that a named mistake gives.</summary>
/// <param name="Name">The mistake's name.</param>
/// <param name="Value">The answer.</param>
/// <param name="Message">What happened, in plain text.</param>
public sealed record MistakenAnswer(string Name, double Value, string Message);
