using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>On a kink, or within rounding of one, two people who both work correctly can get different derivatives.</summary>
internal sealed class Kinks : VariantRule
{
    /// <summary>Rounded steps that add up to more than so many units of the last digit are another matter than a kink.</summary>
    private const double MostUnits = 10;

    public override string Name => "kinks";

    public override string Forbids => "a pre-activation on a kink or within rounding of one";

    internal override string? BrokenAt(Trace trace, VariantNorm norm)
    {
        Affine[]? numbers = null;
        foreach (var bend in Bends.Of(trace))
        {
            var rounding = bend.Line.Rounding;
            var unit = Math.Pow(10, -(rounding.Decimals ?? Math.Max(rounding.Significant ?? 4, 2)));
            if (Math.Abs(bend.Distance) > MostUnits * unit)
            {
                continue;
            }

            numbers ??= Envelopes.Of(trace);
            if (Math.Abs(bend.Distance) <= unit / 2 || Evaluate.Over<Affine, AffineArithmetic>(bend.Argument, numbers).Range is { Low: <= 0, High: >= 0 })
            {
                return $"{bend.Line.Id}: {bend.Function.Name} at a distance of {NumberFormat.RoundTrip(bend.Distance)} from its kink";
            }
        }

        return null;
    }
}
