using System.Globalization;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>An answer halfway between two that can be shown is right or wrong by a convention, or by the last bit of a calculator.</summary>
internal sealed class RoundingTies : VariantRule
{
    /// <summary>A calculator of ten digits cannot tell a number so near to halfway, in units of the last digit shown, from halfway.</summary>
    private const double Nearness = 1e-6;

    public override string Name => "rounding-ties";

    public override string Forbids => "an answer halfway between two roundings";

    internal override string? BrokenAt(Trace trace, VariantNorm norm)
    {
        foreach (var index in trace.Asked)
        {
            var quantity = trace.Quantities[index];
            if (!quantity.ShownExactly && IsTie(quantity))
            {
                return $"{quantity.Id} = {quantity.Decimal?.ToString() ?? NumberFormat.RoundTrip(quantity.Exact)}";
            }
        }

        return null;
    }

    private static bool IsTie(Quantity quantity)
    {
        if (!double.TryParse(quantity.Shown, CultureInfo.InvariantCulture, out var shown))
        {
            return false;
        }

        var unit = Unit(quantity.Shown);
        var before = quantity.Decimal?.ToDouble() ?? quantity.Exact;
        return Math.Abs(Math.Abs(before - shown) - unit / 2) <= unit * Nearness;
    }

    /// <summary>One in the last digit that is shown.</summary>
    internal static double Unit(string shown)
    {
        var e = shown.IndexOf('e');
        var digits = e < 0 ? shown : shown[..e];
        var exponent = e < 0 ? 0 : int.Parse(shown.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = digits.IndexOf('.');
        return Math.Pow(10, exponent - (point < 0 ? 0 : digits.Length - point - 1));
    }
}
