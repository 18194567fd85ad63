using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Pictures;

/// <summary>The pictures that a trace gives.</summary>
public static class Figures
{
    /// <summary>The names of all pictures of a trace.</summary>
    public static ImmutableArray<string> Names(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var names = ImmutableArray.CreateBuilder<string>();
        switch (trace.Problem)
        {
            case Problem.Network network:
                names.AddRange("network-given", "network", "network-backward");
                AddIf(!CurvePictures.Sizes(trace).IsEmpty, "gradient-sizes");
                for (var layer = 1; layer <= network.Layers.Length; layer++)
                {
                    AddIf(CurvePictures.Point(trace, layer) is not null, string.Create(CultureInfo.InvariantCulture, $"activation-{layer}"));
                }

                AddIf(WeightCurve.Of(trace) is not null, "loss-along-weight");
                break;
            case Problem.Graph:
                AddIf(trace.Nodes.Length is > 0 and <= GraphSubject.MostNodes, "graph");
                break;
            default:
                break;
        }

        AddIf(CurvePictures.HasLoss(trace), "loss");
        return names.ToImmutable();

        void AddIf(bool has, string name)
        {
            if (has)
            {
                names.Add(name);
            }
        }
    }

    /// <summary>The picture of that name; null where the trace has none.</summary>
    public static Picture? Of(Trace trace, string name)
    {
        if (!Names(trace).Contains(name))
        {
            return null;
        }

        return name switch
        {
            "network-given" or "network" or "network-backward" => NetworkPicture.Of(Network(trace, name), name),
            "graph" => GraphPicture.Of(GraphSubject.Of(trace), name),
            "loss" => CurvePictures.Loss(trace, name),
            "gradient-sizes" => CurvePictures.GradientSizes(trace, name),
            "loss-along-weight" => WeightCurve.Of(trace)!.Picture(name),
            _ => CurvePictures.Activation(trace, int.Parse(name.AsSpan("activation-".Length), CultureInfo.InvariantCulture), name),
        };
    }

    /// <summary>What a picture shows, in words; null where the trace has none of that name. It takes less time than the picture.</summary>
    internal static string? Alternative(Trace trace, string name)
    {
        if (!Names(trace).Contains(name))
        {
            return null;
        }

        return name switch
        {
            "network-given" or "network" or "network-backward" => NetworkWords.Describe(Network(trace, name)),
            "graph" => GraphWords.Describe(GraphSubject.Of(trace)),
            "loss-along-weight" => WeightCurve.Of(trace)!.Describe(),
            _ => Of(trace, name)?.Description,
        };
    }

    /// <summary>The document with the trace's pictures in the figures that name them.</summary>
    internal static Document Drawn(Document document, Trace trace)
    {
        var names = Names(trace);
        return FigureBlocks.Change(document, figure => names.Contains(figure.Name)
            ? figure with { Drawing = new Lazy<Picture>(() => Of(trace, figure.Name)!) }
            : figure);
    }

    private static NetworkSubject Network(Trace trace, string name) => new(trace, (Problem.Network)trace.Problem, name switch
    {
        "network-given" => NetworkView.Given,
        "network" => NetworkView.Forward,
        _ => NetworkView.Backward,
    });
}
