using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Fonts;

/// <summary>
/// The pairs that Computer Modern moves together or apart: the ligature tables of cmr10, cmbx10, cmti10 and cmbxti10,
/// which the TrueType versions left out. Amounts there are multiples of one unit for each font.
/// </summary>
internal static class Kerning
{
    /// <summary>For each rule: the left characters, the amount in units, the right characters.</summary>
    private static readonly (string Left, int Units, string Right)[] Upright =
    [
        ("’", 4, "!?"), ("AR", -4, "VW"), ("AR", -3, "TY"), ("AR", -1, "CGOQUt"), ("DO", -1, "AVWXY"), ("FVW", -4, "A"),
        ("FVW", -3, "aeoru"), ("FVW", -1, "CGOQ"), ("I", 1, "I"), ("KX", -1, "CGOQ"), ("L", -4, "VW"), ("L", -3, "TY"),
        ("P", -3, ",.A"), ("P", -1, "aeo"), ("T", -3, "Aaeoru"), ("T", -1, "y"), ("Y", -3, "Aaeoru"), ("a", -1, "vwy"), ("a", 2, "j"),
        ("bop", -1, "vwxy"), ("bop", 1, "cdeoq"), ("bop", 2, "j"), ("c", -1, "hk"), ("f", 3, "!’)?]"), ("g", 1, "j"),
        ("hmn", -1, "btuvwy"), ("kv", -2, "a"), ("kv", -1, "ceo"), ("t", -1, "wy"), ("u", -1, "w"), ("w", -1, "aceo"),
        ("y", -3, ",."), ("y", -1, "aeo"),
    ];

    private static readonly (string Left, int Units, string Right)[] Slanted =
    [
        ("’", 4, "!?"), ("AR", -4, "VW"), ("AR", -3, "TY"), ("AR", -2, "acdegoq"), ("AR", -1, "CGOQUbhiklmnrtuvw"), ("DO", -1, "AVWXY"),
        ("FV", -4, "A"), ("FV", -3, "aeoru"), ("FV", -1, "CGOQ"), ("KX", -1, "CGOQ"), ("L", -4, "VW"), ("L", -3, "TY"), ("L", -2, "acdegoq"),
        ("PW", -3, "A"), ("T", -3, "Aaeoruy"), ("Y", -3, "Aaeoru"), ("bceopr", -2, "acdegoq"), ("dlw", 2, "l"), ("f", 4, "!’)?]"), ("n", -4, "’"),
    ];

    private static readonly Lazy<sbyte[]> UprightPairs = new(() => Spread(Upright));
    private static readonly Lazy<sbyte[]> SlantedPairs = new(() => Spread(Slanted));

    /// <summary>The extra space between two characters of one face, in thousandths of an em; 0 for most.</summary>
    public static double Between(FontFace face, char left, char right)
    {
        var (pairs, unit) = face switch
        {
            FontFace.MainRegular => (UprightPairs, 27.78),
            FontFace.MainBold => (UprightPairs, 31.94),
            FontFace.MainItalic => (SlantedPairs, 25.56),
            FontFace.MainBoldItalic => (SlantedPairs, 29.57),
            _ => (null, 0),
        };
        return pairs is null ? 0 : pairs.Value[Index(left) * 128 + Index(right)] * unit;
    }

    private static sbyte[] Spread((string Left, int Units, string Right)[] rules)
    {
        var pairs = new sbyte[128 * 128];
        foreach (var (left, units, right) in rules)
        {
            foreach (var first in left)
            {
                foreach (var second in right)
                {
                    pairs[Index(first) * 128 + Index(second)] = (sbyte)units;
                }
            }
        }

        return pairs;
    }

    private static int Index(char character) => character == '’' ? '\'' : character < 128 && character != '\'' ? character : 0;
}
