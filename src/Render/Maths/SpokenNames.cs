namespace WorkedSolutions.Render.Maths;

/// <summary>What symbols and functions are called.</summary>
public static partial class SpokenText
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["="] = "equals", ["≈"] = "is approximately", ["≠"] = "is not equal to", ["<"] = "is less than", [">"] = "is greater than",
        ["≤"] = "is at most", ["≥"] = "is at least", ["≪"] = "is much less than", ["≫"] = "is much greater than", ["≡"] = "is identical to",
        ["∼"] = "is distributed as", ["≃"] = "is similar to", ["≅"] = "is congruent to", ["∝"] = "is proportional to", ["∈"] = "in", ["∉"] = "not in",
        ["∋"] = "contains", ["⊂"] = "is a subset of", ["⊆"] = "is a subset of", ["→"] = "to", ["←"] = "becomes", ["⇒"] = "implies", ["⟹"] = "implies",
        ["⇔"] = "if and only if", ["⟺"] = "if and only if", ["↦"] = "maps to", ["∣"] = "given", [":"] = "colon", ["≜"] = "is defined as",
        ["+"] = "plus", ["−"] = "minus", ["×"] = "times", ["⋅"] = "times", ["∗"] = "star", ["⊙"] = "element-wise times", ["⊕"] = "direct sum", ["⊗"] = "tensor product",
        ["∘"] = "after", ["±"] = "plus or minus", ["∓"] = "minus or plus", ["÷"] = "divided by", ["/"] = "over", ["∪"] = "union", ["∩"] = "intersection",
        ["∧"] = "and", ["∨"] = "or", ["¬"] = "not", ["∂"] = "partial", ["∇"] = "nabla", ["∞"] = "infinity", ["⊤"] = "transposed", ["⊺"] = "transposed", ["′"] = "prime",
        ["…"] = "and so on", ["⋯"] = "and so on", ["⋮"] = "and so on", ["⋱"] = "and so on", ["∀"] = "for all", ["∃"] = "there is", ["∅"] = "the empty set",
        ["("] = "open bracket", [")"] = "close bracket", ["["] = "open square bracket", ["]"] = "close square bracket", ["{"] = "open brace", ["}"] = "close brace",
        ["|"] = "bar", ["‖"] = "double bar", ["⟨"] = "open angle bracket", ["⟩"] = "close angle bracket", ["⌊"] = "floor of", ["⌋"] = "end of floor",
        ["⌈"] = "ceiling of", ["⌉"] = "end of ceiling", ["!"] = "factorial", ["%"] = "percent", ["°"] = "degrees", [","] = ",", [";"] = ";", ["."] = "point",
        ["∑"] = "the sum", ["∏"] = "the product", ["∫"] = "the integral", ["∬"] = "the double integral", ["∭"] = "the triple integral", ["∮"] = "the contour integral",
        ["⋃"] = "the union", ["⋂"] = "the intersection", ["ln"] = "natural log", ["exp"] = "e to the", ["lim"] = "the limit", ["max"] = "the maximum", ["min"] = "the minimum",
        ["sin"] = "sine", ["cos"] = "cosine", ["tan"] = "tangent", ["sinh"] = "hyperbolic sine", ["cosh"] = "hyperbolic cosine", ["tanh"] = "hyperbolic tangent", ["det"] = "the determinant",
    };

    private static string NameOf(string text)
    {
        if (Names.TryGetValue(text, out var name))
        {
            return name;
        }

        var index = TexSymbols.Find(text);
        if (index < 0 || !TexSymbols.All[index].IsWord)
        {
            return text;
        }

        var word = TexSymbols.All[index].Tex;
        return word.StartsWith("var", StringComparison.Ordinal) ? word[3..] : char.IsUpper(word[0]) ? "capital " + word.ToLowerInvariant() : word;
    }
}
