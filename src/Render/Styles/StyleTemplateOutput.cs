using System.Text;
using Scriban.Parsing;
using Scriban.Runtime;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Styles;

/// <summary>Text as it is written; where asked, with the pieces that it is made of, so that any line can be traced back to its template.</summary>
internal sealed class StyleTemplateOutput(StyleTemplateContext context, int limit, bool noting, int room) : IScriptOutput
{
    private readonly StringBuilder written = new(room);
    private readonly List<Piece> pieces = [];

    // A piece begins at Start of the output and was copied from Offset of Source: a template's text, an included file's text,
    // or a value that the expression at Span has.
    private readonly record struct Piece(int Start, string Source, int Offset, SourceSpan Span);

    public void Write(string text, int offset, int count)
    {
        if (written.Length + count > limit)
        {
            throw new StyleTemplateFault(context.CurrentSpan, $"the template writes more than {limit} characters");
        }

        if (noting)
        {
            pieces.Add(new Piece(written.Length, text, offset, context.Writing));
        }

        written.Append(text, offset, count);
    }

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return default;
    }

    public override string ToString() => written.ToString();

    /// <summary>The place of a line, counted from 1.</summary>
    public Place PlaceOf(int line)
    {
        var text = written.ToString();
        var start = 0;
        for (var at = 1; at < line; at++)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
            {
                break;
            }

            start = end + 1;
        }

        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        return PlaceAt(start);
    }

    // The place that the character at a position came from.
    private Place PlaceAt(int position)
    {
        var index = pieces.Count - 1;
        while (index > 0 && pieces[index].Start > position)
        {
            index--;
        }

        if (index < 0)
        {
            return new Place(context.Template.File.Name, 1, 1);
        }

        var piece = pieces[index];
        var offset = piece.Offset + position - piece.Start;
        if (context.Captured.TryGetValue(piece.Source, out var inner))
        {
            return inner.PlaceAt(offset);
        }

        if (context.SourceFile(piece.Source) is not { } file)
        {
            return StyleTemplate.PlaceOf(piece.Span);
        }

        var before = piece.Source.AsSpan(0, Math.Min(offset, piece.Source.Length));
        return new Place(file, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
