using static System.FormattableString;
using System.Text;
using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pdf;

/// <summary>The subset fonts of one paper: which characters of each face it shows, and their objects in the file.</summary>
internal sealed class FontTable
{
    private readonly FontSubset?[] _subsets;
    private readonly int[] _ids;

    /// <summary>Collects the characters of every page.</summary>
    public FontTable(FrameBook book)
    {
        var faces = Enum.GetValues<FontFace>().Length;
        _subsets = new FontSubset?[faces];
        _ids = new int[faces];
        var used = new CodeMap?[faces];
        foreach (var page in book.Pages)
        {
            foreach (var item in page.Items)
            {
                if (item is FrameItem.Glyphs glyphs)
                {
                    var map = used[(int)glyphs.Face] ??= new CodeMap();
                    foreach (var unit in glyphs.Text)
                    {
                        map[unit] = 1;
                    }
                }
            }
        }

        for (var face = 0; face < faces; face++)
        {
            _subsets[face] = used[face] is { } map ? Cut(FontFile.Of((FontFace)face), map.Characters()) : null;
        }
    }

    /// <summary>The subset of a face that the paper uses.</summary>
    public FontSubset this[FontFace face] => _subsets[(int)face]!;

    /// <summary>Writes the fonts to the file; they can then be named in <see cref="Resources"/>.</summary>
    public void Write(PdfFile file)
    {
        for (var face = 0; face < _subsets.Length; face++)
        {
            if (_subsets[face] is { } subset)
            {
                _ids[face] = Write(file, subset);
            }
        }
    }

    /// <summary>The font dictionary of a page's resources.</summary>
    public void Resources(PdfText target)
    {
        target.Add("/Resources<</Font<<"u8);
        for (var face = 0; face < _ids.Length; face++)
        {
            if (_ids[face] != 0)
            {
                target.Add("/F"u8).Add(face).Add(" "u8).Reference(_ids[face]);
            }
        }

        target.Add(">>>>"u8);
    }

    private static FontSubset Cut(FontFile font, string characters)
    {
        var known = new StringBuilder(characters.Length);
        foreach (var character in characters)
        {
            if (font.Has(character))
            {
                known.Append(character);
            }
        }

        return font.Subset(known.Length == characters.Length ? characters : known.ToString());
    }

    private static int Write(PdfFile file, FontSubset subset)
    {
        int font = file.Reserve(), descendant = file.Reserve(), descriptor = file.Reserve(), program = file.Reserve(), unicode = file.Reserve();
        var name = subset.Tag + "+" + subset.Font.Name;
        file.Begin(font).Add($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>");
        var widths = file.Begin(descendant).Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDToGIDMap/Identity/FontDescriptor {descriptor} 0 R");
        widths.Add("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[0["u8);
        foreach (var advance in subset.Advances)
        {
            widths.Add(advance).Add(" "u8);
        }

        widths.Add("]]>>"u8);
        var (face, box) = (subset.Font, subset.Font.Bounds);
        var flags = 4 | (face.Slant > 0 ? 64 : 0) | (face.Face == FontFace.Typewriter ? 1 : 0) | (face.Face == FontFace.SansSerif ? 0 : 2);
        file.Begin(descriptor).Add(
            Invariant($"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box.Left} {box.Bottom} {box.Right} {box.Top}]")
            + Invariant($"/ItalicAngle {(face.Slant > 0 ? -14 : 0)}/Ascent {face.Ascent}/Descent {face.Descent}/CapHeight 683/StemV 80/FontFile2 {program} 0 R>>"));
        file.Stream(program, $"/Length1 {subset.File.Length}", EmbeddedFont.Of(subset).Program);
        file.Stream(unicode, "", EmbeddedFont.Of(subset).ToUnicode);
        return font;
    }
}
