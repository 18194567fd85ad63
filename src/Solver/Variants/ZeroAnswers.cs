using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>An answer that is 0, or so small that it prints as 0, can be guessed and tells nothing of the working.</summary>
internal sealed class ZeroAnswers : VariantRule
{
    public override string Name => "zero-answers";

    public override string Forbids => "an answer that is 0 or prints as 0";

    internal override string? BrokenAt(Trace trace, VariantNorm norm)
    {
        foreach (var index in trace.Asked)
        {
            var quantity = trace.Quantities[index];
            if (quantity.Value == 0 || quantity.Exact == 0 || IsZero(quantity.Shown))
            {
                return $"{quantity.Id} = {quantity.Shown}";
            }
        }

        return null;
    }

    private static bool IsZero(string shown)
    {
        foreach (var c in shown)
        {
            if (c is >= '1' and <= '9')
            {
                return false;
            }

            if (c == 'e')
            {
                break;
            }
        }

        return true;
    }
}
