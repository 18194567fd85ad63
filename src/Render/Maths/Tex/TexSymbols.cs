using static WorkedSolutions.Render.Maths.AtomClass;

namespace WorkedSolutions.Render.Maths;

/// <summary>A symbol of the TeX subset: how it is written, what it is in Unicode, its class.</summary>
/// <param name="Tex">The control word without its backslash, or the character itself where it is written as one.</param>
/// <param name="Text">The Unicode text.</param>
/// <param name="Class">The class that it has by itself.</param>
internal readonly record struct TexSymbol(string Tex, string Text, AtomClass Class)
{
    /// <summary>Whether it is written with a backslash and letters.</summary>
    public bool IsWord => Tex.Length > 1 && char.IsAsciiLetter(Tex[0]);
}

/// <summary>The symbols of the TeX subset. Where several are the same in Unicode and class, the first is the one written.</summary>
public static class TexSymbols
{
    private const int Indexed = 0x2B00;

    internal static readonly TexSymbol[] All =
    [
        new("alpha", "α", Ord), new("beta", "β", Ord), new("gamma", "γ", Ord), new("delta", "δ", Ord), new("epsilon", "ϵ", Ord),
        new("varepsilon", "ε", Ord), new("zeta", "ζ", Ord), new("eta", "η", Ord), new("theta", "θ", Ord), new("vartheta", "ϑ", Ord),
        new("iota", "ι", Ord), new("kappa", "κ", Ord), new("lambda", "λ", Ord), new("mu", "μ", Ord), new("nu", "ν", Ord),
        new("xi", "ξ", Ord), new("pi", "π", Ord), new("varpi", "ϖ", Ord), new("rho", "ρ", Ord), new("varrho", "ϱ", Ord),
        new("sigma", "σ", Ord), new("varsigma", "ς", Ord), new("tau", "τ", Ord), new("upsilon", "υ", Ord), new("phi", "ϕ", Ord),
        new("varphi", "φ", Ord), new("chi", "χ", Ord), new("psi", "ψ", Ord), new("omega", "ω", Ord),
        new("Gamma", "Γ", Ord), new("Delta", "Δ", Ord), new("Theta", "Θ", Ord), new("Lambda", "Λ", Ord), new("Xi", "Ξ", Ord),
        new("Pi", "Π", Ord), new("Sigma", "Σ", Ord), new("Upsilon", "Υ", Ord), new("Phi", "Φ", Ord), new("Psi", "Ψ", Ord), new("Omega", "Ω", Ord),

        new("partial", "∂", Ord), new("nabla", "∇", Ord), new("infty", "∞", Ord), new("ell", "ℓ", Ord), new("hbar", "ℏ", Ord),
        new("Re", "ℜ", Ord), new("Im", "ℑ", Ord), new("aleph", "ℵ", Ord), new("wp", "℘", Ord), new("emptyset", "∅", Ord), new("varnothing", "∅", Ord),
        new("forall", "∀", Ord), new("exists", "∃", Ord), new("neg", "¬", Ord), new("lnot", "¬", Ord), new("top", "⊤", Ord), new("bot", "⊥", Ord),
        new("angle", "∠", Ord), new("triangle", "△", Ord), new("prime", "′", Ord), new("dagger", "†", Bin), new("degree", "°", Ord),
        new("checkmark", "✓", Ord), new("square", "□", Ord), new("blacksquare", "■", Ord), new("vdots", "⋮", Ord),
        new("ldots", "…", Inner), new("dots", "…", Inner), new("dotsc", "…", Inner), new("cdots", "⋯", Inner), new("dotsb", "⋯", Inner), new("ddots", "⋱", Inner),
        new("/", "/", Ord), new(".", ".", Ord), new("|", "|", Ord), new("vert", "|", Ord), new("Vert", "‖", Ord), new("backslash", "\\", Ord),
        new("\"", "\"", Ord), new("@", "@", Ord), new("`", "`", Ord),
        new("%", "%", Ord), new("#", "#", Ord), new("&", "&", Ord), new("_", "_", Ord), new("$", "$", Ord), new("pounds", "£", Ord),

        new("+", "+", Bin), new("-", "−", Bin), new("*", "∗", Bin), new("ast", "∗", Bin), new("times", "×", Bin), new("cdot", "⋅", Bin),
        new("odot", "⊙", Bin), new("oplus", "⊕", Bin), new("ominus", "⊖", Bin), new("otimes", "⊗", Bin), new("oslash", "⊘", Bin),
        new("circ", "∘", Bin), new("bullet", "∙", Bin), new("star", "⋆", Bin), new("pm", "±", Bin), new("mp", "∓", Bin), new("div", "÷", Bin),
        new("cup", "∪", Bin), new("cap", "∩", Bin), new("setminus", "∖", Bin), new("wedge", "∧", Bin), new("land", "∧", Bin), new("vee", "∨", Bin),
        new("lor", "∨", Bin), new("intercal", "⊺", Bin), new("diamond", "⋄", Bin),

        new("=", "=", Rel), new("<", "<", Rel), new("lt", "<", Rel), new(">", ">", Rel), new("gt", ">", Rel), new(":", ":", Rel),
        new("approx", "≈", Rel), new("ne", "≠", Rel), new("neq", "≠", Rel), new("le", "≤", Rel), new("leq", "≤", Rel), new("ge", "≥", Rel),
        new("geq", "≥", Rel), new("ll", "≪", Rel), new("gg", "≫", Rel), new("equiv", "≡", Rel), new("sim", "∼", Rel), new("simeq", "≃", Rel),
        new("cong", "≅", Rel), new("propto", "∝", Rel), new("in", "∈", Rel), new("ni", "∋", Rel), new("notin", "∉", Rel), new("subset", "⊂", Rel),
        new("subseteq", "⊆", Rel), new("supset", "⊃", Rel), new("supseteq", "⊇", Rel), new("mid", "∣", Rel), new("parallel", "∥", Rel),
        new("perp", "⟂", Rel), new("models", "⊨", Rel), new("vdash", "⊢", Rel), new("doteq", "≐", Rel), new("triangleq", "≜", Rel),
        new("lesssim", "≲", Rel), new("gtrsim", "≳", Rel), new("therefore", "∴", Rel), new("because", "∵", Rel),
        new("to", "→", Rel), new("rightarrow", "→", Rel), new("leftarrow", "←", Rel), new("gets", "←", Rel), new("leftrightarrow", "↔", Rel),
        new("Rightarrow", "⇒", Rel), new("Leftarrow", "⇐", Rel), new("Leftrightarrow", "⇔", Rel), new("implies", "⟹", Rel), new("Longrightarrow", "⟹", Rel),
        new("impliedby", "⟸", Rel), new("iff", "⟺", Rel), new("longrightarrow", "⟶", Rel), new("longleftarrow", "⟵", Rel), new("mapsto", "↦", Rel),
        new("uparrow", "↑", Rel), new("downarrow", "↓", Rel), new("Uparrow", "⇑", Rel), new("Downarrow", "⇓", Rel), new("updownarrow", "↕", Rel),
        new("nearrow", "↗", Rel), new("searrow", "↘", Rel), new("rightharpoonup", "⇀", Rel),

        new("(", "(", Open), new("[", "[", Open), new("lbrack", "[", Open), new("{", "{", Open), new("lbrace", "{", Open), new("langle", "⟨", Open),
        new("lfloor", "⌊", Open), new("lceil", "⌈", Open), new("lvert", "|", Open), new("lVert", "‖", Open),
        new(")", ")", Close), new("]", "]", Close), new("rbrack", "]", Close), new("}", "}", Close), new("rbrace", "}", Close), new("rangle", "⟩", Close),
        new("rfloor", "⌋", Close), new("rceil", "⌉", Close), new("rvert", "|", Close), new("rVert", "‖", Close), new("!", "!", Close), new("?", "?", Close),
        new(",", ",", Punct), new(";", ";", Punct), new("colon", ":", Punct),
    ];

