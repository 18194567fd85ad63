using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Maths;

/// <summary>A glyph's TeX metrics in em of its own size.</summary>
internal readonly record struct GlyphMetric(double Width, double Height, double Depth, double Italic, double Skew);

/// <summary>Finds the metrics of glyphs; scripts have those of the 7- and 5-point designs where Computer Modern has them.</summary>
internal static class GlyphMetrics
{
    private const int Fields = 7;
    private const int Slots = 4096;
    private const double Unit = 1e-5;

    private static readonly GlyphMetric[] Metrics = Read();
    private static readonly int[] Keys = new int[Slots];
    private static readonly short[] Places = Index();

    /// <summary>The metrics of a character in a face at a size: 0 text, 1 script, 2 scriptscript.</summary>
    internal static bool TryFind(FontFace face, int character, int size, out GlyphMetric metric)
    {
        var key = ((int)face << 16) | character;
        for (var slot = Hash(key); Places[slot] != 0; slot = (slot + 1) & (Slots - 1))
        {
            if (Keys[slot] == key)
            {
                metric = Metrics[(3 * (Places[slot] - 1)) + size];
                return true;
            }
        }

        metric = default;
        return false;
    }

    private static int Hash(int key) => (int)((uint)(key * -1640531527) >> 20);

    private static short[] Index()
    {
        var places = new short[Slots];
        var glyphs = GlyphTable.Glyphs;
        for (var i = 0; i < glyphs.Length / Fields; i++)
        {
            var key = glyphs[Fields * i];
            var slot = Hash(key);
            while (places[slot] != 0)
            {
                slot = (slot + 1) & (Slots - 1);
            }

            Keys[slot] = key;
            places[slot] = (short)(i + 1);
        }

        return places;
    }

    private static GlyphMetric[] Read()
    {
        var glyphs = GlyphTable.Glyphs;
        var metrics = new GlyphMetric[3 * glyphs.Length / Fields];
        for (var i = 0; i < glyphs.Length / Fields; i++)
        {
            var row = glyphs.Slice(Fields * i, Fields);
            var text = Of(row[1..]);
            metrics[3 * i] = text;
            var small = row[6] * 10;
            metrics[(3 * i) + 1] = row[6] < 0 ? text : Of(GlyphTable.Small[small..]);
            metrics[(3 * i) + 2] = row[6] < 0 ? text : Of(GlyphTable.Small[(small + 5)..]);
        }

        return metrics;
    }

    private static GlyphMetric Of(ReadOnlySpan<int> row) => new(row[0] * Unit, row[1] * Unit, row[2] * Unit, row[3] * Unit, row[4] * Unit);
}

/// <summary>The font parameters of The TeXbook, appendix G, by their place in <see cref="GlyphTable.Parameters"/>.</summary>
internal enum FontParameter
{
    XHeight, Quad, Num1, Num2, Num3, Denom1, Denom2, Sup1, Sup2, Sup3, Sub1, Sub2, SupDrop, SubDrop, Delim1, Delim2, AxisHeight,
    RuleThickness, OperatorSpacing1, OperatorSpacing2, OperatorSpacing3, OperatorSpacing4, OperatorSpacing5,
}
