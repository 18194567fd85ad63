using System.Collections.Immutable;
using WorkedSolutions.Render.Documents.Markdown;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Documents;

/// <summary>A document, or null where there are errors; and what is to be said about the text.</summary>
public sealed record MarkdownResult(Document? Document, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Reads Markdown into a <see cref="Document"/>. The Markdown is CommonMark with pipe tables, without HTML (tags are text), and with
/// <list type="bullet">
/// <item>maths of the TeX subset: <c>$…$</c> in a line; <c>$$ … $$</c> or a <c>```math</c> fence on lines of their own, with the
/// places that it defines behind the opening or closing mark: <c>$$ {#a #b}</c>;</item>
/// <item>callouts: a quotation that begins <c>[!NOTE] Title</c> (NOTE, THEORY, WARNING, RESULT; the title may be left out);</item>
/// <item>figures: a paragraph that begins <c>![what it shows](figure:name)</c>; the rest of the paragraph is the caption;</item>
/// <item>directives: <c>::: write 8</c>, <c>::: name Name | Number | Marks</c>, <c>::: pagebreak</c>;</item>
/// <item>anchors of headings: <c>## Words {#place}</c>, else made from the words.</item>
/// </list>
/// Links lead to http, https, mailto or <c>#anchor</c>. The title is the head's; a first line <c># Title</c> that repeats it is left out,
/// and other headings are set below it.
/// </summary>
public static class MarkdownReader
{
    /// <summary>The longest text that is read, in UTF-16 units.</summary>
    public const int MaxLength = 4 << 20;

    /// <summary>Reads a text.</summary>
    /// <param name="markdown">The text; line ends of any kind.</param>
    /// <param name="head">What the paper says about itself.</param>
    /// <param name="file">The name for diagnostics.</param>
    /// <param name="mapping">From a line of the text (from 1) to the place that it was made from; null where the text is the file.</param>
    /// <param name="sheet">The formulas that stand in the text as marks.</param>
    /// <param name="known">Formulas that other texts of the same origin have written as TeX, and now this one.</param>
    /// <param name="replacement">What stands in the place of a part of a formula that is written as TeX; null: nothing does.</param>
    public static MarkdownResult Read(
        string markdown, DocumentHead head, string file, Func<int, Place>? mapping = null, FormulaSheet? sheet = null, KnownFormulas? known = null, Func<MathNode, MathNode?>? replacement = null)
    {
        if (markdown.Length > MaxLength)
        {
            return Failed("text-too-long", new Place(file, 0, 0), $"the text has {markdown.Length} characters; at most {MaxLength} are read");
        }

        var fault = Hostile.FirstFault(markdown);
        if (fault is { } found)
        {
            return Failed("text-too-deep", mapping?.Invoke(found.Line) ?? new Place(file, found.Line, 1), found.Message);
        }

        try
        {
            var first = new BlockConversion(markdown, head, file, mapping, sheet, known, replacement, precise: false);
            var blocks = first.Convert();
            if (first.Report.Count == 0)
            {
                return new MarkdownResult(new Document(head, blocks), []);
            }

            var second = new BlockConversion(markdown, head, file, mapping, sheet, known, replacement, precise: true);
            blocks = second.Convert();
            var diagnostics = second.Report.Found;
            return new MarkdownResult(second.Report.HasErrors ? null : new Document(head, blocks), diagnostics);
        }
        catch (ArgumentException exception) when (exception.Message.Contains("depth", StringComparison.OrdinalIgnoreCase)
            || exception.Message.Contains("nested", StringComparison.OrdinalIgnoreCase))
        {
            return Failed("text-too-deep", new Place(file, 0, 0), "quotations, lists or brackets are nested too deeply");
        }
    }

    private static MarkdownResult Failed(string code, Place place, string message) =>
        new(null, [Diagnostic.Error(code, place, message)]);
}
