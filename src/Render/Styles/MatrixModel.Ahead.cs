using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Traces;
using static WorkedSolutions.Render.Styles.MatrixNotation;

namespace WorkedSolutions.Render.Styles;

/// <summary>Where the passes are taken: at the parameters of the update, or for Nesterov's rule at θ − μv, which the letters and the ids then say.</summary>
internal sealed partial class MatrixModel
{
    private const string AheadMark = "ahead";

    private bool LooksAhead => problem.Training is { Updates: > 0, Optimizer.LooksAhead: true } && !Closing;

    /// <summary>What the derivatives are of.</summary>
    private MathNode Loss => Notate.Symbol(new Symbol.Letter("L", Sup: LooksAhead ? AheadMark : null));

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
