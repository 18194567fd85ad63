using System.Collections.Immutable;

namespace WorkedSolutions.Render.Pictures;

/// <summary>A unit at its place; index 0 stands for units that are left out.</summary>
internal readonly record struct UnitPlace(int Layer, int Index, double Y);

/// <summary>A column of a network: a layer at its place. A bias that the next layer shares stands below its units.</summary>
internal sealed record LayerColumn(int Layer, double X, ImmutableArray<UnitPlace> Units, double? BiasY);

/// <summary>Which layers and units are drawn, and where.</summary>
internal static class NetworkPlan
{
    private const int MostUnits = 8;
    private const int MostLayers = 8;

    /// <summary>The layers that are drawn: all of up to eight, else the first five and the last two; −1 where some are left out.</summary>
    public static ImmutableArray<int> Layers(int last)
    {
        var all = Enumerable.Range(0, last + 1).ToList();
        return last < MostLayers ? [.. all] : [.. all.Take(5), -1, .. all.TakeLast(2)];
    }

    /// <summary>The units that are drawn: all of up to eight, else the first six and the last; 0 where some are left out.</summary>
    public static ImmutableArray<int> Units(int size) =>
        size <= MostUnits ? [.. Enumerable.Range(1, size)] : [.. Enumerable.Range(1, MostUnits - 2), 0, size];

    /// <summary>The columns with their units, x still 0, centred about y = 0.</summary>
    public static ImmutableArray<LayerColumn> Columns(NetworkSubject subject, double pitch)
    {
        var last = subject.Problem.Layers.Length;
        return [.. Layers(last).Select(layer => layer < 0 ? new LayerColumn(-1, 0, [], null) : Column(subject, layer, last, pitch))];
    }

    private static LayerColumn Column(NetworkSubject subject, int layer, int last, double pitch)
    {
        var units = Units(subject.Size(layer));
        var top = -pitch * (units.Length - 1) / 2;
        var shared = layer < last && subject.Biases(layer + 1) == Solver.Problems.BiasKind.Shared;
        return new LayerColumn(
            layer,
            0,
            [.. units.Select((index, row) => new UnitPlace(layer, index, top + row * pitch))],
            shared ? top + (units.Length - 1) * pitch + 0.9 * pitch : null);
    }
}
