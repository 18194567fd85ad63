using System.Globalization;
using System.Text;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Render.Pictures;

/// <summary>Says in words what the drawing of a network shows.</summary>
internal static class NetworkWords
{
    private const int MostNumbers = 24;

    /// <summary>The layers with their sizes and activations, then names and values as far as they are few.</summary>
    public static string Describe(NetworkSubject subject)
    {
        var text = new StringBuilder(subject.View == NetworkView.Backward ? "The network with its gradients, from the loss back to the inputs: " : "The network, drawn as columns from left to right: ");
        var last = subject.Problem.Layers.Length;
        text.Append(Count(subject.Size(0), "input"));
        for (var layer = 1; layer <= last; layer++)
        {
            text.Append(layer == last ? " and " : ", ").Append(layer == last ? "an output layer" : "a hidden layer")
                .Append(CultureInfo.InvariantCulture, $" of {Count(subject.Size(layer), subject.Activation(layer) + " neuron")}");
        }

        text.Append(", then the loss.");
        if (subject.View != NetworkView.Backward)
        {
            List(text, "Inputs", Units(subject, 0, 0));
        }

        List(text, subject.View == NetworkView.Backward ? "Gradients on the edges" : "Weights", Edges(subject));
        List(text, subject.View == NetworkView.Backward ? "Gradients of the biases" : "Biases", Biases(subject));
        if (subject.View != NetworkView.Given)
        {
            List(text, subject.View == NetworkView.Backward ? "Deltas in the neurons" : "Activations", Units(subject, 1, last));
            List(text, "Loss", [subject.Loss()]);
        }

        return text.ToString();
    }

    private static string Count(int count, string thing) =>
        count == 1 ? $"1 {thing}" : string.Create(CultureInfo.InvariantCulture, $"{count} {thing}s");

    private static void List(StringBuilder text, string title, IEnumerable<Caption> captions)
    {
        var words = captions.Select(caption => caption.Words).Where(word => word.Length > 0).Take(MostNumbers + 1).ToList();
        if (words.Count is 0 or > MostNumbers)
        {
            return;
        }

        text.Append(' ').Append(title).Append(": ").AppendJoin(", ", words).Append('.');
    }

    private static IEnumerable<Caption> Units(NetworkSubject subject, int from, int to)
    {
        for (var layer = from; layer <= to; layer++)
        {
            for (var j = 1; j <= subject.Size(layer); j++)
            {
                yield return subject.Unit(layer, j);
            }
        }
    }

    private static IEnumerable<Caption> Edges(NetworkSubject subject)
    {
        for (var layer = 1; layer <= subject.Problem.Layers.Length; layer++)
        {
            for (var j = 1; j <= subject.Size(layer); j++)
            {
                for (var i = 1; i <= subject.Size(layer - 1); i++)
                {
                    yield return subject.Edge(layer, j, i);
                }
            }
        }
    }

    private static IEnumerable<Caption> Biases(NetworkSubject subject)
    {
        for (var layer = 1; layer <= subject.Problem.Layers.Length; layer++)
        {
            var count = subject.Biases(layer) switch { BiasKind.None => 0, BiasKind.Shared => 1, _ => subject.Size(layer) };
            for (var j = 1; j <= count; j++)
            {
                yield return subject.Bias(layer, subject.Biases(layer) == BiasKind.Shared ? 0 : j);
            }
        }
    }
}
