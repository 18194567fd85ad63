using System.Globalization;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>Where two named mistakes give the right number, the number no longer shows who understood.</summary>
internal sealed class LuckyMistakes : VariantRule
{
    public override string Name => "lucky-mistakes";

    public override string Forbids => "an answer that two named mistakes give as well";

    internal override string? BrokenAt(Trace trace, VariantNorm norm)
    {
        foreach (var (quantity, names) in Lucky(trace))
        {
            var telling = names.Where(name => !norm.NoMistakes.Contains((quantity.Id, name))).ToList();
            if (telling.Count > 1)
            {
                return $"{quantity.Id} = {quantity.Shown} by {telling[0]} and by {telling[1]}";
            }
        }

        return null;
    }

    /// <summary>For each asked quantity, the named mistakes that give the right number.</summary>
    public static IEnumerable<(Quantity Quantity, List<string> Names)> Lucky(Trace trace)
    {
        var marker = new Marker(trace);
        double[] values = [.. trace.Quantities.Select(quantity => quantity.Exact)];
        foreach (var index in trace.Asked)
        {
            var quantity = trace.Quantities[index];
            var right = double.Parse(quantity.Shown, CultureInfo.InvariantCulture);
            var half = RoundingTies.Unit(quantity.Shown) / 2;
            yield return (quantity, [.. AnswerScheme.Mistaken(marker, index, values).Where(mistake => Math.Abs(mistake.Value - right) <= half).Select(mistake => mistake.Name).Distinct()]);
        }
    }
}
