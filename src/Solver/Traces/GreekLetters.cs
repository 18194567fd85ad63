using System.Collections.Frozen;

namespace WorkedSolutions.Solver.Traces;

/// <summary>The Greek letters that authors type as words: <c>eta</c> is η.</summary>
public static class GreekLetters
{
    private static readonly FrozenDictionary<string, string> ByName = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["alpha"] = "α", ["beta"] = "β", ["gamma"] = "γ", ["delta"] = "δ", ["epsilon"] = "ϵ", ["zeta"] = "ζ", ["eta"] = "η",
        ["theta"] = "θ", ["kappa"] = "κ", ["lambda"] = "λ", ["mu"] = "μ", ["nu"] = "ν", ["xi"] = "ξ", ["pi"] = "π", ["rho"] = "ρ",
        ["sigma"] = "σ", ["tau"] = "τ", ["phi"] = "ϕ", ["chi"] = "χ", ["psi"] = "ψ", ["omega"] = "ω",
        ["Gamma"] = "Γ", ["Delta"] = "Δ", ["Theta"] = "Θ", ["Lambda"] = "Λ", ["Sigma"] = "Σ", ["Phi"] = "Φ", ["Omega"] = "Ω",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The letter of that name, or null.</summary>
    public static string? Find(string name) => ByName.GetValueOrDefault(name);
}
