using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Writers;

/// <summary>
/// Displayed formulas. In those that follow each other the cell left of the relation is as wide as the widest needs, so that the
/// relations stand below each other, although each is a formula of its own.
/// </summary>
internal static class HtmlDisplays
{
    /// <summary>The line of a page, in em of its formulas.</summary>
    public const double Width = 34.4;

    private const int StepsInEm = 2;
    private const int Steps = 40;

    // Another font than the one measured may be so much wider.
    private const double Room = 1.08;

    /// <summary>The widths of the cell left of the relation, in steps.</summary>
    public static readonly string Css = string.Concat(
        Enumerable.Range(1, Steps).Select(step => string.Create(CultureInfo.InvariantCulture, $".r{step}{{--left:{(double)step / StepsInEm}em}}\n")));

    /// <summary>Appends the displays from one on that follow each other, and says how many they are.</summary>
    public static int Write(StringBuilder html, HashSet<string> anchors, ImmutableArray<Block> blocks, int at, double width)
    {
        var count = 0;
        foreach (var (run, displays) in DisplayStretch.From(blocks, at, width))
        {
            var step = (int)Math.Clamp(Math.Ceiling(run.Left * Room * StepsInEm), 1, Steps);
            if (run.Count > 1)
            {
                html.Append(CultureInfo.InvariantCulture, $"<div class=\"run r{step}\">\n");
            }

            foreach (var display in displays)
            {
                Write(html, anchors, display.Display, display.Lines);
            }

            html.Append(run.Count > 1 ? "</div>\n" : "");
            count += run.Count;
        }

        return count;
    }

    private static void Write(StringBuilder html, HashSet<string> anchors, Block.DisplayMath display, GridRows? lines)
    {
        html.Append("<div class=\"display\"");
        if (display.Anchors is [var own, ..])
        {
            html.Append(" id=\"").Append(own).Append('"');
        }

        html.Append('>');
        for (var i = 1; i < display.Anchors.Length; i++)
        {
            html.Append("<span id=\"").Append(display.Anchors[i]).Append("\"></span>");
        }

        var formula = Links.Keep(display.Formula, anchors);
        MathMlWriter.WriteDisplay(formula, lines is { } broken ? Links.Keep(new MathNode.Grid(GridKind.Aligned, broken), anchors) : formula, html);
        html.Append("</div>\n");
    }
}
