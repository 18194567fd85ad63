using Markdig.Helpers;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Documents.Markdown;

/// <summary>Finds formulas on the sheet, and reads those that are TeX, each string once; mistakes are reported at their line.</summary>
internal sealed class FormulaReader(Report report, FormulaSheet? sheet, KnownFormulas? known, Func<MathNode, MathNode?>? replacement)
{
    private readonly Dictionary<string, MathNode> read = new(StringComparer.Ordinal);

    /// <summary>The formulas of a mark; none for a mark that nobody made.</summary>
    public ReadOnlySpan<FormulaSheet.Entry> Find(int mark) => sheet is null ? [] : sheet.Find(mark);

    /// <summary>A text that is taken as it stands, such as code: formulas in it are TeX.</summary>
    public string Plain(string text) => sheet?.Written(text) ?? FormulaSheet.Clean(text);

    /// <summary>Reads a formula that begins at a line and a column (from 0); a display's lines each have a column of their own.</summary>
    public MathNode Read(string text, int line, int column, StringLineGroup lines = default)
    {
        text = Plain(text);
        var tex = text.Trim();
        var read = ReadTex(text, tex, line, column, lines);
        return replacement is null ? read : Replace.In(read, replacement);
    }

    private MathNode ReadTex(string text, string tex, int line, int column, StringLineGroup lines)
    {
        if ((known?.Find(tex) ?? read.GetValueOrDefault(tex)) is { } before)
        {
            return before;
        }

        var result = TexReader.Read(tex);
        if (result.IsComplete)
        {
            known?.Add(tex, result.Node);
            read.Add(tex, result.Node);
        }

        foreach (var error in result.IsComplete ? [] : result.Errors)
        {
            var above = text.AsSpan(0, Math.Clamp(error.Offset + text.Length - text.AsSpan().TrimStart().Length, 0, text.Length));
            var below = above.Count('\n');
            var across = above.Length - above.LastIndexOf('\n') - 1 + (below < lines.Count ? lines.Lines[below].Column : 0);
            report.Error(line + below, lines.Count == 0 ? column : across, "maths", error.Message, error.Hint);
        }

        return result.Node;
    }
}
