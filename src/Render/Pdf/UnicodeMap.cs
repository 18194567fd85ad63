namespace WorkedSolutions.Render.Pdf;

/// <summary>The CMap that tells readers which character each glyph of a subset shows.</summary>
internal static class UnicodeMap
{
    private const int MostInSection = 100;

    /// <summary>The map in which glyph n shows the n-th of the characters, counted from 1.</summary>
    public static byte[] Of(string characters)
    {
        var map = new PdfText();
        map.Add("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def"u8);
        map.Add("/CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n"u8);
        for (var start = 0; start < characters.Length; start += MostInSection)
        {
            var end = Math.Min(start + MostInSection, characters.Length);
            map.Add(end - start).Add(" beginbfchar\n"u8);
            for (var i = start; i < end; i++)
            {
                map.Add("<"u8).Hex(i + 1).Add("><"u8).Hex(characters[i]).Add(">\n"u8);
            }

            map.Add("endbfchar\n"u8);
        }

        map.Add("endcmap CMapName currentdict/CMap defineresource pop end end"u8);
        return map.Written.ToArray();
    }
}
