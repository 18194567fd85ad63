using System.Buffers.Binary;

namespace WorkedSolutions.Render.Pdf;

/// <summary>
/// Compression for many short streams (zlib, RFC 1950, with the fixed codes of RFC 1951, 3.2.6). Up to some hundred bytes it comes
/// as small as zlib itself and takes a tenth of its time, which goes into setting up a window of 32 KiB.
/// </summary>
internal sealed class ShortDeflate
{
    /// <summary>The longest data that it takes: distances then always fit.</summary>
    public const int Longest = 1 << 15;

    private const int Shortest = 3;
    private const int LongestMatch = 258;
    private const int Tries = 4;
    private const int Enough = 32;
    private const int Slots = 1 << 10;

    /// <summary>The shortest match of each length code from 257, and the extra bits that tell the rest (RFC 1951, 3.2.5).</summary>
    private static readonly short[] Lengths = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    private static readonly short[] Distances =
        [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];

    /// <summary>The fixed code of each literal, of the end and of each length, its first bit lowest.</summary>
    private static readonly ushort[] Codes = AllCodes();

    private readonly int[] _heads = new int[Slots];
    private int[] _earlier = new int[512];
    private byte[] _target = new byte[1024];
    private int _length;
    private ulong _bits;
    private int _bitCount;

    /// <summary>The data, compressed; valid until the next call.</summary>
    public ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> data)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, Longest);
        Start(data.Length);
        for (var at = 0; at < data.Length;)
        {
            var (length, distance) = Match(data, at);
            if (length < Shortest)
            {
                Symbol(data[at]);
                Remember(data, at++);
                continue;
            }

            Repeat(length, distance);
            for (var end = at + length; at < end; at++)
            {
                Remember(data, at);
            }
        }

        Symbol(256);
        Put(0, -_bitCount & 7);
        BinaryPrimitives.WriteUInt32BigEndian(_target.AsSpan(_length), Checksum(data));
        return _target.AsSpan(0, _length + 4);
    }

    private void Start(int length)
    {
        if (_earlier.Length < length)
        {
            _earlier = new int[2 * length];
        }

        if (_target.Length < 64 + 2 * length)
        {
            _target = new byte[64 + 2 * length];
        }

        Array.Fill(_heads, -1);
        (_bits, _bitCount, _length) = (0, 0, 2);
        (_target[0], _target[1]) = (0x78, 0x01);
        Put(0b011, 3);
    }

    private static int Slot(ReadOnlySpan<byte> data, int at) =>
        (int)(((data[at] | ((uint)data[at + 1] << 8) | ((uint)data[at + 2] << 16)) * 2654435761u) >> 22);

    private void Remember(ReadOnlySpan<byte> data, int at)
    {
        if (at + Shortest <= data.Length)
        {
            ref var head = ref _heads[Slot(data, at)];
            _earlier[at] = head;
            head = at;
        }
    }

    private (int Length, int Distance) Match(ReadOnlySpan<byte> data, int at)
    {
        if (at + Shortest > data.Length)
        {
            return default;
        }

        var rest = data[at..Math.Min(data.Length, at + LongestMatch)];
        var (length, distance) = (0, 0);
        var candidate = _heads[Slot(data, at)];
        for (var tries = 0; candidate >= 0 && tries < Tries; tries++, candidate = _earlier[candidate])
        {
            var common = rest.CommonPrefixLength(data[candidate..]);
            if (common > length)
            {
                (length, distance) = (common, at - candidate);
                if (common >= Enough)
                {
                    break;
                }
            }
        }

        return (length, distance);
    }

    private void Repeat(int length, int distance)
    {
        var code = Below(Lengths, length);
        Symbol(257 + code);
        Put((uint)(length - Lengths[code]), code is < 8 or 28 ? 0 : code / 4 - 1);
        var far = Below(Distances, distance);
        Put(Reversed((uint)far, 5), 5);
        Put((uint)(distance - Distances[far]), far < 4 ? 0 : far / 2 - 1);
    }

    private static int Below(short[] table, int value)
    {
        var found = Array.BinarySearch(table, (short)value);
        return found >= 0 ? found : ~found - 1;
    }

    private void Symbol(int symbol) => Put(Codes[symbol], symbol is < 144 or >= 280 ? 8 : symbol < 256 ? 9 : 7);

    private static ushort[] AllCodes()
    {
        var codes = new ushort[288];
        for (var symbol = 0; symbol < codes.Length; symbol++)
        {
            codes[symbol] = (ushort)(symbol switch
            {
                < 144 => Reversed((uint)(0x30 + symbol), 8),
                < 256 => Reversed((uint)(0x190 + symbol - 144), 9),
                < 280 => Reversed((uint)(symbol - 256), 7),
                _ => Reversed((uint)(0xC0 + symbol - 280), 8),
            });
        }

        return codes;
    }

    /// <summary>Huffman codes are packed from their most significant bit.</summary>
    private static uint Reversed(uint code, int count)
    {
        uint reversed = 0;
        for (var i = 0; i < count; i++)
        {
            reversed = (reversed << 1) | ((code >> i) & 1);
        }

        return reversed;
    }

    private void Put(uint bits, int count)
    {
        _bits |= (ulong)bits << _bitCount;
        _bitCount += count;
        while (_bitCount >= 8)
        {
            _target[_length++] = (byte)_bits;
            _bits >>= 8;
            _bitCount -= 8;
        }
    }

    /// <summary>Adler-32 (RFC 1950, 9).</summary>
    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        const uint modulus = 65521;
        ulong sum = 1, sums = 0;
        foreach (var unit in data)
        {
            sum += unit;
            sums += sum;
        }

        return (uint)(((sums % modulus) << 16) | (sum % modulus));
    }
}
