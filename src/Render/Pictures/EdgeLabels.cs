using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Pictures;

/// <summary>An edge with the formula that it carries.</summary>
internal sealed record LabelledEdge(double X1, double Y1, double X2, double Y2, MathNode? Text);

/// <summary>
/// Finds places for the labels of edges: on its own edge, near its start, clear of all other labels, crossed by as few
/// other edges as can be.
/// </summary>
internal static class EdgeLabels
{
    private const double Apart = 1.5;
    private const double First = 0.1;
    private const double Last = 0.9;
    private const double Step = 0.02;

    /// <summary>The middles of the labels, or null where they do not all fit.</summary>
    /// <param name="edges">The edges between two columns.</param>
    /// <param name="size">The type size.</param>
    /// <param name="obstacles">What no label may touch.</param>
    /// <param name="left">The left end of the room.</param>
    /// <param name="right">The right end.</param>
    /// <param name="middle">Where on its edge a label stands best: 0 at the start, 1 at the end.</param>
    public static (double X, double Y)?[]? Place(IReadOnlyList<LabelledEdge> edges, double size, IEnumerable<LabelBox> obstacles, double left, double right, double middle = 0)
    {
        var placed = obstacles.ToList();
        var fixedOnes = placed.Count;
        var places = new (double X, double Y)?[edges.Count];
        foreach (var e in Order(edges))
        {
            if (edges[e].Text is not { } text)
            {
                continue;
            }

            var (width, height) = Canvas.Measure(text, size);
            var (best, cost) = (default(LabelBox?), double.MaxValue);
            for (var t = First; t <= Last; t += Step)
            {
                var box = LabelBox.Around(edges[e].X1 + t * (edges[e].X2 - edges[e].X1), edges[e].Y1 + t * (edges[e].Y2 - edges[e].Y1), width + 2, height + 2);
                if (box.Left < left || box.Right > right || Blocked(box, placed, fixedOnes))
                {
                    continue;
                }

                var own = Math.Abs(t - middle) + 0.6 * Crossings(box, edges, e);
                if (own < cost - 1e-9)
                {
                    (best, cost) = (box, own);
                }
            }

            if (best is not { } found)
            {
                return null;
            }

            placed.Add(found);
            places[e] = ((found.Left + found.Right) / 2, (found.Top + found.Bottom) / 2);
        }

        return places;
    }

    /// <summary>From the outside to the inside, as a person would: top, bottom, next to top, …</summary>
    private static IEnumerable<int> Order(IReadOnlyList<LabelledEdge> edges)
    {
        for (int low = 0, high = edges.Count - 1; low <= high; low++, high--)
        {
            yield return low;
            if (low < high)
            {
                yield return high;
            }
        }
    }

    private static bool Blocked(LabelBox box, List<LabelBox> placed, int fixedOnes)
    {
        for (var i = 0; i < placed.Count; i++)
        {
            if (box.Meets(placed[i], i < fixedOnes ? 0.5 : Apart))
            {
                return true;
            }
        }

        return false;
    }

    private static int Crossings(LabelBox box, IReadOnlyList<LabelledEdge> edges, int own)
    {
        var count = 0;
        for (var i = 0; i < edges.Count; i++)
        {
            count += i != own && box.Cuts(edges[i].X1, edges[i].Y1, edges[i].X2, edges[i].Y2) ? 1 : 0;
        }

        return count;
    }
}
