using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Traces;
using static WorkedSolutions.Render.Styles.MatrixNotation;

namespace WorkedSolutions.Render.Styles;

/// <summary>The letters of the vectorised form, and where the passes are taken: at the parameters of the update, or for Nesterov's rule at θ − μv, which the letters and the ids then say.</summary>
internal sealed partial class MatrixModel
{
    private const string AheadMark = "ahead";

    private string InputLetter => Cased(_trace.Letters.Inputs);

    private string TargetLetter => Cased(_trace.Letters.Target);

    private string PreActivationLetter => Cased(_trace.Letters.PreActivation);

    private string ActivationLetter => Cased(_trace.Letters.Activation);

    private bool LooksAhead => problem.Training is { Updates: > 0, Optimizer.LooksAhead: true } && !Closing;

    /// <summary>Small for the vector of one sample, a capital for the matrix of several.</summary>
    private string Cased(string letter) => One ? letter : letter.ToUpperInvariant();

    /// <summary>What the derivatives are of.</summary>
    private MathNode Loss => Notate.Symbol(new Symbol.Letter(_trace.Letters.Loss, Sup: LooksAhead ? AheadMark : null));

    private MathNode Now(string letter, int l, bool ahead) =>
        ahead ? After(letter, l, AheadMark) : Closing ? After(letter, l, Mark(update)) : Letter(letter, l);

    /// <summary>A letter at the point where the gradient is taken.</summary>
    private MathNode There(string letter, int l) => LooksAhead ? After(letter, l, AheadMark) : Letter(letter, l);

    private MathNode DifferentialThere(string letter, int l) => LooksAhead ? MathNode.Of(new MathNode.Symbol("d"), There(letter, l)) : Differential(letter, l);

    private MathNode TransposedThere(string letter, int l) => Transposed(There(letter, l));

    /// <summary>The id of what the backward pass reads.</summary>
    private string At(string id) => At(id, LooksAhead);

    /// <summary>The id at the look-ahead point; biases that are not updated have none of their own.</summary>
    private string At(string id, bool ahead) => ahead && (id[0] != 'b' || problem.Training!.UpdateBiases) ? "lookahead:" + id : id;
}
