using System.Collections.Immutable;

namespace WorkedSolutions.Solver.Networks;

/// <summary>A derivative by central differences with two step sizes, which give it an error bound of its own.</summary>
/// <param name="Value">The derivative, extrapolated from both step sizes (Richardson).</param>
/// <param name="Bound">More than it can be off; infinite where a kink lies within the steps.</param>
internal readonly record struct Difference(double Value, double Bound)
{
    /// <summary>The derivative of an objective along a direction.</summary>
    /// <param name="network">The objective.</param>
    /// <param name="batch">Its samples.</param>
    /// <param name="point">The parameters; changed on the way and put back.</param>
    /// <param name="move">Sets the parameters to so much along the direction.</param>
    /// <param name="size">The size of the point along the direction: steps are relative to it.</param>
    /// <param name="noise">A bound of the rounding error of the objective.</param>
    /// <param name="enough">A bound with which the caller is content.</param>
    public static Difference Along(PlainNetwork network, ImmutableArray<int> batch, double[] point, Action<double[], double> move, double size, double noise, double enough)
    {
        var best = new Difference(0, double.PositiveInfinity);
        var step = 2e-3 * Math.Max(1, size);
        for (var tries = 0; tries < 5 && best.Bound > enough; tries++, step /= 16)
        {
            if (Once(network, batch, point, move, step, noise) is { } found && found.Bound < best.Bound)
            {
                best = found;
            }
        }

        return best;
    }

    private static Difference? Once(PlainNetwork network, ImmutableArray<int> batch, double[] point, Action<double[], double> move, double step, double noise)
    {
        Span<double> values = stackalloc double[4];
        ReadOnlySpan<double> steps = [step, -step, step / 2, -step / 2];
        var sides = 0;
        for (var i = 0; i < 4; i++)
        {
            move(point, steps[i]);
            (values[i], var side) = network.At(point, batch);
            sides = i == 0 ? side : sides;
            if (side != sides || !double.IsFinite(values[i]))
            {
                move(point, 0);
                return null;
            }
        }

        move(point, 0);
        double coarse = (values[0] - values[1]) / (2 * step), fine = (values[2] - values[3]) / step;
        return new Difference((4 * fine - coarse) / 3, Math.Abs(fine - coarse) + 4 * noise / step);
    }
}
