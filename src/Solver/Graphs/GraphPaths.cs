using System.Collections.Immutable;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>The paths of a graph from the output down to a vertex.</summary>
internal sealed class GraphPaths(GraphShape shape)
{
    /// <summary>The most paths that are listed for one vertex.</summary>
    public const int MostPaths = 64;

    private const long MostSteps = 100_000;

    private long _steps;

    /// <summary>
    /// Every path as vertices from the output to the given one, in the order of the consumers; null where there are more than
    /// anybody reads. Empty where there is none.
    /// </summary>
    public ImmutableArray<ImmutableArray<int>>? To(int vertex)
    {
        if (!shape.Reaches[vertex])
        {
            return ImmutableArray<ImmutableArray<int>>.Empty;
        }

        var done = new List<ImmutableArray<int>>();
        var open = new Stack<ImmutableList<int>>();
        open.Push([vertex]);
        while (open.TryPop(out var path))
        {
            if (path[0] == shape.Output)
            {
                _steps += path.Count;
                done.Add([.. path]);
            }
            else
            {
                var consumers = shape.Consumers[path[0]];
                for (var i = consumers.Length - 1; i >= 0; i--)
                {
                    open.Push(path.Insert(0, consumers[i]));
                }
            }

            if (done.Count > MostPaths || open.Count > 10 * MostPaths || ++_steps > MostSteps)
            {
                return null;
            }
        }

        return [.. done];
    }
}
