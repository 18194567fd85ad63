using System.Buffers.Text;
using System.Text;

namespace WorkedSolutions.Render.Pdf;

/// <summary>A growing run of PDF syntax (ISO 32000-1, 7.2–7.3). Lengths are written in points with two decimals.</summary>
internal sealed class PdfText(int capacity = 1024)
{
    private byte[] _bytes = new byte[capacity];

    /// <summary>How many bytes have been written.</summary>
    public int Length { get; private set; }

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Forgets what has been written.</summary>
    public void Clear() => Length = 0;

    /// <summary>Syntax as it is, ASCII.</summary>
    public PdfText Add(ReadOnlySpan<byte> ascii)
    {
        ascii.CopyTo(Room(ascii.Length));
        Length += ascii.Length;
        return this;
    }

    /// <summary>Syntax as it is, ASCII.</summary>
    public PdfText Add(string ascii)
    {
        Length += Encoding.ASCII.GetBytes(ascii, Room(ascii.Length));
        return this;
    }

    /// <summary>A whole number.</summary>
    public PdfText Add(int number)
    {
        Utf8Formatter.TryFormat(number, Room(11), out var written);
        Length += written;
        return this;
    }

    /// <summary>A number given in hundredths, shortest form: 150 is 1.5.</summary>
    public PdfText AddHundredths(int hundredths)
    {
        if (hundredths < 0)
        {
            Add("-"u8);
            hundredths = -hundredths;
        }

        int whole = hundredths / 100, rest = hundredths % 100;
        if (whole > 0 || rest == 0)
        {
            Add(whole);
        }

        if (rest > 0)
        {
            var room = Room(3);
            room[0] = (byte)'.';
            room[1] = (byte)('0' + rest / 10);
            room[2] = (byte)('0' + rest % 10);
            Length += rest % 10 == 0 ? 2 : 3;
        }

        return this;
    }

    /// <summary>A length in points.</summary>
    public PdfText Add(double points) => AddHundredths(Hundredths(points));

    /// <summary>A font's size in points with up to four decimals: a hundredth of a point too much in a table shrunk to 1 pt is half an em at the end of a line.</summary>
    public PdfText AddSize(double points)
    {
        Utf8Formatter.TryFormat(Math.Round(Math.Clamp(points, 0, 1e6), 4), Room(32), out var written);
        Length += written;
        return this;
    }

    /// <summary>A length in hundredths of a point, rounded.</summary>
    public static int Hundredths(double points) => (int)Math.Clamp(Math.Round(points * 100, MidpointRounding.AwayFromZero), -1e9, 1e9);

    /// <summary>A reference to an object.</summary>
    public PdfText Reference(int id) => Add(id).Add(" 0 R"u8);

    /// <summary>Two bytes in hexadecimal, without brackets.</summary>
    public PdfText Hex(int value)
    {
        var room = Room(4);
        for (var i = 0; i < 4; i++)
        {
            room[i] = "0123456789ABCDEF"u8[(value >> (12 - 4 * i)) & 15];
        }

        Length += 4;
        return this;
    }

    /// <summary>Two bytes of a string between parentheses.</summary>
    public PdfText Code(int value)
    {
        var room = Room(4);
        var at = 0;
        for (var shift = 8; shift >= 0; shift -= 8)
        {
            var unit = (byte)(value >> shift);
            if (unit is (byte)'(' or (byte)')' or (byte)'\\' or (byte)'\r')
            {
                room[at++] = (byte)'\\';
                unit = unit == (byte)'\r' ? (byte)'r' : unit;
            }

            room[at++] = unit;
        }

        Length += at;
        return this;
    }

    /// <summary>A text string: ASCII between parentheses, else UTF-16 with a byte-order mark.</summary>
    public PdfText String(string text)
    {
        if (!Ascii.IsValid(text))
        {
            Add("<FEFF"u8);
            foreach (var unit in text)
            {
                Hex(unit);
            }

            return Add(">"u8);
        }

        Add("("u8);
        foreach (var character in text)
        {
            if (character is '(' or ')' or '\\')
            {
                Add("\\"u8);
            }

            Room(1)[0] = character < ' ' ? (byte)' ' : (byte)character;
            Length++;
        }

        return Add(")"u8);
    }

    private Span<byte> Room(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + count));
        }

        return _bytes.AsSpan(Length);
    }
}
