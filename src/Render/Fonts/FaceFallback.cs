using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Fonts;

/// <summary>Which face shows a character of running text when the wanted one lacks it.</summary>
internal static class FaceFallback
{
    /// <summary>The first face, the wanted one first, that has the character; null if none of the embedded ones does, or it is for private use.</summary>
    public static FontFace? For(FontFace wanted, int codePoint)
    {
        if (codePoint is >= 0xE000 and < 0xF900)
        {
            return null;
        }

        if (FontFile.Of(wanted).Has(codePoint))
        {
            return wanted;
        }

        foreach (var face in After(wanted))
        {
            if (FontFile.Of(face).Has(codePoint))
            {
                return face;
            }
        }

        return null;
    }

    private static ReadOnlySpan<FontFace> After(FontFace wanted) => wanted switch
    {
        FontFace.MainBold or FontFace.MainBoldItalic or FontFace.MathBoldItalic =>
            [FontFace.MainBold, FontFace.MathBoldItalic, FontFace.MainRegular, FontFace.MathItalic, FontFace.Ams, FontFace.Typewriter, FontFace.Size4],
        _ => [FontFace.MainRegular, FontFace.MathItalic, FontFace.Ams, FontFace.Typewriter, FontFace.Size1, FontFace.Size4],
    };
}
