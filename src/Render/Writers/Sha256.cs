using System.Buffers.Binary;
using System.Numerics;

namespace WorkedSolutions.Render.Writers;

/// <summary>
/// SHA-256 (FIPS 180-4) for a stylesheet's hash. The platform's needs its cryptography library, whose loading takes longer than
/// everything else that a page needs.
/// </summary>
internal static class Sha256
{
    private static readonly uint[] Constants = Fractions(64, cubic: true);
    private static readonly uint[] Start = Fractions(8, cubic: false);

    /// <summary>The hash, 32 bytes.</summary>
    public static byte[] Of(ReadOnlySpan<byte> data)
    {
        var padded = new byte[(data.Length + 72) / 64 * 64];
        data.CopyTo(padded);
        padded[data.Length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(padded.AsSpan(padded.Length - 8), (ulong)data.Length * 8);
        Span<uint> state = stackalloc uint[8];
        Start.CopyTo(state);
        for (var at = 0; at < padded.Length; at += 64)
        {
            Block(state, padded.AsSpan(at, 64));
        }

        var hash = new byte[32];
        for (var i = 0; i < 8; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(4 * i), state[i]);
        }

        return hash;
    }

    private static void Block(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[64];
        for (var i = 0; i < 16; i++)
        {
            w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        }

        for (var i = 16; i < 64; i++)
        {
            var s0 = BitOperations.RotateRight(w[i - 15], 7) ^ BitOperations.RotateRight(w[i - 15], 18) ^ (w[i - 15] >> 3);
            var s1 = BitOperations.RotateRight(w[i - 2], 17) ^ BitOperations.RotateRight(w[i - 2], 19) ^ (w[i - 2] >> 10);
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }

        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var i = 0; i < 64; i++)
        {
            var s1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            var t1 = h + s1 + ((e & f) ^ (~e & g)) + Constants[i] + w[i];
            var s0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            var t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
        }

        ReadOnlySpan<uint> mixed = [a, b, c, d, e, f, g, h];
        for (var i = 0; i < 8; i++)
        {
            state[i] += mixed[i];
        }
    }

    // The first 32 bits of the fractional parts of the square or cube roots of the first primes, found exactly in integers.
    private static uint[] Fractions(int count, bool cubic)
    {
        var found = new uint[count];
        var n = 2u;
        for (var i = 0; i < count; n++)
        {
            if (IsPrime(n))
            {
                found[i++] = (uint)Root(n, cubic);
            }
        }

        return found;
    }

    // The whole part of 2³² times the root of n.
    private static ulong Root(uint n, bool cubic)
    {
        var scaled = (UInt128)n << (cubic ? 96 : 64);
        var root = 0ul;
        for (var bit = 1ul << 36; bit != 0; bit >>= 1)
        {
            var next = (UInt128)(root | bit);
            var power = cubic ? next * next * next : next * next;
            root |= power <= scaled ? bit : 0;
        }

        return root;
    }

    private static bool IsPrime(uint n)
    {
        for (var d = 2u; d * d <= n; d++)
        {
            if (n % d == 0)
            {
                return false;
            }
        }

        return true;
    }
}
