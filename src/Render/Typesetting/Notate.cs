using System.Collections.Immutable;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Typesetting;

/// <summary>Symbols and digits as formulas: the smallest pieces that a line is made of.</summary>
public static class Notate
{
    /// <summary>The minus sign as a sign, not an operation.</summary>
    internal static MathNode MinusSign { get; } = new MathNode.Symbol("−", AtomClass.Bin);

    /// <summary>×</summary>
    internal static MathNode Times { get; } = new MathNode.Symbol("×", AtomClass.Bin);

    /// <summary>·</summary>
    internal static MathNode Dot { get; } = new MathNode.Symbol("⋅", AtomClass.Bin);

    /// <summary>+</summary>
    internal static MathNode Plus { get; } = new MathNode.Symbol("+", AtomClass.Bin);

    /// <summary>=</summary>
    internal static MathNode EqualSign { get; } = new MathNode.Symbol("=", AtomClass.Rel);

    /// <summary>≈</summary>
    internal static MathNode ApproximatelySign { get; } = new MathNode.Symbol("≈", AtomClass.Rel);

    /// <summary>⋯</summary>
    internal static MathNode CentredDots { get; } = new MathNode.Symbol("⋯", AtomClass.Inner);

    /// <summary>(</summary>
    internal static MathNode Open { get; } = new MathNode.Symbol("(", AtomClass.Open);

    /// <summary>)</summary>
    internal static MathNode Close { get; } = new MathNode.Symbol(")", AtomClass.Close);

    /// <summary>,</summary>
    internal static MathNode Comma { get; } = new MathNode.Symbol(",", AtomClass.Punct);

    /// <summary>∂</summary>
    internal static MathNode PartialSign { get; } = new MathNode.Symbol("∂");

    /// <summary>A quantity's symbol, e.g. z_{h1}, ŷ, ∂L/∂w₅ as a fraction.</summary>
    public static MathNode Symbol(Symbol symbol) => symbol switch
    {
        Symbol.Letter letter => Letter(letter),
        Symbol.Partial partial => Fraction(partial),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A symbol for running text and tables: a derivative on one line, ∂L/∂w₅.</summary>
    public static MathNode Slashed(Symbol symbol) => symbol is Symbol.Partial partial
        ? MathNode.Of(D(partial.Total), Symbol(partial.Of), new MathNode.Symbol("/"), D(partial.Total), Symbol(partial.By))
        : Symbol(symbol);

    /// <summary>A kind of quantities from their ids without indices, in the letters of a paper: dL/da as ∂L/∂a, z as z.</summary>
    public static MathNode Kind(string kind, Letters letters) => kind.IndexOf("/d", StringComparison.Ordinal) is > 1 and var by && kind[0] == 'd'
        ? Slashed(new Symbol.Partial(letters.Kind(kind[1..by]), letters.Kind(kind[(by + 2)..])))
        : kind.Contains(':', StringComparison.Ordinal) ? new MathNode.Words(kind) : Symbol(letters.Kind(kind));

    /// <summary>The derivative of one thing by another: ∂of over ∂by, or d instead of ∂.</summary>
    public static MathNode Derivative(MathNode of, MathNode by, bool total = false)
    {
        var d = D(total);
        return new MathNode.Fraction(MathNode.Of(d, of), MathNode.Of(d, by));
    }

    /// <summary>A number from its digits: a minus sign is a sign, an exponent is a power of ten.</summary>
    public static MathNode Number(string digits)
    {
        if (digits.StartsWith('+'))
        {
            digits = digits[1..];
        }

        var e = digits.AsSpan().IndexOfAny('e', 'E');
        if (e >= 0)
        {
            var power = new MathNode.Scripts(new MathNode.Digits("10"), null, Number(Exponent(digits[(e + 1)..])));
            return MathNode.Of(Number(digits[..e]), Times, power);
        }

        return digits.StartsWith('-') ? MathNode.Of(MinusSign, new MathNode.Digits(digits[1..])) : new MathNode.Digits(digits);
    }

    /// <summary>An exponent without a plus sign and leading zeros: programs write <c>1e-08</c>.</summary>
    private static string Exponent(string digits)
    {
        var rest = digits.TrimStart('+', '-').TrimStart('0');
        return rest.Length == 0 ? "0" : digits.StartsWith('-') ? "-" + rest : rest;
    }

    /// <summary>A name as its letters: Greek where it is a Greek letter's name, upright where it is a word.</summary>
    public static MathNode Word(string text, bool bold = false)
    {
        if (GreekLetters.Find(text) is { } greek)
        {
            return new MathNode.Symbol(greek);
        }

        if (text.Length == 1)
        {
            return char.IsAsciiDigit(text[0]) ? new MathNode.Digits(text) : new MathNode.Symbol(text, AtomClass.Ord, bold ? Alphabet.Bold : Alphabet.Default);
        }

        return new MathNode.Words(text);
    }

    private static MathNode D(bool total) => total ? new MathNode.Symbol("d", AtomClass.Ord, Alphabet.Roman) : PartialSign;

    private static MathNode Fraction(Symbol.Partial partial) => Derivative(Symbol(partial.Of), Symbol(partial.By), partial.Total);

    private static MathNode Letter(Symbol.Letter letter)
    {
        var node = Word(letter.Base, letter.Bold);
        if (letter.Hat)
        {
            node = new MathNode.Accent(AccentKind.Hat, node);
        }

        return letter.Sub is null && letter.Sup is null
            ? node
            : new MathNode.Scripts(node, letter.Sub is null ? null : Script(letter.Sub), letter.Sup is null ? null : Script(letter.Sup));
    }

    /// <summary>A script such as h1, [2](3), 2,1, new: letters, digits and signs one after the other.</summary>
    private static MathNode Script(string text)
    {
        var end = Run(text, 0);
        if (end == text.Length)
        {
            return Piece(text);
        }

        var nodes = new List<MathNode>();
        for (var start = 0; start < text.Length; start = end)
        {
            end = Run(text, start);
            nodes.Add(Piece(text[start..end]));
        }

        return MathNode.OfList(nodes);
    }

    /// <summary>Where the number, the word or the sign ends that begins at a place.</summary>
    private static int Run(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        while (end < text.Length && char.IsLetter(text[end]) && !char.IsAsciiDigit(text[start]))
        {
            end++;
        }

        return Math.Max(end, Math.Min(start + 1, text.Length));
    }

    private static MathNode Piece(string text) => text switch
    {
        "" => MathNode.Empty,
        _ when char.IsAsciiDigit(text[0]) => new MathNode.Digits(text),
        _ when char.IsLetter(text[0]) => Word(text),
        _ => Sign(text[0]),
    };

    private static MathNode Sign(char sign) => sign switch
    {
        '(' or '[' => new MathNode.Symbol(sign.ToString(), AtomClass.Open),
        ')' or ']' => new MathNode.Symbol(sign.ToString(), AtomClass.Close),
        ',' => Comma,
        '+' => Plus,
        '-' or '−' => MinusSign,
        '\'' or '′' => new MathNode.Symbol("′"),
        _ => new MathNode.Symbol(sign.ToString()),
    };
}
