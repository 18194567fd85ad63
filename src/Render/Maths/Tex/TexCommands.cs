namespace WorkedSolutions.Render.Maths;

/// <summary>What a control sequence of the subset does.</summary>
internal enum TexVerb
{
    Symbol, Function, FunctionWithLimits, LargeOperator, Accent, Space, Fraction, Binomial, GeneralFraction, Radical, Alphabet, Style, Text,
    OperatorName, Left, Right, Sized, Begin, End, UnderBrace, OverBrace, Boxed, TextColour, Colour, Cancel, Link, ClassOf, HSpace, NewRow, Ignored,
}

/// <summary>A control sequence: its verb and the verb's argument.</summary>
/// <param name="Verb">What it does.</param>
/// <param name="Argument">An index into <see cref="TexSymbols.All"/>, or the number of an enumeration's member, by verb.</param>
/// <param name="Text">A name or a large operator's text.</param>
/// <param name="Em">A space's width.</param>
internal readonly record struct TexCommand(TexVerb Verb, int Argument = 0, string Text = "", double Em = 0);

/// <summary>The control sequences and environments of the TeX subset.</summary>
internal static class TexCommands
{
    internal static readonly string[] Functions =
        ["ln", "log", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "arcsin", "arccos", "arctan", "arg", "deg", "dim", "hom", "ker", "lg"];

    internal static readonly string[] FunctionsWithLimits = ["lim", "max", "min", "det", "gcd", "inf", "sup", "Pr"];

    internal static readonly (string Name, string Text)[] LargeOperators =
    [
        ("sum", "∑"), ("prod", "∏"), ("coprod", "∐"), ("int", "∫"), ("iint", "∬"), ("iiint", "∭"), ("oint", "∮"), ("bigcup", "⋃"), ("bigcap", "⋂"),
        ("bigoplus", "⨁"), ("bigotimes", "⨂"), ("bigodot", "⨀"), ("bigvee", "⋁"), ("bigwedge", "⋀"), ("bigsqcup", "⨆"), ("biguplus", "⨄"),
    ];

    /// <summary>In the order of <see cref="AccentKind"/>.</summary>
    internal static readonly string[] Accents = ["hat", "widehat", "bar", "overline", "tilde", "vec", "dot"];

    internal static readonly (string Name, double Em)[] Spaces =
        [(",", 1.0 / 6), (":", 2.0 / 9), (";", 5.0 / 18), ("!", -1.0 / 6), (" ", 1.0 / 3), ("quad", 1), ("qquad", 2), ("enspace", 0.5)];

    /// <summary>In the order of <see cref="MathNode.SizedDelimiter"/>'s sizes.</summary>
    internal static readonly string[] Sizes = ["big", "Big", "bigg", "Bigg"];

    /// <summary>The delimiters of \left, \right and \big by what they are and how they are written, the first spelling being the one written.</summary>
    internal static readonly (string Text, string Tex)[] Delimiters =
    [
        ("(", "("), (")", ")"), ("[", "["), ("]", "]"), ("{", "\\{"), ("}", "\\}"), ("|", "|"), ("‖", "\\|"), (".", "."), ("/", "/"),
        ("⟨", "\\langle"), ("⟩", "\\rangle"), ("⌊", "\\lfloor"), ("⌋", "\\rfloor"), ("⌈", "\\lceil"), ("⌉", "\\rceil"), ("\\", "\\backslash"),
        ("{", "\\lbrace"), ("}", "\\rbrace"), ("[", "\\lbrack"), ("]", "\\rbrack"), ("|", "\\vert"), ("|", "\\lvert"), ("|", "\\rvert"), ("‖", "\\Vert"), ("‖", "\\lVert"),
        ("‖", "\\rVert"), ("⟨", "<"), ("⟩", ">"), ("⟨", "⟨"), ("⟩", "⟩"), ("⌊", "⌊"), ("⌋", "⌋"), ("⌈", "⌈"), ("⌉", "⌉"), ("‖", "‖"),
        ("↑", "\\uparrow"), ("↓", "\\downarrow"), ("⇑", "\\Uparrow"), ("⇓", "\\Downarrow"), ("↕", "\\updownarrow"),
    ];

