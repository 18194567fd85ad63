using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// What a template says in general it says in the usual letters. On a paper whose author has taken one of them for something else,
/// its formulas are set in the letters of the working: ½(t̂ − t)² where an input is called y.
/// </summary>
internal static class LetterChange
{
    /// <summary>From a symbol of a template's formula to that of the paper; null where all letters are the usual ones.</summary>
    public static Func<MathNode, MathNode?>? Of(Trace trace)
    {
        if (ReferenceEquals(trace.Letters, Letters.Usual))
        {
            return null;
        }

        Dictionary<string, MathNode>? changes = null;
        foreach (var (usual, letter) in Pairs(trace))
        {
            if (usual != letter)
            {
                (changes ??= new(StringComparer.Ordinal)).TryAdd(usual, Notate.Word(letter));
            }
        }

        return changes is null ? null : node => node is MathNode.Symbol { Alphabet: Alphabet.Default } symbol ? changes.GetValueOrDefault(symbol.Text) : null;
    }

    private static IEnumerable<(string Usual, string Letter)> Pairs(Trace trace)
    {
        var (letters, usual) = (trace.Letters, Letters.Usual);
        yield return (usual.Input, letters.Input);
        yield return (usual.Target, letters.Target);
        yield return (usual.Weight, letters.Weight);
        yield return (usual.Bias, letters.Bias);
        yield return (usual.PreActivation, letters.PreActivation);
        yield return (usual.PreActivation.ToUpperInvariant(), letters.PreActivation.ToUpperInvariant());
        yield return (usual.Activation, letters.Activation);
        yield return (usual.Activation.ToUpperInvariant(), letters.Activation.ToUpperInvariant());
        yield return (usual.Share, letters.Share);
        yield return (usual.Loss, letters.Loss);
        yield return (usual.Penalty, letters.Penalty);
        yield return (usual.Objective, letters.Objective);
        foreach (var id in (string[])["eta", "momentum", "decay", "lambda"])
        {
            yield return (usual.Setting(id).Base, letters.Setting(id).Base);
        }

        // TeX's \epsilon is the other shape of the letter.
        yield return ("ϵ", letters.Setting("epsilon") == usual.Setting("epsilon") ? "ϵ" : letters.Setting("epsilon").Base);
        var training = trace.Problem switch { Problem.Network network => network.Training, Problem.Graph graph => graph.Training, _ => null };
        foreach (var state in training is null ? [] : training.Optimizer.States)
        {
            yield return (usual.States[state], letters.States[state]);
        }
    }
}
