using System.Text;

namespace WorkedSolutions.Solver.Generators;

/// <summary>
/// What the numbers of a variant depend on, and nothing else: every field draws from a stream of its own, so that a generator added
/// to one field leaves the others as they are and a student added to a roster changes nobody's sheet.
/// </summary>
/// <param name="Seed">The seed that the user gave.</param>
/// <param name="Key">A student's id or the number of the variant; empty for a single problem.</param>
/// <param name="Attempt">How many draws were thrown away before, because a condition was not met; 0 at first.</param>
public readonly record struct VariantKey(ulong Seed, string Key = "", int Attempt = 0)
{
    /// <summary>The stream of a field, e.g. <c>layers[1].weights[2][1]</c>.</summary>
    internal Pcg32 Stream(string field)
    {
        var hash = Hash(Hash(FnvOffset, Key ?? ""), field);
        hash = Mix(hash ^ Mix(Seed)) + (ulong)Attempt;
        return new Pcg32(Mix(hash), Mix(hash ^ StreamSalt));
    }

    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;
    private const ulong StreamSalt = 0x5851F42D4C957F2D;

    /// <summary>FNV-1a over the UTF-8 bytes and a byte that UTF-8 never holds, which ends the text.</summary>
    private static ulong Hash(ulong hash, string text)
    {
        Span<byte> rune = stackalloc byte[4];
        foreach (var r in text.EnumerateRunes())
        {
            foreach (var b in rune[..r.EncodeToUtf8(rune)])
            {
                hash = unchecked((hash ^ b) * FnvPrime);
            }
        }

        return unchecked((hash ^ 0xFF) * FnvPrime);
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
