using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// The letters of a paper as TeX, so that what a template says in general speaks of the same things as the working: <c>letters.y</c> is
/// <c>t</c> where an input is called y. <c>x y y_hat w b z a E L R J eta mu rho epsilon lambda v G s m_hat v_hat</c>; capitals for
/// matrices: <c>A Z</c>.
/// </summary>
internal static class LetterModel
{
    /// <summary>The <c>letters</c> member.</summary>
    public static LazyObject Of(Letters letters)
    {
        string State(string state, bool hat = false) => Tex(new Symbol.Letter(letters.States[state], Hat: hat));
        return new LazyObject()
            .With("x", Tex(letters.Input))
            .With("y", Tex(letters.Target))
            .With("y_hat", Tex(new Symbol.Letter(letters.Target, Hat: true)))
            .With("w", Tex(letters.Weight))
            .With("b", Tex(letters.Bias))
            .With("z", Tex(letters.PreActivation))
            .With("Z", Tex(letters.PreActivation.ToUpperInvariant()))
            .With("a", Tex(letters.Activation))
            .With("A", Tex(letters.Activation.ToUpperInvariant()))
            .With("E", Tex(letters.Share))
            .With("L", Tex(letters.Loss))
            .With("R", Tex(letters.Penalty))
            .With("J", Tex(letters.Objective))
            .With("eta", Tex(letters.Setting("eta")))
            .With("mu", Tex(letters.Setting("momentum")))
            .With("rho", Tex(letters.Setting("decay")))
            .With("epsilon", Tex(letters.Setting("epsilon")))
            .With("lambda", Tex(letters.Setting("lambda")))
            .With("velocity", State("velocity"))
            .With("G", State("G"))
            .With("s", State("s"))
            .With("m_hat", State("m", hat: true))
            .With("v_hat", State("v", hat: true));
    }

    private static string Tex(string letter) => Tex(new Symbol.Letter(letter));

    private static string Tex(Symbol.Letter letter) => TexWriter.Write(Notate.Symbol(letter));
}
