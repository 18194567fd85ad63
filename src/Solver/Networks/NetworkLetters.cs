using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>The letters of a network: the usual ones, unless an author's name prints like what they would make.</summary>
internal static class NetworkLetters
{
    /// <summary>The letters of a problem; without those of training, which <see cref="LetterChoice.OfTraining"/> chooses.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="choice">What its author's names take.</param>
    /// <param name="neurons">The labels of the neurons, [layer][neuron].</param>
    public static Letters Of(Problem.Network problem, LetterChoice choice, string[][] neurons)
    {
        var outputs = Enumerable.Range(1, problem.Layers[^1].Size).Select(Number).ToList();
        var labels = neurons.SelectMany(layer => layer).ToList();
        var layered = problem.Head.Notation == Notation.Layered ? Units(problem) : [];
        var target = choice.First(letter => [.. Both(letter), .. outputs.SelectMany(k => Hatted(letter, k))], "y", "t", "d", "target");
        var letters = new Letters
        {
            Target = target,
            Share = choice.First(letter => outputs.Select(k => (Symbol)new Symbol.Letter(letter, k)).Append(new Symbol.Letter(letter)), "E", "S", "share"),
            Loss = choice.First(Alone, "L", "C", "loss"),
            Objective = choice.First(Alone, "J", "F", "cost"),
            Penalty = choice.First(Alone, "R", "P", "penalty"),
            PreActivation = choice.First(letter => labels.Select(label => (Symbol)new Symbol.Letter(letter, label)).Append(new Symbol.Letter(letter)), "z", "s", "net"),
            Activation = choice.First(letter => labels.Select(label => (Symbol)new Symbol.Letter(letter, label)).Append(new Symbol.Letter(letter)), "a", "u", "act"),
            LayeredPreActivation = choice.First(letter => layered.Select(index => (Symbol)new Symbol.Letter(letter, index)), "h", "s", "net"),
            LayeredActivation = choice.First(letter => layered.Select(index => (Symbol)new Symbol.Letter(letter, index)), "o", "u", "act"),
        };
        return OfParameters(problem, choice, letters);
    }

    private static Letters OfParameters(Problem.Network problem, LetterChoice choice, Letters letters)
    {
        var layered = problem.Head.Notation == Notation.Layered;
        var inputs = Enumerable.Range(1, problem.Inputs[0].Length).Select(Number).ToList();
        var input = problem.InputNames.IsEmpty
            ? choice.First(letter => inputs.Select(i => (Symbol)new Symbol.Letter(letter, i)).Concat(inputs.Count == 1 ? Alone(letter) : []), "x", "p", "in")
            : "x";
        var vector = problem.InputNames is [var only] && Look.OfName(only) == Look.OfName("x") ? "x"
            : choice.First(letter => inputs.Count > 1 || letter != input ? Both(letter) : [], "x", "p", "in");
        var constant = choice.First(letter => problem.BiasAsWeight ? [new Symbol.Letter(letter, "0")] : [], "x", "p", "one");
        return letters with
        {
            Input = input,
            Inputs = vector,
            Weight = choice.First(letter => Weights(problem, letter, layered), "w", "ω", "weight"),
            Bias = choice.First(letter => layered && !problem.BiasAsWeight ? Biases(problem, letter) : [], "b", "c", "bias"),
            Settings = letters.Settings.SetItem("x0", new Symbol.Letter(constant, "0")),
        };
    }

    /// <summary>The weights of layers without names; numbers that an author's names take are skipped, indices cannot be.</summary>
    private static IEnumerable<Symbol> Weights(Problem.Network problem, string letter, bool layered)
    {
        for (var l = 0; l < problem.Layers.Length; l++)
        {
            var layer = problem.Layers[l];
            for (var j = 0; j < layer.Size && layered && layer.WeightNames.IsEmpty; j++)
            {
                for (var i = 0; i < layer.Weights[j].Length; i++)
                {
                    yield return new Symbol.Letter(letter, Naming.Join(l + 1, j + 1, i + 1));
                }
            }

            for (var j = 0; j < layer.Biases.Length && problem.BiasAsWeight && layer.BiasNames.IsEmpty; j++)
            {
                yield return Naming.BiasWeight(problem, letter, l, j);
            }
        }
    }

    private static IEnumerable<Symbol> Biases(Problem.Network problem, string letter)
    {
        for (var l = 0; l < problem.Layers.Length; l++)
        {
            var layer = problem.Layers[l];
            for (var j = 0; j < layer.Biases.Length && layer.BiasNames.IsEmpty; j++)
            {
                yield return new Symbol.Letter(letter, layer.BiasKind == BiasKind.Shared ? Number(l + 1) : Naming.Join(l + 1, j + 1));
            }
        }
    }

    private static List<string> Units(Problem.Network problem)
    {
        var units = new List<string>();
        for (var l = 0; l < problem.Layers.Length; l++)
        {
            for (var j = 0; j < problem.Layers[l].Size && problem.Layers[l].NeuronNames.IsEmpty; j++)
            {
                units.Add(Naming.Join(l + 1, j + 1));
            }
        }

        return units;
    }

    private static IEnumerable<Symbol> Alone(string letter) => [new Symbol.Letter(letter)];

    private static IEnumerable<Symbol> Both(string letter) =>
        [new Symbol.Letter(letter), new Symbol.Letter(letter, Hat: true), new Symbol.Letter(letter.ToUpperInvariant()), new Symbol.Letter(letter.ToUpperInvariant(), Hat: true)];

    private static IEnumerable<Symbol> Hatted(string letter, string sub) => [new Symbol.Letter(letter, sub), new Symbol.Letter(letter, sub, Hat: true)];

    private static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);
}
