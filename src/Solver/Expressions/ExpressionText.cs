using System.Globalization;
using System.Numerics;
using Fractions;

namespace WorkedSolutions.Solver.Expressions;

/// <summary>What stands at a position of an expression's text.</summary>
internal enum TokenKind
{
    End,
    Number,
    Name,
    Plus,
    Minus,
    Times,
    Divide,
    Power,
    Open,
    Close,
    Comma,
    Bad,
}

/// <summary>A piece of an expression's text.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int Length);

/// <summary>Cuts the text of an expression into tokens.</summary>
internal sealed class ExpressionText(string text)
{
    /// <summary>The most characters that an expression may have.</summary>
    public const int MostCharacters = 20_000;

    /// <summary>The most characters of one number or name.</summary>
    public const int MostTokenCharacters = 200;

    /// <summary>The greatest decimal exponent of a number, either sign.</summary>
    public const int GreatestExponent = 400;

    /// <summary>The characters of a token.</summary>
    public ReadOnlySpan<char> this[Token token] => text.AsSpan(token.Start, token.Length);

    /// <summary>The token that starts at or behind a position.</summary>
    public Token At(int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        if (position == text.Length)
        {
            return new(TokenKind.End, position, 0);
        }

        var c = text[position];
        if (char.IsAsciiDigit(c) || (c == '.' && IsDigit(position + 1)))
        {
            return new(TokenKind.Number, position, NumberEnd(position) - position);
        }

        return char.IsLetter(c) ? new(TokenKind.Name, position, NameEnd(position) - position) : new(Sign(c), position, 1);
    }

    /// <summary>The token behind another.</summary>
    public Token After(Token token) => At(token.Start + token.Length);

    /// <summary>A number with its digits as typed; null where it is malformed or out of range.</summary>
    public static Expr.Number? Number(string digits)
    {
        var e = digits.IndexOfAny(['e', 'E']);
        var mantissa = e < 0 ? digits : digits[..e];
        var exponent = 0;
        if ((e >= 0 && !int.TryParse(digits.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            || digits.Length > MostTokenCharacters || Math.Abs((long)exponent) > GreatestExponent)
        {
            return null;
        }

        var point = mantissa.IndexOf('.');
        if (point >= 0 && (point == mantissa.Length - 1 || point != mantissa.LastIndexOf('.')))
        {
            return null;
        }

        var scale = point < 0 ? 0 : mantissa.Length - 1 - point;
        if (!BigInteger.TryParse(mantissa.Replace(".", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
        {
            return null;
        }

        var shift = exponent - scale;
        var value = shift >= 0 ? new Fraction(whole * BigInteger.Pow(10, shift)) : new Fraction(whole, BigInteger.Pow(10, -shift));
        var number = new Expr.Number(value, digits);
        return double.IsFinite(number.Double) ? number : null;
    }

    private static TokenKind Sign(char c) => c switch
    {
        '+' => TokenKind.Plus,
        '-' or '−' or '–' => TokenKind.Minus,
        '*' or '·' or '×' or '⋅' => TokenKind.Times,
        '/' => TokenKind.Divide,
        '^' => TokenKind.Power,
        '(' => TokenKind.Open,
        ')' => TokenKind.Close,
        ',' => TokenKind.Comma,
        _ => TokenKind.Bad,
    };

    private bool IsDigit(int position) => position < text.Length && char.IsAsciiDigit(text[position]);

    private int NameEnd(int position)
    {
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] == '_'))
        {
            position++;
        }

        return position;
    }

    private int NumberEnd(int position)
    {
        while (position < text.Length && (char.IsAsciiDigit(text[position]) || text[position] == '.'))
        {
            position++;
        }

        if (position < text.Length && text[position] is 'e' or 'E')
        {
            var digits = position + 1 < text.Length && text[position + 1] is '+' or '-' ? position + 2 : position + 1;
            if (IsDigit(digits))
            {
                position = digits;
                while (IsDigit(position))
                {
                    position++;
                }
            }
        }

        return position;
    }
}
