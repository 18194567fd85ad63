using System.Collections.Immutable;
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
        return trace.Problem switch
        {
            Problem.Network => ["network-given", "network", "network-backward"],
            _ => [],
        };
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
            "network-given" => Network(trace, NetworkView.Given, name),
            "network" => Network(trace, NetworkView.Forward, name),
            "network-backward" => Network(trace, NetworkView.Backward, name),
            _ => null,
        };
    }

    private static Picture Network(Trace trace, NetworkView view, string name) =>
        NetworkPicture.Of(new NetworkSubject(trace, (Problem.Network)trace.Problem, view), name);
}
