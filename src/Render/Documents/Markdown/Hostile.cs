namespace WorkedSolutions.Render.Documents.Markdown;

/// <summary>
/// Refuses, before the parser sees it, text that no paper needs and that would cost the parser time beyond proportion:
/// very long runs of lines without a blank one, and piles of the characters that open things.
/// </summary>
internal static class Hostile
{
    private const int LongestParagraph = 200_000;
    private const int MostOpeners = 2_000;

    public static (int Line, string Message)? FirstFault(string text)
    {
        var line = 1;
        var first = 1;
        var length = 0;
        var openers = 0;
        var blank = true;
        foreach (var c in text)
        {
            length++;
            switch (c)
            {
                case '\n':
                    line++;
                    if (blank)
                    {
                        length = openers = 0;
                        first = line;
                    }

                    blank = true;
                    break;
                case ' ' or '\t' or '\r' or '>':
                    break;
                case '[' or '*' or '_' or '`' or '<':
                    openers++;
                    blank = false;
                    break;
                default:
                    blank = false;
                    break;
            }

            if (length > LongestParagraph || openers > MostOpeners)
            {
                return (first, length > LongestParagraph
                    ? $"more than {LongestParagraph} characters without a blank line"
                    : $"more than {MostOpeners} brackets, stars, underscores and ticks without a blank line");
            }
        }

        return null;
    }
}
