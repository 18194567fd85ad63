using System.Collections.Frozen;

namespace WorkedSolutions.Render.Writers;

/// <summary>How characters beyond ASCII are written in LaTeX.</summary>
internal static class LatexCharacters
{
    private static readonly FrozenDictionary<int, string> Names = Build().ToFrozenDictionary();

    /// <summary>Whether the T1 and TS1 fonts have the character as it stands (Latin-1 and most of Latin Extended-A).</summary>
    public static bool IsNative(int code) => code is >= 0xA1 and <= 0xFF and not 0xAD
        or (>= 0x100 and <= 0x17E and not (0x108 or 0x109 or 0x10A or 0x10B or 0x11C or 0x11D or 0x120 or 0x121 or 0x124 or 0x125 or 0x126 or 0x127
            or 0x12C or 0x12D or 0x132 or 0x133 or 0x134 or 0x135 or 0x138 or 0x13F or 0x140 or 0x149 or 0x14E or 0x14F or 0x15C or 0x15D or 0x166 or 0x167 or 0x16C or 0x16D));

    /// <summary>What stands for a character; null where nothing does.</summary>
    public static string? Of(int code) => Names.GetValueOrDefault(code);

    private static Dictionary<int, string> Build()
    {
        var names = new Dictionary<int, string>
        {
            [0xA0] = "~", [0xAD] = "\\-", [0x2002] = "\\enspace{}", [0x2003] = "\\quad{}", [0x2009] = "\\,", [0x202F] = "\\,", [0x200A] = "\\,",
            [0x200B] = "", [0x200C] = "", [0x2060] = "", [0xFEFF] = "",
            [0x2010] = "-", [0x2011] = "\\mbox{-}", [0x2012] = "--", [0x2013] = "--", [0x2014] = "---", [0x2015] = "---",
            [0x2018] = "`", [0x2019] = "'", [0x201A] = "\\quotesinglbase{}", [0x201C] = "``", [0x201D] = "''", [0x201E] = "\\quotedblbase{}",
            [0x2020] = "\\dag{}", [0x2021] = "\\ddag{}", [0x2022] = "\\textbullet{}", [0x2026] = "\\dots{}", [0x2030] = "\\textperthousand{}",
            [0x2039] = "\\guilsinglleft{}", [0x203A] = "\\guilsinglright{}", [0x20AC] = "\\texteuro{}", [0x2116] = "\\textnumero{}", [0x2122] = "\\textsuperscript{TM}",
        };
        Maths(names, "αalpha βbeta γgamma δdelta εvarepsilon ζzeta ηeta θtheta ιiota κkappa λlambda μmu νnu ξxi πpi ρrho σsigma ςvarsigma τtau υupsilon φvarphi χchi ψpsi ωomega ϑvartheta ϕphi ϵepsilon ϱvarrho ϖvarpi");
        Maths(names, "ΓGamma ΔDelta ΘTheta ΛLambda ΞXi ΠPi ΣSigma ΥUpsilon ΦPhi ΨPsi ΩOmega ∂partial ∇nabla ∑sum ∏prod ∫int √surd ∞infty ∅emptyset ∀forall ∃exists");
        Maths(names, "−minus ≤leq ≥geq ≠neq ≈approx ≡equiv ≪ll ≫gg ∼sim ∝propto ∈in ∉notin ⊂subset ⊆subseteq ∪cup ∩cap →rightarrow ←leftarrow ↔leftrightarrow ⇒Rightarrow ⇐Leftarrow ⇔Leftrightarrow ↦mapsto ↑uparrow ↓downarrow");
        Maths(names, "⊙odot ⊗otimes ⊕oplus ∘circ ⋅cdot ∗ast ⋯cdots ⋮vdots ⋱ddots ⊤top ⊥perp ∥parallel ⟨langle ⟩rangle ⌊lfloor ⌋rfloor ⌈lceil ⌉rceil ℓell ′prime ✓checkmark ■blacksquare □square ℏhbar ≜triangleq ℜRe ℑIm");
        names['−'] = "\\ensuremath{-}";
        foreach (var (letter, latin) in "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΧX οo".Split(' ').Select(pair => (pair[0], pair[1])))
        {
            names[letter] = $"\\ensuremath{{\\mathrm{{{latin}}}}}";
        }

        foreach (var (letter, latin) in "ℝR ℕN ℤZ ℚQ ℂC".Split(' ').Select(pair => (pair[0], pair[1])))
        {
            names[letter] = $"\\ensuremath{{\\mathbb{{{latin}}}}}";
        }

        Digits(names, "⁰0 ⁴4 ⁵5 ⁶6 ⁷7 ⁸8 ⁹9 ⁺+ ⁻- ⁽( ⁾) ⁿn ᵀT ᵢi", '^');
        Digits(names, "₀0 ₁1 ₂2 ₃3 ₄4 ₅5 ₆6 ₇7 ₈8 ₉9 ₊+ ₋- ₍( ₎) ₙn ⱼj ₖk", '_');
        return names;
    }

    private static void Maths(Dictionary<int, string> names, string table)
    {
        foreach (var entry in table.Split(' '))
        {
            names[entry[0]] = $"\\ensuremath{{\\{entry[1..]}}}";
        }
    }

    private static void Digits(Dictionary<int, string> names, string table, char script)
    {
        foreach (var entry in table.Split(' '))
        {
            names[entry[0]] = $"\\ensuremath{{{script}{{{entry[1..]}}}}}";
        }
    }
}