    /// <summary>The environments and what they are, the first of each kind being the one written.</summary>
    internal static readonly (string Name, GridKind Kind, string Left, string Right)[] Environments =
    [
        ("matrix", GridKind.Plain, "", ""), ("pmatrix", GridKind.Parentheses, "", ""), ("bmatrix", GridKind.Brackets, "", ""), ("vmatrix", GridKind.Bars, "", ""),
        ("cases", GridKind.Cases, "", ""), ("aligned", GridKind.Aligned, "", ""), ("array", GridKind.Array, "", ""),
        ("Bmatrix", GridKind.Plain, "{", "}"), ("Vmatrix", GridKind.Plain, "‖", "‖"), ("align", GridKind.Aligned, "", ""), ("align*", GridKind.Aligned, "", ""),
        ("gathered", GridKind.Aligned, "", ""), ("gather", GridKind.Aligned, "", ""), ("gather*", GridKind.Aligned, "", ""), ("split", GridKind.Aligned, "", ""),
        ("alignedat", GridKind.Aligned, "", ""), ("alignat", GridKind.Aligned, "", ""), ("alignat*", GridKind.Aligned, "", ""),
        ("multline", GridKind.Aligned, "", ""), ("multline*", GridKind.Aligned, "", ""),
    ];

    private static readonly Dictionary<string, TexCommand> Table = Build();
    private static readonly Dictionary<string, TexCommand>.AlternateLookup<ReadOnlySpan<char>> Lookup = Table.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All names, for suggestions and for the documentation's test.</summary>
    internal static IEnumerable<string> Names => Table.Keys;

    /// <summary>The command of this name (without the backslash).</summary>
    internal static bool TryGet(ReadOnlySpan<char> name, out TexCommand command) => Lookup.TryGetValue(name, out command);

    private static Dictionary<string, TexCommand> Build()
    {
        var table = new Dictionary<string, TexCommand>(512, StringComparer.Ordinal);
        for (var i = 0; i < TexSymbols.All.Length; i++)
        {
            var symbol = TexSymbols.All[i];
            if (symbol.IsWord || "{}%#&_$".Contains(symbol.Tex, StringComparison.Ordinal))
            {
                table.Add(symbol.Tex, new(TexVerb.Symbol, i));
            }
        }

        table.Add("|", new(TexVerb.Symbol, TexSymbols.Find('‖')));
        AddNamed(table);
        AddFixed(table);
        return table;
    }

    private static void AddNamed(Dictionary<string, TexCommand> table)
    {
        foreach (var name in Functions)
        {
            table.Add(name, new(TexVerb.Function, 0, name));
        }

        foreach (var name in FunctionsWithLimits)
        {
            table.Add(name, new(TexVerb.FunctionWithLimits, 0, name));
        }

        foreach (var (name, text) in LargeOperators)
        {
            table.Add(name, new(TexVerb.LargeOperator, 0, text));
        }

        for (var i = 0; i < Accents.Length; i++)
        {
            table.Add(Accents[i], new(TexVerb.Accent, i));
        }

        foreach (var (name, em) in Spaces)
        {
            table.Add(name, new(TexVerb.Space, 0, "", em));
        }

        for (var size = 1; size <= Sizes.Length; size++)
        {
            table.Add(Sizes[size - 1], new(TexVerb.Sized, size, "", (int)AtomClass.Ord));
            table.Add(Sizes[size - 1] + "l", new(TexVerb.Sized, size, "", (int)AtomClass.Open));
            table.Add(Sizes[size - 1] + "m", new(TexVerb.Sized, size, "", (int)AtomClass.Rel));
            table.Add(Sizes[size - 1] + "r", new(TexVerb.Sized, size, "", (int)AtomClass.Close));
        }
    }

