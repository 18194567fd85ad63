using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Writers;

/// <summary>Displayed formulas: those that follow each other with their relations below each other, long ones over pages.</summary>
internal sealed class LatexDisplays(StringBuilder tex, Action<MathNode> formula)
{
    private const int LongestUnbroken = 3;
    private const int BreakableRows = 12;

    /// <summary>Writes the displays from one on that follow each other, in a line so many em wide, and says how many they are.</summary>
    public int Write(ImmutableArray<Block> blocks, int at, double width, bool mayBreak)
    {
        var count = 0;
        foreach (var (run, displays) in DisplayStretch.From(blocks, at, width))
        {
            Join(count > 0 ? displays[0].Display : at > 0 ? blocks[at - 1] : null);
            if (run.Count > 1 || (mayBreak && IsLong(displays[0])))
            {
                Aligned(displays);
            }
            else
            {
                Single(displays[0]);
            }

            count += run.Count;
        }

        return count;
    }

    // A display belongs to the text before it; a blank line between them would be set as an empty line.
    private void Join(Block? before)
    {
        if (before is Block.Paragraph or Block.DisplayMath)
        {
            tex.Length--;
        }
        else
        {
            tex.Append("\\leaddisplay");
        }
    }

    private static bool IsLong(DisplayInLines display) => RowsOf(display) is { Length: > BreakableRows };

    private static ImmutableArray<NodeList>? RowsOf(DisplayInLines display) => (display.Lines ?? (display.Display.Formula is MathNode.Grid { Kind: GridKind.Aligned } grid ? grid.Rows : null))?.Rows;

    private void Single(DisplayInLines display)
    {
        tex.Append("\\[");
        Targets(display.Display.Anchors);
        tex.Append("\\fit{");
        formula(display.Lines is { } lines ? new MathNode.Grid(GridKind.Aligned, lines) : display.Display.Formula);
        tex.Append("}\\]\n\n");
    }

    private void Aligned(ImmutableArray<DisplayInLines> displays)
    {
        tex.Append("\\begin{align*}\n");
        for (var i = 0; i < displays.Length; i++)
        {
            Targets(displays[i].Display.Anchors);
            var rows = RowsOf(displays[i])!.Value;
            for (var r = 0; r < rows.Length; r++)
            {
                Cells(rows[r]);
                tex.Append(r + 1 < rows.Length ? rows.Length > LongestUnbroken ? " \\\\\n" : " \\\\*\n" : i + 1 < displays.Length ? " \\\\[\\displaygap]\n" : "\n");
            }
        }

        tex.Append("\\end{align*}\n\n");
    }

    private void Cells(NodeList row)
    {
        for (var c = 0; c < row.Items.Length; c++)
        {
            tex.Append(c == 0 ? "" : " & ");
            var start = tex.Length;
            formula(row.Items[c]);
            if (c == 0 && tex.Length > start && tex[start] is '[' or '*')
            {
                tex.Insert(start, "{}");
            }
        }
    }

    private void Targets(ImmutableArray<string> places)
    {
        foreach (var place in places)
        {
            tex.Append("\\hypertarget{").Append(place).Append("}{}");
        }
    }
}
