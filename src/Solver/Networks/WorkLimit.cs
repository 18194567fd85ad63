using System.Globalization;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Networks;

/// <summary>Keeps a run within seconds and its trace within memory.</summary>
internal static class WorkLimit
{
    private const double MostOperations = 3e8;
    private const double MostShownLines = 1e6;

    /// <summary>A diagnostic for more updates than can be worked or shown; null for all others.</summary>
    public static Diagnostic? Of(Problem.Network problem)
    {
        if (problem.Training is not { Updates: > 1 } training)
        {
            return null;
        }

        var samples = (double)problem.Inputs.Length;
        double parameters = problem.Layers.Sum(layer => (double)layer.Size * (layer.Weights[0].Length + 1));
        double neurons = problem.Layers.Sum(layer => (double)layer.Size);
        var operations = samples * (parameters + 8 * neurons) * 3;
        var shown = Math.Min(training.Updates, training.Show?.Length ?? (training.Updates <= 5 ? 5 : 2));
        var lines = 3 * parameters + 6 * samples * neurons;
        var most = operations * training.Updates > MostOperations ? Math.Floor(MostOperations / operations) : double.PositiveInfinity;
        return most < training.Updates
            ? Diagnostic.Error("too-much-work", training.LearningRate.Place, string.Create(CultureInfo.InvariantCulture, $"{training.Updates} updates of this network are too many"), string.Create(CultureInfo.InvariantCulture, $"at most {Math.Max(1, most)} can be worked"))
            : lines * shown > MostShownLines
                ? Diagnostic.Error("too-much-work", training.LearningRate.Place, string.Create(CultureInfo.InvariantCulture, $"{shown} shown updates of this network are too many lines"), "show fewer updates")
                : null;
    }
}
