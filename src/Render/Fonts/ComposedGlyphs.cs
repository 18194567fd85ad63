namespace WorkedSolutions.Render.Fonts;

/// <summary>
/// The characters that Computer Modern has no glyph for but the pieces of: letters with accents (placed as TeX's \accent
/// does: centred, raised by the base's height over the x-height, moved along the slant), turned and raised characters, spaces.
/// </summary>
internal static class ComposedGlyphs
{
    private const int XHeight = 431;

    /// <summary>For each accent: the spacing accent, the combining one, then pairs of an accented letter and its base.</summary>
    private static readonly string[] Accents =
    [
        "ˋ\u0300ÀAÈEÌIÒOÙUàaèeìıòoùuǸNǹnẀWẁwỲYỳy",
        "ˊ\u0301ÁAÉEÍIÓOÚUÝYáaéeíıóoúuýyĆCćcĹLĺlŃNńnŔRŕrŚSśsŹZźzǴGǵgḰKḱkẂWẃwǼÆǽæǾØǿø",
        "ˆ\u0302ÂAÊEÎIÔOÛUâaêeîıôoûuĈCĉcĜGĝgĤHĥhĴJĵȷŜSŝsŴWŵwŶYŷyẐZẑz",
        "˜\u0303ÃAÑNÕOãañnõoĨIĩıŨUũuẼEẽeỸYỹyṼVṽv",
        "¨\u0308ÄAËEÏIÖOÜUŸYäaëeïıöoüuÿyẄWẅwẌXẍxẗtḦHḧh",
        "˚\u030AÅAåaŮUůu",
        "ˉ\u0304ĀAāaĒEēeĪIīıŌOōoŪUūuȲYȳy",
        "˘\u0306ĂAăaĔEĕeĞGğgĬIĭıŎOŏoŬUŭu",
        "˙\u0307ĊCċcĖEėeĠGġgİIŻZżzṀMṁmȦAȧaȮOȯoḂBḃbḊDḋdḞFḟfḢHḣhṄNṅnṖPṗpṘRṙrṠSṡsṪTṫtẆWẇwẊXẋxẎYẏy",
        "ˇ\u030CČCčcĎDĚEěeŇNňnŘRřrŠSšsŤTŽZžzǍAǎaǏIǐıǑOǒoǓUǔuǦGǧgǨKǩkȞHȟh",
        "˝\u030BŐOőoŰUűu",
        "¸\u0327ÇCçcŞSşsŢTţt",
    ];

    /// <summary>Characters that are drawn as another one is.</summary>
    private const string SameAs = "´ˊ¯ˉ`ˋ·⋅•∙µμ‐-‑-‚,ʹ′∗*∼~∣|∕/―—‖∥";

    /// <summary>Blank characters and their widths in thousandths of an em.</summary>
    private static readonly (char Character, int Width)[] Spaces =
    [
        ('\u2002', 500), ('\u2003', 1000), ('\u2004', 333), ('\u2005', 250), ('\u2006', 167), ('\u2007', 500), ('\u2008', 278),
        ('\u2009', 167), ('\u200A', 83), ('\u202F', 167), ('\u205F', 222), ('\u200B', 0), ('\u2060', 0), ('\uFEFF', 0), ('\u00AD', 0),
    ];

    /// <summary>The one character for a letter and the combining accent after it, or 0.</summary>
    public static char Precomposed(char letter, char combining)
    {
        foreach (var accent in Accents)
        {
            for (var i = 2; accent[1] == combining && i < accent.Length; i += 2)
            {
                if (accent[i + 1] == letter || (accent[i + 1] == 'ı' && letter == 'i') || (accent[i + 1] == 'ȷ' && letter == 'j'))
                {
                    return accent[i];
                }
            }
        }

        return '\0';
    }

    /// <summary>What a font can be given in addition to its own glyphs.</summary>
    public static Dictionary<int, ComposedGlyph> For(FontFile font)
    {
        var made = new Dictionary<int, ComposedGlyph>();
        foreach (var accent in Accents)
        {
            var under = accent[0] == '¸';
            for (var i = 2; i < accent.Length; i += 2)
            {
                if (under != font.GlyphBoundsOf(font.GlyphOf(accent[0])).Bottom < XHeight)
                {
                    break;
                }

                Add(made, font, accent[i], [accent[i + 1], accent[0]], parts => Accented(font, parts, under));
            }
        }

        for (var i = 0; i < SameAs.Length; i += 2)
        {
            Add(made, font, SameAs[i], [SameAs[i + 1]], parts => ComposedGlyph.Of(font, font.GlyphAdvance(parts[0]), new GlyphPart(parts[0], 0, 0)));
        }

        foreach (var (character, width) in Spaces)
        {
            Add(made, font, character, [' '], _ => ComposedGlyph.Of(font, width));
        }

        AddPunctuation(made, font);
        AddRaised(made, font);
        return made;
    }

