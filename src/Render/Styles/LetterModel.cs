using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// The letters of a paper as TeX, so that what a template says in general speaks of the same things as the working: <c>letters.y</c> is
/// <c>t</c> where an input is called y. <c>x y y_hat w b z a E L R J eta mu rho epsilon lambda velocity G s m_hat v_hat</c>; capitals for
/// matrices: <c>A Z</c>.
/// </summary>
internal static class LetterModel
{
    private static readonly Shape<Letters> Shape = new(
        ("x", l => Tex(l.Input)),
        ("y", l => Tex(l.Target)),
        ("y_hat", l => Tex(new Symbol.Letter(l.Target, Hat: true))),
        ("w", l => Tex(l.Weight)),
        ("b", l => Tex(l.Bias)),
        ("z", l => Tex(l.PreActivation)),
        ("Z", l => Tex(l.PreActivation.ToUpperInvariant())),
        ("a", l => Tex(l.Activation)),
        ("A", l => Tex(l.Activation.ToUpperInvariant())),
        ("E", l => Tex(l.Share)),
        ("L", l => Tex(l.Loss)),
        ("R", l => Tex(l.Penalty)),
        ("J", l => Tex(l.Objective)),
        ("eta", l => Tex(l.Setting("eta"))),
        ("mu", l => Tex(l.Setting("momentum"))),
        ("rho", l => Tex(l.Setting("decay"))),
        ("epsilon", l => Tex(l.Setting("epsilon"))),
        ("lambda", l => Tex(l.Setting("lambda"))),
        ("velocity", l => State(l, "velocity")),
        ("G", l => State(l, "G")),
        ("s", l => State(l, "s")),
        ("m_hat", l => State(l, "m", hat: true)),
        ("v_hat", l => State(l, "v", hat: true)));

    /// <summary>The <c>letters</c> member.</summary>
    public static TemplateObject Of(Letters letters) => Shape.Of(letters);

    private static string State(Letters letters, string state, bool hat = false) => Tex(new Symbol.Letter(letters.States[state], Hat: hat));

    private static string Tex(string letter) => Tex(new Symbol.Letter(letter));

    private static string Tex(Symbol.Letter letter) => TexWriter.Write(Notate.Symbol(letter));
}
