using System.Collections.Immutable;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>What an answer may be: the numbers that correct working can give, and known wrong ones.</summary>
/// <param name="Quantity">The index of the asked quantity.</param>
/// <param name="Envelope">What correct working can give when every step is rounded as the problem says.</param>
/// <param name="Mistakes">What named mistakes in its own line give, over right earlier numbers, the most telling first.</param>
public sealed record AnswerScheme(int Quantity, Interval Envelope, ImmutableArray<MistakenAnswer> Mistakes)
{
    /// <summary>The scheme of every asked quantity, in working order.</summary>
    public static ImmutableArray<AnswerScheme> Of(Trace trace)
    {
        var marker = new Marker(trace);
        var envelopes = Envelopes.Of(trace);
        double[] values = [.. trace.Quantities.Select(quantity => quantity.Exact)];
        return [.. trace.Asked.Select(index => new AnswerScheme(index, envelopes[index].Range, Mistaken(marker, index, values)))];
    }

    /// <summary>What named mistakes give for one quantity.</summary>
    internal static ImmutableArray<MistakenAnswer> Mistaken(Marker marker, int index, double[] values)
    {
        // A line that only repeats another (J = L for one sample) has that one's mistakes.
        while (marker.Trace.Quantities[index].Formula is Expr.Ref same)
        {
            index = same.Index;
        }

        var found = ImmutableArray.CreateBuilder<MistakenAnswer>();
        foreach (var line in marker.MistakenLines(index))
        {
            var value = Evaluate.Over(line.Formula, values);
            if (double.IsFinite(value))
            {
                found.Add(new MistakenAnswer(line.Mistake.Name, value, line.Words));
            }
        }

        return found.ToImmutable();
    }
}

/// <summary>A wrong answer that a named mistake gives.</summary>
/// <param name="Name">The mistake's name, e.g. <c>sign-flipped</c>.</param>
/// <param name="Value">The answer.</param>
/// <param name="Message">What happened, in plain text, e.g. "the bias b1 is left out".</param>
public sealed record MistakenAnswer(string Name, double Value, string Message);
