using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>On a kink, or within rounding of one, two people who both work correctly can get different derivatives.</summary>
internal sealed class Kinks : VariantRule
{
    public override string Name => "kinks";

    public override string Forbids => "a pre-activation on a kink or within rounding of one";

    internal override string? BrokenAt(Trace trace, VariantNorm norm)
    {
        var rounding = trace.Problem.Head.Rounding;
        var near = Math.Pow(10, -(rounding.Decimals ?? Math.Max(rounding.Significant ?? 4, 2) - 1));
        foreach (var bend in Bends.Of(trace))
        {
            if (Math.Abs(bend.Distance) <= near)
            {
                return $"{bend.Line.Id}: {bend.Function.Name} at a distance of {NumberFormat.RoundTrip(bend.Distance)} from its kink";
            }
        }

        return null;
    }
}
