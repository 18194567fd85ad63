using System.Runtime.CompilerServices;
using WorkedSolutions.Render.Fonts;

namespace WorkedSolutions.Render.Pdf;

/// <summary>A font subset as streams of a PDF, kept for as long as the subset is, because the next paper mostly needs the same ones.</summary>
internal sealed class EmbeddedFont
{
    private static readonly ConditionalWeakTable<FontSubset, EmbeddedFont> Known = [];

    private EmbeddedFont(FontSubset subset)
    {
        Program = Deflate.Compress(subset.File, thorough: true);
        ToUnicode = Deflate.Compress(UnicodeMap.Of(subset.Characters), thorough: true);
    }

    /// <summary>The TrueType file, compressed.</summary>
    public byte[] Program { get; }

    /// <summary>The map from glyphs to Unicode (ISO 32000-1, 9.10.3), compressed.</summary>
    public byte[] ToUnicode { get; }

    /// <summary>The streams of a subset.</summary>
    public static EmbeddedFont Of(FontSubset subset) => Known.GetValue(subset, static made => new EmbeddedFont(made));
}
