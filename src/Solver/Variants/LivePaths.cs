using System.Globalization;
using System.Text;
using WorkedSolutions.Solver.Problems;
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

    /// <summary>
    /// How many ReLUs, and their like written with max or min, are alive in each layer (all samples together) where a gradient is
    /// taken, e.g. <c>2 of 3 alive in layer 1</c>; null where there are none. After the last update there is no backward pass.
    /// </summary>
    public static string? Pattern(Trace trace)
    {
        var updates = Math.Max(Updates(trace.Problem), 1);
        var layers = new SortedDictionary<(int Update, int Layer), (int Alive, int All)>();
        foreach (var bend in Bends.Of(trace))
        {
            if (bend.Alive is { } passes && bend.Line.Update < updates)
            {
                var (alive, all) = layers.GetValueOrDefault((bend.Line.Update, bend.Line.Layer));
                layers[(bend.Line.Update, bend.Line.Layer)] = (alive + (passes ? 1 : 0), all + 1);
            }
        }

        if (layers.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var ((update, layer), (alive, all)) in layers)
        {
            text.Append(text.Length > 0 ? ", " : "").Append(CultureInfo.InvariantCulture, $"{alive} of {all} alive");
            text.Append(layer > 0 ? string.Create(CultureInfo.InvariantCulture, $" in layer {layer}") : "");
            text.Append(update > 0 ? string.Create(CultureInfo.InvariantCulture, $" after update {update}") : "");
        }

        return text.ToString();
    }

    private static int Updates(Problem problem) => problem switch
    {
        Problem.Network network => network.Training?.Updates ?? 0,
        Problem.Graph graph => graph.Training?.Updates ?? 0,
        _ => 0,
    };
}
