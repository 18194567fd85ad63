using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Pages;

/// <summary>The bare text of inlines, for bookmarks and the like.</summary>
internal static class PlainText
{
    private const int DeepestNesting = 64;

    /// <summary>The text; a formula as it is read aloud.</summary>
    public static string Of(ImmutableArray<Inline> content, Func<MathNode, string> spoken)
    {
        var text = new StringBuilder();
        Add(text, content, spoken, 0);
        return text.ToString();
    }

    private static void Add(StringBuilder text, ImmutableArray<Inline> content, Func<MathNode, string> spoken, int depth)
    {
        foreach (var inline in depth > DeepestNesting ? [] : content)
        {
            switch (inline)
            {
                case Inline.Text plain:
                    text.Append(plain.Value);
                    break;
                case Inline.Math math:
                    text.Append(spoken(math.Formula));
                    break;
                case Inline.Emphasis emphasis:
                    Add(text, emphasis.Content, spoken, depth + 1);
                    break;
                case Inline.Strong strong:
                    Add(text, strong.Content, spoken, depth + 1);
                    break;
                case Inline.Code code:
                    text.Append(code.Value);
                    break;
                case Inline.Link link:
                    Add(text, link.Content, spoken, depth + 1);
                    break;
                case Inline.LineBreak:
                    text.Append(' ');
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
    }
}
