using System.Buffers.Binary;
using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Tests.Fonts;

public class FontFileTests
{
    public static TheoryData<FontFace> Faces => [.. Enum.GetValues<FontFace>()];

    [Theory, MemberData(nameof(Faces))]
    public void Every_face_is_embedded_with_a_thousand_units_and_simple_glyphs(FontFace face)
    {
        var font = FontFile.Of(face);
        Assert.StartsWith("KaTeX_", font.Name, StringComparison.Ordinal);
        Assert.Equal(1000, font.UnitsPerEm);
        var glyphs = BinaryPrimitives.ReadUInt16BigEndian(font.TableData("maxp")[4..]);
        for (var glyph = 0; glyph < glyphs; glyph++)
        {
            var data = font.GlyphData(glyph);
            Assert.True(data.IsEmpty || BinaryPrimitives.ReadInt16BigEndian(data) >= 0, $"{font.Name}: glyph {glyph} is composite");
        }
    }

    // Widths from cmr10.tfm, cmbx10.tfm, cmti10.tfm, cmmi10.tfm and cmtt10.tfm (charwd, thousandths of the design size, rounded).
    [Theory]
    [InlineData(FontFace.MainRegular, 'A', 750)]
    [InlineData(FontFace.MainRegular, 'i', 278)]
    [InlineData(FontFace.MainRegular, '0', 500)]
    [InlineData(FontFace.MainRegular, '=', 778)]
    [InlineData(FontFace.MainBold, 'A', 869)]
    [InlineData(FontFace.MainItalic, 'A', 743)]
    [InlineData(FontFace.MathItalic, 'x', 572)]
    [InlineData(FontFace.MathItalic, 'σ', 571)]
    [InlineData(FontFace.Typewriter, 'w', 525)]
    public void Advances_are_those_of_Computer_Modern(FontFace face, char character, int width) =>
        Assert.InRange(FontFile.Of(face).Advance(character), width - 1, width + 1);

    [Theory]
    [InlineData(FontFace.MainRegular)]
    [InlineData(FontFace.MainBold)]
    [InlineData(FontFace.MainItalic)]
    [InlineData(FontFace.SansSerif)]
    [InlineData(FontFace.Typewriter)]
    public void Latin_1_is_covered(FontFace face)
    {
        var missing = new List<char>();
        for (var character = ' '; character <= 'ÿ'; character++)
        {
            if (character is >= '\u007F' and < '\u00A0' or '¤' or '¦' or 'Ð' or 'Þ' or 'þ')
            {
                continue;
            }

            if (FaceFallback.For(face, character) is null)
            {
                missing.Add(character);
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Greek_is_covered()
    {
        foreach (var character in "ΓΔΘΛΞΠΣΥΦΨΩαβγδεζηθικλμνξπρστυφχψω")
        {
            Assert.NotNull(FaceFallback.For(FontFace.MainRegular, character));
        }
    }

    [Theory]
    [InlineData('漢')]
    [InlineData('Ж')]
    [InlineData('\uE000')]
    [InlineData(0x1F600)]
    public void Other_scripts_are_not(int character) => Assert.Null(FaceFallback.For(FontFace.MainRegular, character));

    [Fact]
    public void An_accent_stands_above_its_letter()
    {
        var font = FontFile.Of(FontFace.MainRegular);
        foreach (var (accented, plain) in new[] { ('é', 'e'), ('É', 'E'), ('ü', 'u'), ('Å', 'A'), ('ñ', 'n') })
        {
            Assert.Equal(font.Advance(plain), font.Advance(accented));
            var (with, without) = (font.BoundsOf(accented), font.BoundsOf(plain));
            Assert.True(with.Top > without.Top + 80, $"{accented}: {with} over {without}");
            Assert.Equal(without.Bottom, with.Bottom);
        }
    }

    [Theory]
    [InlineData('e', '\u0301', 'é')]
    [InlineData('i', '\u0308', 'ï')]
    [InlineData('C', '\u0327', 'Ç')]
    [InlineData('x', '\u0301', '\0')]
    public void A_letter_and_a_combining_accent_become_one_character(char letter, char accent, char expected) =>
        Assert.Equal(expected, ComposedGlyphs.Precomposed(letter, accent));

    // cmr10.tfm: KRN C o R -0.083334 after C Y; KRN C j R 0.055555 after C o; none between a and a.
    [Theory]
    [InlineData(FontFace.MainRegular, 'Y', 'o', -83.3)]
    [InlineData(FontFace.MainRegular, 'o', 'j', 55.6)]
    [InlineData(FontFace.MainBold, 'A', 'V', -127.8)]
    [InlineData(FontFace.MainItalic, 'b', 'a', -51.1)]
    [InlineData(FontFace.MainRegular, 'a', 'a', 0)]
    [InlineData(FontFace.Typewriter, 'Y', 'o', 0)]
    public void Pairs_are_kerned_as_in_TeX(FontFace face, char left, char right, double expected) =>
        Assert.Equal(expected, Kerning.Between(face, left, right), 0.2);
}