    private static void AddFixed(Dictionary<string, TexCommand> table)
    {
        foreach (var (name, verb, argument) in (ReadOnlySpan<(string, TexVerb, int)>)
        [
            ("frac", TexVerb.Fraction, (int)MathStyle.Auto), ("dfrac", TexVerb.Fraction, (int)MathStyle.Display), ("tfrac", TexVerb.Fraction, (int)MathStyle.Text),
            ("cfrac", TexVerb.Fraction, (int)MathStyle.Display), ("genfrac", TexVerb.GeneralFraction, 0),
            ("binom", TexVerb.Binomial, (int)MathStyle.Auto), ("dbinom", TexVerb.Binomial, (int)MathStyle.Display), ("tbinom", TexVerb.Binomial, (int)MathStyle.Text),
            ("sqrt", TexVerb.Radical, 0), ("widetilde", TexVerb.Accent, (int)AccentKind.Tilde),
            ("mathrm", TexVerb.Alphabet, (int)Alphabet.Roman), ("mathsf", TexVerb.Alphabet, (int)Alphabet.Roman), ("mathbf", TexVerb.Alphabet, (int)Alphabet.Bold),
            ("boldsymbol", TexVerb.Alphabet, (int)Alphabet.BoldItalic), ("bm", TexVerb.Alphabet, (int)Alphabet.BoldItalic), ("mathbb", TexVerb.Alphabet, (int)Alphabet.Blackboard),
            ("mathcal", TexVerb.Alphabet, (int)Alphabet.Calligraphic), ("mathit", TexVerb.Alphabet, (int)Alphabet.Default), ("mathnormal", TexVerb.Alphabet, (int)Alphabet.Default),
            ("displaystyle", TexVerb.Style, (int)MathStyle.Display), ("textstyle", TexVerb.Style, (int)MathStyle.Text),
            ("scriptstyle", TexVerb.Style, (int)MathStyle.Script), ("scriptscriptstyle", TexVerb.Style, (int)MathStyle.ScriptScript),
            ("text", TexVerb.Text, 0), ("textrm", TexVerb.Text, 0), ("textnormal", TexVerb.Text, 0), ("mbox", TexVerb.Text, 0), ("operatorname", TexVerb.OperatorName, 0),
            ("left", TexVerb.Left, 0), ("right", TexVerb.Right, 0), ("begin", TexVerb.Begin, 0), ("end", TexVerb.End, 0), ("\\", TexVerb.NewRow, 0), ("cr", TexVerb.NewRow, 0),
            ("underbrace", TexVerb.UnderBrace, 0), ("overbrace", TexVerb.OverBrace, 0), ("boxed", TexVerb.Boxed, 0), ("fbox", TexVerb.Boxed, 0),
            ("textcolor", TexVerb.TextColour, 0), ("color", TexVerb.Colour, 0), ("cancel", TexVerb.Cancel, 0), ("href", TexVerb.Link, 0),
            ("mathord", TexVerb.ClassOf, (int)AtomClass.Ord), ("mathop", TexVerb.ClassOf, (int)AtomClass.Op), ("mathbin", TexVerb.ClassOf, (int)AtomClass.Bin),
            ("mathrel", TexVerb.ClassOf, (int)AtomClass.Rel), ("mathopen", TexVerb.ClassOf, (int)AtomClass.Open), ("mathclose", TexVerb.ClassOf, (int)AtomClass.Close),
            ("mathpunct", TexVerb.ClassOf, (int)AtomClass.Punct), ("mathinner", TexVerb.ClassOf, (int)AtomClass.Inner),
            ("hspace", TexVerb.HSpace, 0), ("mspace", TexVerb.HSpace, 0), ("limits", TexVerb.Ignored, 0), ("nolimits", TexVerb.Ignored, 0),
            ("notag", TexVerb.Ignored, 0), ("nonumber", TexVerb.Ignored, 0), ("relax", TexVerb.Ignored, 0),
        ])
        {
            table.Add(name, new(verb, argument));
        }

        table.Add("thinspace", new(TexVerb.Space, 0, "", 1.0 / 6));
        table.Add(">", new(TexVerb.Space, 0, "", 2.0 / 9));
    }
}