    private static void AddPunctuation(Dictionary<int, ComposedGlyph> made, FontFile font)
    {
        ComposedGlyph Turned(int[] parts)
        {
            int advance = font.GlyphAdvance(parts[0]), height = font.GlyphBoundsOf(parts[0]).Top;
            return ComposedGlyph.Of(font, advance, new GlyphPart(parts[0], advance, height - 216, -1, -1));
        }

        ComposedGlyph Quote(int[] parts) =>
            ComposedGlyph.Of(font, 600, new GlyphPart(parts[0], 300 - (int)(font.GlyphAdvance(parts[0]) * 0.3), 60, 0.6, 0.6));

        Add(made, font, '¡', ['!'], Turned);
        Add(made, font, '¿', ['?'], Turned);
        Add(made, font, '«', ['≪'], Quote);
        Add(made, font, '»', ['≫'], Quote);
        Add(made, font, '‹', ['<'], Quote);
        Add(made, font, '›', ['>'], Quote);
        Add(made, font, '„', [','], parts => ComposedGlyph.Of(
            font, 500, new GlyphPart(parts[0], 0, 0), new GlyphPart(parts[0], 215, 0)));
        Add(made, font, '€', ['C', '='], parts => ComposedGlyph.Of(
            font, font.GlyphAdvance(parts[0]), new GlyphPart(parts[0], 0, 0), new GlyphPart(parts[1], -60, 160, 0.75, 0.75)));
        Add(made, font, '¢', ['c', '/'], parts => ComposedGlyph.Of(
            font, font.GlyphAdvance(parts[0]), new GlyphPart(parts[0], 0, 0), new GlyphPart(parts[1], 60, 60, 0.66, 0.66)));
        Add(made, font, '©', ['◯', 'c'], parts => ComposedGlyph.Of(
            font, 1000, new GlyphPart(parts[0], 0, 0), new GlyphPart(parts[1], 500 - font.GlyphAdvance(parts[1]) / 2, 35)));
        Add(made, font, '®', ['◯', 'R'], parts => ComposedGlyph.Of(
            font, 1000, new GlyphPart(parts[0], 0, 0), new GlyphPart(parts[1], 500 - font.GlyphAdvance(parts[1]) / 3, 20, 0.66, 0.66)));
    }

    private static void AddRaised(Dictionary<int, ComposedGlyph> made, FontFile font)
    {
        const double scale = 0.7;
        int Width(int glyph) => (int)Math.Round(font.GlyphAdvance(glyph) * scale) + 40;
        const string raised = "⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9ªaºo";
        for (var i = 0; i < raised.Length; i += 2)
        {
            var up = raised[i] is 'ª' or 'º' ? 340 : 363;
            Add(made, font, raised[i], [raised[i + 1]], parts => ComposedGlyph.Of(font, Width(parts[0]), new GlyphPart(parts[0], 20, up, scale, scale)));
        }

        for (var digit = 0; digit < 10; digit++)
        {
            Add(made, font, '₀' + digit, ['0' + digit], parts => ComposedGlyph.Of(font, Width(parts[0]), new GlyphPart(parts[0], 20, -150, scale, scale)));
        }

        const string fractions = "¼14½12¾34";
        for (var i = 0; i < fractions.Length; i += 3)
        {
            Add(made, font, fractions[i], [fractions[i + 1], '/', fractions[i + 2]], parts => ComposedGlyph.Of(
                font, 834, new GlyphPart(parts[0], 10, 290, 0.6, 0.6), new GlyphPart(parts[1], 220, 60, 0.8, 0.8), new GlyphPart(parts[2], 520, -30, 0.6, 0.6)));
        }
    }

    private static ComposedGlyph Accented(FontFile font, int[] parts, bool under)
    {
        var (letter, accent) = (parts[0], parts[1]);
        int advance = font.GlyphAdvance(letter), rise = font.GlyphBoundsOf(letter).Top - XHeight;
        rise = under || rise < 40 ? 0 : rise;
        var centred = (advance - font.GlyphAdvance(accent)) / 2.0 + font.Slant * rise;
        return ComposedGlyph.Of(font, advance, new GlyphPart(letter, 0, 0), new GlyphPart(accent, (int)Math.Round(centred), rise));
    }

    private static void Add(Dictionary<int, ComposedGlyph> made, FontFile font, int character, int[] pieces, Func<int[], ComposedGlyph> compose)
    {
        if (!font.HasGlyph(character) && Array.TrueForAll(pieces, font.HasGlyph))
        {
            made.TryAdd(character, compose(Array.ConvertAll(pieces, font.GlyphOf)));
        }
    }
}
