namespace WorkedSolutions.Solver.Generators;

/// <summary>
/// PCG32: the generator XSH-RR 64/32 of M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms
/// for Random Number Generation" (2014), as in her pcg32_random_r. The same numbers on every machine and in every version.
/// </summary>
public sealed class Pcg32
{
    private const ulong Multiplier = 6364136223846793005;
    private readonly ulong _increment;
    private ulong _state;

    /// <summary>A generator with a starting state and one of 2⁶³ streams (pcg32_srandom_r).</summary>
    public Pcg32(ulong state, ulong stream)
    {
        _increment = (stream << 1) | 1;
        Next();
        _state += state;
        Next();
    }

    /// <summary>The name and version of the algorithm, for manifests.</summary>
    public static string Algorithm => "PCG-XSH-RR 64/32 (pcg32), streams by FNV-1a and SplitMix64, version 1";

    /// <summary>32 random bits.</summary>
    public uint Next()
    {
        var old = _state;
        _state = unchecked(old * Multiplier + _increment);
        return uint.RotateRight((uint)(((old >> 18) ^ old) >> 27), (int)(old >> 59));
    }

    /// <summary>A whole number from 0 to <paramref name="bound"/> − 1, each equally likely: draws that would favour some are thrown away.</summary>
    public uint Below(uint bound)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);
        var threshold = unchecked(0 - bound) % bound;
        uint drawn;
        do
        {
            drawn = Next();
        }
        while (drawn < threshold);
        return drawn % bound;
    }
}