    private static readonly short[] ByCharacter = IndexByCharacter();
    private static readonly Dictionary<(string Text, AtomClass Class), int> OtherClasses = IndexOtherClasses();

    /// <summary>The symbol with the class that TeX gives it: <c>Of("=")</c> is a relation, <c>Of("−")</c> and <c>Of("-")</c> the binary minus,
    /// <c>Of("x")</c> an ordinary letter. A minus at the start of a formula or after an operator is set as a sign by the layout.</summary>
    public static MathNode.Symbol Of(string text)
    {
        var index = Find(text);
        return index < 0 ? new MathNode.Symbol(text) : new MathNode.Symbol(All[index].Text, All[index].Class);
    }

    /// <summary>The index in <see cref="All"/> of the first symbol with this text, or −1.</summary>
    internal static int Find(string text) => text.Length == 1 ? Find(text[0]) : -1;

    /// <summary>The index in <see cref="All"/> of the first symbol with this character, or −1.</summary>
    internal static int Find(char character) => character < Indexed ? ByCharacter[character] - 1 : -1;

    /// <summary>The index of the symbol with this text in this very class, or −1.</summary>
    internal static int Find(string text, AtomClass @class)
    {
        var index = Find(text);
        return index >= 0 && All[index].Class != @class ? OtherClasses.GetValueOrDefault((text, @class), -1) : index;
    }

    /// <summary>The class that the text has when nothing else is said.</summary>
    internal static AtomClass ClassOf(string text)
    {
        var index = Find(text);
        return index < 0 ? Ord : All[index].Class;
    }

    private static short[] IndexByCharacter()
    {
        var index = new short[Indexed];
        for (var i = 0; i < All.Length; i++)
        {
            ref var slot = ref index[All[i].Text[0]];
            slot = slot == 0 ? (short)(i + 1) : slot;
        }

        foreach (var (alias, of) in (ReadOnlySpan<(char, char)>)[('-', '−'), ('*', '∗'), ('\'', '′'), ('·', '⋅'), ('µ', 'μ'), ('•', '∙')])
        {
            index[alias] = index[of];
        }

        return index;
    }

    private static Dictionary<(string, AtomClass), int> IndexOtherClasses()
    {
        var index = new Dictionary<(string, AtomClass), int>();
        for (var i = 0; i < All.Length; i++)
        {
            if (All[Find(All[i].Text[0])].Class != All[i].Class)
            {
                index.TryAdd((All[i].Text, All[i].Class), i);
            }
        }

        return index;
    }
}
