using System.Globalization;
using System.Text;
using WorkedSolutions.Solver.Functions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>A dead ReLU takes paths away from the backward pass, so a student who has one works less than others.</summary>
internal sealed class LivePaths : VariantRule
{
    public override string Name => "live-paths";

    public override string Forbids => "more or fewer dead ReLUs than the other variants have";

    internal override string? BrokenAt(Trace trace, VariantNorm norm)
    {
        var pattern = Pattern(trace);
        return pattern == norm.LivePaths ? null : $"{pattern} instead of {norm.LivePaths}";
    }

    /// <summary>How many ReLUs, and their like written with max or min, are alive in each layer (all samples and updates together), e.g. <c>2 of 3 alive in layer 1</c>; null where there are none.</summary>
    public static string? Pattern(Trace trace)
    {
        var layers = new SortedDictionary<int, (int Alive, int All)>();
        foreach (var bend in Bends.Of(trace))
        {
            if (bend.Alive is { } passes)
            {
                var (alive, all) = layers.GetValueOrDefault(bend.Line.Layer);
                layers[bend.Line.Layer] = (alive + (passes ? 1 : 0), all + 1);
            }
        }

        if (layers.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var (layer, (alive, all)) in layers)
        {
            text.Append(text.Length > 0 ? ", " : "").Append(CultureInfo.InvariantCulture, $"{alive} of {all} alive");
            text.Append(layer > 0 ? string.Create(CultureInfo.InvariantCulture, $" in layer {layer}") : "");
        }

        return text.ToString();
    }
}
