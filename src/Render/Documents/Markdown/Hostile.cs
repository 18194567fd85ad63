namespace WorkedSolutions.Render.Documents.Markdown;

/// <summary>
/// Refuses, before the parser sees it, text that no paper needs and that would cost the parser time beyond proportion: the parser's
/// time grows with the square of the brackets, stars, underscores and ticks that stand without a blank line between them.
/// </summary>
internal static class Hostile
{
    private const int LongestParagraph = 1_000_000;

    // The sum, over paragraphs, of the square of the openers in each; about a second of the parser's time.
    private const long MostWork = 200_000_000;

    /// <summary>The first line of the paragraph that is too much, counted from 1, and why; null where there is none.</summary>
    public static (int Line, string Message)? FirstFault(string text)
    {
        if ((long)text.Length * text.Length <= MostWork)
        {
            return null;
        }

        var (line, first, length, blank, maths) = (1, 1, 0, true, false);
        var (openers, work) = (0L, 0L);
        foreach (var c in text)
        {
            length++;
            switch (c)
            {
                case '\n':
                    line++;
                    if (blank)
                    {
                        work += openers * openers;
                        (first, length, openers, maths) = (line, 0, 0, false);
                    }

                    blank = true;
                    break;
                case ' ' or '\t' or '\r' or '>':
                    break;
                default:
                    blank = false;
                    maths ^= c == '$';
                    openers += !maths && (c is '[' or '*' or '_' or '`' or '<') ? 1 : 0;
                    break;
            }

            if (length > LongestParagraph)
            {
                return (first, $"more than {LongestParagraph} characters without a blank line");
            }

            if (work + openers * openers > MostWork)
            {
                return (first, "too many brackets, stars, underscores and ticks without a blank line");
            }
        }

        return null;
    }
}
